package io.fastpg.spring.boot.autoconfigure.web;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

import io.fastpg.Database;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class TenantResolverTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/cats");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final AtomicReference<RowFilter> served = new AtomicReference<>();

	private final FilterChain chain = (request, response) -> this.served.set(FilterScope.current());

	@Test
	void theResolversValueIsTheRequestsTenant() throws Exception {
		filter(cats(), (request) -> 7).doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(RowFilter.of("uid", 7));
		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
		assertThat(this.response.getHeader("Vary")).isNull();
	}

	@Test
	void aResolverWithoutTenantMeans400() throws Exception {
		filter(cats(), (request) -> null).doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(null);
		assertThat(this.response.getStatus()).isEqualTo(400);
		assertThat(this.response.getContentType()).startsWith("application/problem+json");
		assertThat(this.response.getContentAsString())
			.isEqualTo("{\"title\":\"Bad Request\",\"status\":400,\"detail\":\"The request has no tenant.\"}");
	}

	@Test
	void theResolversValueMustBeCanonicalToo() throws Exception {
		filter(cats(), (request) -> "07").doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(null);
		assertThat(this.response.getStatus()).isEqualTo(400);
		assertThat(this.response.getContentAsString()).doesNotContain("07", "uid", "integer");
	}

	@Test
	void aResolverMayRefuseWithAnotherStatus() throws Exception {
		filter(cats(), TenantResolverTests::refuse).doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(null);
		assertThat(this.response.getStatus()).isEqualTo(403);
		assertThat(this.response.getContentAsString()).contains("not your shop");
	}

	@Test
	void aResolverMayFixSeveralColumns() throws Exception {
		RowFilter both = RowFilter.of("uid", 7).and(RowFilter.of("region", "eu"));

		filter(database("create table cat (id int primary key, uid int not null, region text not null)"),
				(request) -> both)
			.doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(both);
	}

	@Test
	void aResolverThatLeavesTheTenantsColumnOpenIsRefusedAndLogged(CapturedOutput output) throws Exception {
		filter(cats(), (request) -> RowFilter.none()).doFilter(this.request, this.response, this.chain);
		assertThat(this.response.getStatus()).isEqualTo(500);

		MockHttpServletResponse second = new MockHttpServletResponse();
		filter(cats(), (request) -> RowFilter.of("region", "eu")).doFilter(this.request, second, this.chain);
		assertThat(second.getStatus()).isEqualTo(500);

		assertThat(this.served).hasValue(null);
		assertThat(output).contains("ERROR", "leaves the tenant's column \"uid\" open: row filter on region")
			.doesNotContain("eu");
	}

	@Test
	void aResolverThatFailsReadsNothingAndLeavesNoTenant() {
		TenantResolver failing = (request) -> {
			FilterScope.open(RowFilter.of("uid", 7));
			throw new IllegalStateException("thrown");
		};

		assertThatThrownBy(() -> filter(cats(), failing).doFilter(this.request, this.response, this.chain))
			.hasMessage("thrown");

		assertThat(this.served).hasValue(null);
		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
	}

	@Test
	void aResolverRunsWithoutTheTenantThatOtherCodeLeftOpen() throws Exception {
		try (FilterScope forgotten = FilterScope.open(RowFilter.of("uid", 1))) {
			assertThat(forgotten).isNotNull();

			filter(cats(), (request) -> FilterScope.current().isEmpty() ? 7 : null).doFilter(this.request,
					this.response, this.chain);
		}

		assertThat(this.served).hasValue(RowFilter.of("uid", 7));
	}

	@Test
	void anExceptionAfterTheResolverLeavesNoTenant() {
		FilterChain failing = (request, response) -> {
			throw new IllegalStateException("thrown");
		};

		assertThatThrownBy(() -> filter(cats(), (request) -> 7).doFilter(this.request, this.response, failing))
			.hasMessage("thrown");

		assertThat(FilterScope.current()).isEqualTo(RowFilter.none());
	}

	@Test
	void aSchemaWithoutTheColumnIsAnErrorOfTheApplication() {
		Database db = database("create table dog (id int)");

		assertThatThrownBy(() -> filter(db, (request) -> 7).doFilter(this.request, this.response, this.chain))
			.isInstanceOf(SchemaException.class);

		assertThat(this.served).hasValue(null);
	}

	@Test
	void whileTheDatabaseIsDownARequestThatDoesWithoutItIsServed() throws Exception {
		Database down = Database.of(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none", "app", ""));

		filter(down, (request) -> 7).doFilter(this.request, this.response, this.chain);

		assertThat(this.served).hasValue(RowFilter.of("uid", 7));
	}

	@Test
	void theContextPathIsNoPartOfAnExcludedPath() throws Exception {
		this.request.setContextPath("/shop");
		this.request.setRequestURI("/shop/open/cats");
		filter(cats(), (request) -> null).doFilter(this.request, this.response, this.chain);
		assertThat(this.response.getStatus()).isEqualTo(200);

		this.request.setContextPath("/open");
		this.request.setRequestURI("/open/cats");
		filter(cats(), (request) -> null).doFilter(this.request, this.response, this.chain);
		assertThat(this.response.getStatus()).isEqualTo(400);
	}

	private static Object refuse(HttpServletRequest request) {
		throw new ResponseStatusException(HttpStatus.FORBIDDEN, "This is not your shop.");
	}

	private static Database cats() {
		return database("create table cat (id int primary key, uid int not null)");
	}

	private static Database database(String script) {
		String address = TestServer.createDatabase(script);
		return Database.of(new DriverManagerDataSource("jdbc:postgresql:" + address, "app", ""));
	}

	private static TenantFilter filter(Database db, TenantResolver resolver) {
		return new TenantFilter(resolver, new TenantFilters("uid", () -> db),
				new TenantValidation(List.of(), 403, Duration.ZERO), List.of("/open/**"));
	}

}
