package io.fastpg.spring.boot.autoconfigure.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

/** Dispatches of one request, as a server makes them. */
@SpringBootTest(classes = { CatApplication.class, DispatchController.class },
		webEnvironment = WebEnvironment.RANDOM_PORT)
class TenantDispatchTests {

	@LocalServerPort
	private int port;

	private RestTestClient client = RestTestClient.bindToServer().build();

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		String address = TestServer.createDatabase(
				"create table cat (id int primary key, name text not null, uid int not null)",
				"insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'mew', 1)");
		registry.add("fastpg.url", () -> "postgresql:" + address);
		registry.add("fastpg.username", () -> "app");
		registry.add("fastpg.password", () -> "app-password");
		registry.add("fastpg.tenant.column", () -> "uid");
		registry.add("fastpg.tenant.exclude-paths", () -> "/open/**");
		registry.add("spring.web.error.path", () -> "/failed");
	}

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward", "/forward-to-excluded", "/include", "/before-and-after-include", "/dispatch",
			"/timeout-handled" })
	void aDispatchKeepsTheTenantOfItsRequest(String path) {
		this.client.get()
			.uri(path)
			.header("X-Tenant-ID", "2")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo("[\"purr\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/open/forward", "/open/include", "/open/dispatch" })
	void aDispatchGetsNoTenantThatItsRequestHasNot(String path) {
		this.client.get()
			.uri(path)
			.header("X-Tenant-ID", "2")
			.exchange()
			.expectBody(String.class)
			.isEqualTo("no tenant here");
	}

	@Test
	void theErrorDispatchAfterATimeoutSeesTheRequestsTenant() {
		this.client.get()
			.uri("/timeout")
			.header("X-Tenant-ID", "2")
			.exchange()
			.expectStatus()
			.isEqualTo(503)
			.expectBody(String.class)
			.isEqualTo("[\"purr\"]");
	}

	@Test
	void theServersOwnThreadHasNoTenantAtATimeoutAndTheCallFails() {
		this.client.get().uri("/timeout-callback").header("X-Tenant-ID", "2").exchange().expectStatus().isForbidden();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/forward", "/include", "/dispatch", "/timeout", "/timeout-handled", "/timeout-callback" })
	void afterADispatchItsThreadsHaveNoTenant(String path) {
		for (int i = 0; i < 3; i++) {
			this.client.get().uri(path).header("X-Tenant-ID", "1").exchange().returnResult(String.class);

			this.client.get().uri("/open/scope").exchange().expectBody(String.class).isEqualTo("no row filter");
		}
	}

}
