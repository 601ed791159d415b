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

/** Where the tenant of a request follows by itself, where not, and how it does then. */
@SpringBootTest(classes = WorkApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TenantWorkTests {

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
		registry.add("fastpg.tenant.exclude-paths", () -> "/pool/bound");
		registry.add("spring.task.execution.pool.core-size", () -> "1");
	}

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/event", "/event/committed", "/event/committed/async" })
	void aListenerSeesTheTenantOfWhoeverPublishes(String path) {
		isServedToBothTenants(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/timeout/task", "/timeout/result", "/thread", "/common-pool", "/pool", "/parallel" })
	void elsewhereThereIsNoTenantAndTheCallFails(String path) {
		isRefused(path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/timeout/task/wrapped", "/timeout/result/wrapped", "/thread/wrapped",
			"/common-pool/wrapped", "/pool/wrapped", "/parallel/wrapped", "/mono/wrapped" })
	void elsewhereWrappedWorkSeesTheTenant(String path) {
		isServedToBothTenants(path);
	}

	@Test
	void anotherPoolsThreadIsCleanAfterWrappedWork() {
		isServedToBothTenants("/pool/wrapped");

		this.client.get().uri("/pool/bound").exchange().expectBody(Boolean.class).isEqualTo(false);
		isRefused("/pool");
	}

	@Test
	void aMonoOnAnotherSchedulerHasNoTenantAndTheCallFails() {
		isRefused("/mono");
	}

	final void isServedToBothTenants(String path) {
		isServed(path, "1", "meow", "mew");
		isServed(path, "2", "purr");
	}

	private void isServed(String path, String tenant, String... names) {
		this.client.get()
			.uri(path)
			.header("X-Tenant-ID", tenant)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String[].class)
			.isEqualTo(names);
	}

	final void isRefused(String path) {
		this.client.get().uri(path).header("X-Tenant-ID", "1").exchange().expectStatus().isForbidden();
	}

}
