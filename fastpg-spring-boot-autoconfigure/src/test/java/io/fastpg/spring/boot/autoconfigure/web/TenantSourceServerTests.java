package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.fastpg.Table;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;
import io.fastpg.spring.boot.autoconfigure.web.CatApplication.Cat;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client says by host, path and cookie, as a real server reads it. */
@SpringBootTest(classes = CatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TenantSourceServerTests.PathController.class)
class TenantSourceServerTests {

	private RawClient client = new RawClient(0);

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		String address = TestServer.createDatabase(
				"create table cat (id int primary key, name text not null, uid int not null)",
				"insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'mew', 1)");
		registry.add("fastpg.url", () -> "postgresql:" + address);
		registry.add("fastpg.username", () -> "app");
		registry.add("fastpg.password", () -> "app-password");
		registry.add("fastpg.tenant.column", () -> "uid");
		registry.add("fastpg.tenant.subdomain-of", () -> "shop.example");
		registry.add("fastpg.tenant.path-pattern", () -> "/t/{tenant}/**");
		registry.add("fastpg.tenant.cookie", () -> "TENANT");
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.client = new RawClient(port);
	}

	@Test
	void theSubdomainIsTheTenant() {
		assertThat(this.client.get("/sync", "1.shop.example")).contains(" 200 ", "[\"meow\",\"mew\"]");
		assertThat(this.client.get("/sync", "2.SHOP.example:8080")).contains(" 200 ", "[\"purr\"]");
	}

	@Test
	void thePathIsTheTenant() {
		assertThat(this.client.get("/t/1/cats", "localhost")).contains(" 200 ", "[\"meow\",\"mew\"]");
		assertThat(this.client.get("/t/%32/cats", "localhost")).contains(" 200 ", "[\"purr\"]");
	}

	@Test
	void theCookieIsTheTenantAndTheAnswerVariesWithIt() {
		assertThat(this.client.get("/sync", "localhost", "Cookie: theme=dark; TENANT=2")).contains(" 200 ",
				"Vary: Cookie", "[\"purr\"]");
	}

	@Test
	void theHeaderOfTheDefaultIsNoSourceBesideThem() {
		assertThat(this.client.get("/sync", "localhost", "X-Tenant-ID: 2")).contains(" 400 ").doesNotContain("purr");
		assertThat(this.client.get("/sync", "1.shop.example", "X-Tenant-ID: 2")).contains(" 200 ",
				"[\"meow\",\"mew\"]");
	}

	@Test
	void twoThatDisagreeAre403() {
		assertThat(this.client.get("/sync", "1.shop.example", "Cookie: TENANT=2")).contains(" 403 ",
				"The request names two tenants.");
		assertThat(this.client.get("/t/2/cats", "1.shop.example")).contains(" 403 ", "The request names two tenants.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/t/1/../2/cats", "/t/1/%2e%2e/2/cats", "/t/2;a=b/cats", "/t/2%2Fcats", "/t/2%00/cats",
			"/t/./2/cats", "/t//2/cats" })
	void aPathThatServersReadDifferentlyIsNotServed(String path) {
		assertThat(this.client.get(path, "localhost")).contains("HTTP/1.1 4").doesNotContain("purr", "meow");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie: TENANT=1; TENANT=2", "Cookie: TENANT=2; TENANT=2", "Cookie: TENANT=",
			"Cookie: TENANT=\"2\"", "Cookie: TENANT=02" })
	void aCookieThatIsNotOnePlainTenantIs400(String cookie) {
		assertThat(this.client.get("/sync", "localhost", cookie)).contains(" 400 ").doesNotContain("purr", "meow");
	}

	@RestController
	static class PathController {

		private final Table<Cat> cats;

		PathController(Table<Cat> cats) {
			this.cats = cats;
		}

		@GetMapping("/t/{tenant}/cats")
		List<String> cats() {
			return CatApplication.names(this.cats);
		}

	}

}
