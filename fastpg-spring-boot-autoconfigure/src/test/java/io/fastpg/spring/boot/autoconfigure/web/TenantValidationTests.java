package io.fastpg.spring.boot.autoconfigure.web;

import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.server.ResponseStatusException;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TenantValidationTests {

	private static final RowFilter ACME = RowFilter.of("tenant_id", "acme");

	private final List<String> asked = new ArrayList<>();

	private final List<RowFilter> served = new ArrayList<>();

	@Test
	void aTenantThatIsValidForTheUserIsServed() throws Exception {
		TenantValidator membership = (tenant, principal) -> tenant.equals(ACME) && principal != null
				&& principal.getName().equals("alice");

		assertThat(answer("alice", membership).getStatus()).isEqualTo(200);
		assertThat(this.served).containsExactly(ACME);
	}

	@Test
	void aTenantThatIsNotValidIs403AsProblemDetailAndNothingIsRead() throws Exception {
		MockHttpServletResponse response = answer("alice", (tenant, principal) -> false);

		assertThat(response.getStatus()).isEqualTo(403);
		assertThat(response.getContentType()).startsWith("application/problem+json");
		assertThat(response.getContentAsString()).contains("may not act for its tenant")
			.doesNotContain("acme", "alice");
		assertThat(this.served).isEmpty();
	}

	@Test
	void a404TellsNotThatTheTenantIsThere() throws Exception {
		TenantValidation validation = new TenantValidation(List.of((tenant, principal) -> false), 404, Duration.ZERO);

		MockHttpServletResponse response = answer(new MockHttpServletRequest(), validation);

		assertThat(response.getStatus()).isEqualTo(404);
		assertThat(response.getContentAsString()).contains("was not found");
		assertThat(this.served).isEmpty();
	}

	@Test
	void allValidatorsMustAgree() throws Exception {
		assertThat(answer("alice", (tenant, principal) -> true, (tenant, principal) -> false).getStatus())
			.isEqualTo(403);
		assertThat(answer("alice", (tenant, principal) -> true, (tenant, principal) -> true).getStatus())
			.isEqualTo(200);
	}

	@Test
	void anAnswerIsRememberedForATenantAndAUser() throws Exception {
		TenantValidation validation = new TenantValidation(List.of(this::note), 403, Duration.ofMinutes(1));

		for (int i = 0; i < 3; i++) {
			answer(request("alice"), validation);
			answer(request("bob"), validation);
			answer(new MockHttpServletRequest(), validation);
			validation.require(RowFilter.of("tenant_id", "globex"), null);
		}

		assertThat(this.asked).containsExactly("alice", "bob", "nobody", "nobody");
	}

	@Test
	void withoutTimeToRememberEachRequestAsks() throws Exception {
		TenantValidation validation = new TenantValidation(List.of(this::note), 403, Duration.ZERO);

		answer(request("alice"), validation);
		answer(request("alice"), validation);

		assertThat(this.asked).containsExactly("alice", "alice");
	}

	@Test
	void theAnonymousUserIsNobody() throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setUserPrincipal(new AnonymousAuthenticationToken("key", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));

		answer(request, new TenantValidation(List.of(this::note), 403, Duration.ZERO));

		assertThat(this.asked).containsExactly("nobody");
	}

	@Test
	void aValidatorMayRefuseInItsOwnWords() throws Exception {
		MockHttpServletResponse response = answer("alice", (tenant, principal) -> {
			throw new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED, "The shop is closed.");
		});

		assertThat(response.getStatus()).isEqualTo(402);
		assertThat(response.getContentAsString()).contains("The shop is closed.");
		assertThat(this.served).isEmpty();
	}

	@Test
	void aValidatorThatFailsReadsNothingAndLeavesNoTenant() {
		TenantValidator failing = (tenant, principal) -> {
			FilterScope.open(tenant);
			throw new IllegalStateException("thrown");
		};

		assertThatThrownBy(() -> answer("alice", failing)).isInstanceOf(IllegalStateException.class)
			.hasMessage("thrown");

		assertThat(this.served).isEmpty();
		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
	}

	@Test
	void aValidatorRunsWithoutATenant() throws Exception {
		TenantValidator outside = (tenant, principal) -> FilterScope.current().isEmpty();

		assertThat(answer("alice", outside).getStatus()).isEqualTo(200);
	}

	private boolean note(RowFilter tenant, Principal principal) {
		return this.asked.add((principal != null) ? principal.getName() : "nobody");
	}

	private MockHttpServletResponse answer(String user, TenantValidator... validators) throws Exception {
		return answer(request(user), new TenantValidation(List.of(validators), 403, Duration.ofMinutes(1)));
	}

	private MockHttpServletResponse answer(MockHttpServletRequest request, TenantValidation validation)
			throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		new TenantFilter((asked) -> "acme", new TenantFilters("tenant_id", () -> null), validation, List.of())
			.doFilter(request, response, (req, res) -> this.served.add(FilterScope.current()));
		return response;
	}

	private static MockHttpServletRequest request(String user) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setUserPrincipal(() -> user);
		return request;
	}

}
