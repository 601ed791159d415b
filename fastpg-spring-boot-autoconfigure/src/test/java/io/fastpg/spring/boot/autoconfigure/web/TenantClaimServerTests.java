package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.filter.OncePerRequestFilter;

import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

/** The tenant of a JWT, behind a filter that authenticates as Spring Security's do. */
@SpringBootTest(classes = CatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ TenantClaimServerTests.Login.class, TenantClaimServerTests.Members.class })
class TenantClaimServerTests {

	private RestTestClient client = RestTestClient.bindToServer().build();

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		String address = TestServer.createDatabase(
				"create table cat (id int primary key, name text not null, uid int not null)",
				"insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'mew', 1), (4, 'gone', 3)");
		registry.add("fastpg.url", () -> "postgresql:" + address);
		registry.add("fastpg.username", () -> "app");
		registry.add("fastpg.password", () -> "app-password");
		registry.add("fastpg.tenant.column", () -> "uid");
		registry.add("fastpg.tenant.claim", () -> "tenant_id");
		registry.add("fastpg.tenant.header", () -> "X-Tenant-ID");
		registry.add("fastpg.tenant.exclude-paths", () -> "/open/**");
		registry.add("spring.web.error.path", () -> "/failed");
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sync", "/callable", "/deferred", "/async", "/throw", "/callable-throw" })
	void theClaimIsTheTenantOfEveryDispatch(String path) {
		assertBody(this.client.get().uri(path).header("Login", "2"), "[\"purr\"]");
		assertBody(this.client.get().uri(path).header("Login", "1"), "[\"meow\",\"mew\"]");
	}

	@Test
	void theHeaderMayRepeatIt() {
		assertBody(this.client.get().uri("/sync").header("Login", "2").header("X-Tenant-ID", "2"), "[\"purr\"]");
	}

	@Test
	void theHeaderMayNotContradictIt() {
		assertStatus(this.client.get().uri("/sync").header("Login", "1").header("X-Tenant-ID", "2"), 403);
	}

	@Test
	void theHeaderAloneIsNobodysTenant() {
		assertStatus(this.client.get().uri("/sync").header("X-Tenant-ID", "2"), 400);
	}

	@Test
	void theHeaderIsNotTheTenantOfAUserWithoutTheClaim() {
		assertStatus(this.client.get().uri("/sync").header("Login", "none").header("X-Tenant-ID", "2"), 403);
	}

	@Test
	void aTenantThatTheApplicationDoesNotKnowIs403() {
		assertStatus(this.client.get().uri("/sync").header("Login", "3"), 403);
	}

	private static void assertBody(RestTestClient.RequestHeadersSpec<?> request, String body) {
		request.exchange().expectBody(String.class).isEqualTo(body);
	}

	private static void assertStatus(RestTestClient.RequestHeadersSpec<?> request, int status) {
		request.exchange().expectStatus().isEqualTo(status);
	}

	/** Authenticates whoever says so in a header, at the order of Spring Security. */
	@Order(-100)
	static class Login extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String tenant = request.getHeader("Login");
			Map<String, Object> claims = "none".equals(tenant) ? Map.of("sub", "alice")
					: Map.of("sub", "alice", "tenant_id", Long.parseLong((tenant != null) ? tenant : "0"));
			Jwt jwt = new Jwt("token", Instant.EPOCH, Instant.MAX, Map.of("alg", "none"), claims);
			SecurityContextHolder.getContext()
				.setAuthentication((tenant != null)
						? new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList("ROLE_USER"))
						: new AnonymousAuthenticationToken("key", jwt,
								AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));
			try {
				chain.doFilter(new SecurityContextHolderAwareRequestWrapper(request, "ROLE_"), response);
			}
			finally {
				SecurityContextHolder.clearContext();
			}
		}

	}

	/** Tenants 1 and 2 are active. */
	static class Members implements TenantValidator {

		@Override
		public boolean isValid(RowFilter tenant, Principal principal) {
			return principal.getName().equals("alice") && !tenant.terms().get(0).value().equals(3L);
		}

	}

}
