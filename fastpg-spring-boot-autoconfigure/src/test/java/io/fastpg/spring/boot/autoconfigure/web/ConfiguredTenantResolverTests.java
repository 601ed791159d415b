package io.fastpg.spring.boot.autoconfigure.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponseException;

import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.OnMismatch;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.Source;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties.Tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ConfiguredTenantResolverTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/t/acme/albums");

	@Test
	void sourcesThatAgreeNameTheTenant() {
		this.request.addHeader("Host", "acme.shop.example");
		this.request.addHeader("X-Tenant-ID", "acme");
		this.request.setCookies(new Cookie("TENANT", "acme"));

		assertThat(resolve(source("X-Tenant-ID", "shop.example", "/t/{tenant}/**", "TENANT", null, false)))
			.isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Test
	void oneOfSeveralClientSourcesIsEnough() {
		this.request.setCookies(new Cookie("TENANT", "acme"));

		assertThat(resolve(source("X-Tenant-ID", "shop.example", null, "TENANT", null, false)))
			.isEqualTo(RowFilter.of("tenant_id", "acme"));
	}

	@Test
	void sourcesThatDisagreeAre403WithoutTheValues(CapturedOutput output) {
		this.request.addHeader("X-Tenant-ID", "globex");
		this.request.setCookies(new Cookie("TENANT", "acme"));

		assertRefused(source("X-Tenant-ID", null, null, "TENANT", null, false), HttpStatus.FORBIDDEN,
				"The request names two tenants.");
		assertThat(output).contains("WARN", "its request cookie TENANT and its request header X-Tenant-ID")
			.doesNotContain("globex", "acme");
	}

	@Test
	void theThirdMustAgreeToo() {
		this.request.addHeader("X-Tenant-ID", "globex");
		this.request.setCookies(new Cookie("TENANT", "acme"));

		assertRefused(source("X-Tenant-ID", null, "/t/{tenant}/**", "TENANT", null, false), HttpStatus.FORBIDDEN,
				"The request names two tenants.");
	}

	@Test
	void aHeaderThatContradictsTheUserIs403() {
		this.request.setUserPrincipal(() -> "acme");
		this.request.addHeader("X-Tenant-ID", "globex");

		assertRefused(source("X-Tenant-ID", null, null, null, null, true), HttpStatus.FORBIDDEN,
				"The request names two tenants.");
	}

	@Test
	void theMostTrustedSourceGivesTheValueItsType() {
		this.request.getSession(true).setAttribute("tenant", 7);
		this.request.addHeader("X-Tenant-ID", "7");

		assertThat(resolve(source("X-Tenant-ID", null, null, null, "tenant", false)))
			.isEqualTo(RowFilter.of("tenant_id", 7));
	}

	@Test
	void withoutAnyTheAnswerIs400() {
		assertRefused(source("X-Tenant-ID", "shop.example", null, null, null, false), HttpStatus.BAD_REQUEST,
				"The request has no tenant. It is looked for in: subdomain of shop.example, request header X-Tenant-ID.");
		assertRefused(source(null, null, null, "TENANT", null, false), HttpStatus.BAD_REQUEST,
				"Request cookie TENANT is missing: it names the tenant.");
	}

	@Test
	void aClientsValueDoesNotStandInForAUserWhoIsNotThere() {
		this.request.addHeader("X-Tenant-ID", "acme");

		assertRefused(source("X-Tenant-ID", null, null, null, null, true), HttpStatus.BAD_REQUEST,
				"The request has no tenant: it takes an authenticated user's.");
	}

	@Test
	void aClientsValueDoesNotStandInForTheTenantOfAUserWhoHasNone() {
		this.request.setUserPrincipal(() -> "alice");
		this.request.addHeader("X-Tenant-ID", "acme");

		assertRefused(source("X-Tenant-ID", null, null, null, "tenant", false), HttpStatus.FORBIDDEN,
				"The authenticated user has no tenant.");
	}

	@Test
	void oneIdentityDoesNotStandInForAnother() {
		this.request.setUserPrincipal(() -> "acme");

		assertRefused(source(null, null, null, null, "tenant", true), HttpStatus.FORBIDDEN,
				"The authenticated user has no tenant.");
	}

	@Test
	void anAdditionalColumnIsFilteredByToo() {
		this.request.addHeader("X-Tenant-ID", "acme");
		this.request.addHeader("X-Region", "eu");

		assertThat(resolve(source("X-Tenant-ID", null, null, null, null, false), "X-Region"))
			.isEqualTo(RowFilter.of("tenant_id", "acme").and(RowFilter.of("region", "eu")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Tenant-ID", "X-Region" })
	void anAdditionalColumnIsRequiredAsTheTenantsIs(String only) {
		this.request.addHeader(only, "acme");

		assertThatExceptionOfType(ErrorResponseException.class)
			.isThrownBy(() -> resolve(source("X-Tenant-ID", null, null, null, null, false), "X-Region"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST));
	}

	@Test
	void answersVaryWithHeadersCookiesAndSessions() {
		assertThat(new ConfiguredTenantResolver(
				tenant(source("X-Tenant-ID", "shop.example", "/t/{tenant}/**", "TENANT", "tenant", true),
						Map.of("region", source("X-Region", null, null, null, null, false))))
			.variesBy()).containsExactly("Cookie", "X-Tenant-ID", "X-Region");
	}

	@Test
	void answersVaryWithTheCookieOfASession() {
		assertThat(new ConfiguredTenantResolver(tenant(source(null, null, null, null, "tenant", false), Map.of()))
			.variesBy()).containsExactly("Cookie");
	}

	private RowFilter resolve(Source source) {
		return new ConfiguredTenantResolver(tenant(source, Map.of())).resolve(this.request);
	}

	private RowFilter resolve(Source source, String regionHeader) {
		return new ConfiguredTenantResolver(
				tenant(source, Map.of("region", source(regionHeader, null, null, null, null, false))))
			.resolve(this.request);
	}

	private void assertRefused(Source source, HttpStatus status, String detail) {
		assertThatExceptionOfType(ErrorResponseException.class).isThrownBy(() -> resolve(source)).satisfies((ex) -> {
			assertThat(ex.getStatusCode()).isEqualTo(status);
			assertThat(ex.getBody().getDetail()).isEqualTo(detail);
		});
	}

	private static Source source(@Nullable String header, @Nullable String subdomainOf, @Nullable String pathPattern,
			@Nullable String cookie, @Nullable String sessionAttribute, boolean principal) {
		return new Source(header, subdomainOf, pathPattern, cookie, sessionAttribute, principal, null);
	}

	private static Tenant tenant(Source source, Map<String, Source> additional) {
		return new Tenant("tenant_id", source.header(), source.subdomainOf(), source.pathPattern(), source.cookie(),
				source.sessionAttribute(), source.principal(), source.claim(), additional, 403, Duration.ZERO,
				List.of(), List.of(), OnMismatch.PIN, null, UnfilteredAccess.ALLOWED, RowSecurityMode.USE, -90);
	}

}
