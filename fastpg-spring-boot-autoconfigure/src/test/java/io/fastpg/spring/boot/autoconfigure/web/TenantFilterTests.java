package io.fastpg.spring.boot.autoconfigure.web;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = CatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TenantFilterTests {

	private static final String HEADER = "X-Tenant-ID";

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
		registry.add("fastpg.tenant.exclude-paths", () -> "/open/**,/error");
		registry.add("spring.web.error.path", () -> "/failed");
		registry.add("spring.task.execution.pool.core-size", () -> "2");
	}

	@BeforeEach
	void connect() {
		this.client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sync", "/callable", "/deferred", "/future", "/async" })
	void everyWayToAnswerSeesTheRequestsTenant(String path) {
		assertThat(get(path, "1")).containsExactly("meow", "mew");
		assertThat(get(path, "2")).containsExactly("purr");
	}

	@Test
	void theAsyncDispatchSeesTheRequestsTenant() {
		assertThat(get("/callable-handled", "2")).containsExactly("purr");
	}

	@Test
	void aStreamedBodySeesTheRequestsTenant() {
		this.client.get().uri("/stream").header(HEADER, "1").exchange().expectBody(String.class).isEqualTo("meow,mew");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/throw", "/callable-throw", "/send-error" })
	void theErrorDispatchSeesTheRequestsTenant(String path) {
		this.client.get()
			.uri(path)
			.header(HEADER, "2")
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isIn(418, 500))
			.expectBody(String[].class)
			.isEqualTo(new String[] { "purr" });
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sync", "/callable", "/throw", "/callable-throw", "/async", "/stream" })
	void afterARequestItsThreadsHaveNoTenant(String path) {
		for (int i = 0; i < 20; i++) {
			this.client.get().uri(path).header(HEADER, "1").exchange().returnResult(String.class);

			this.client.get().uri("/open/scope").exchange().expectBody(String.class).isEqualTo("no row filter");
		}
	}

	@Test
	void onAnotherExecutorThereIsNoTenantAndTheCallFails() {
		this.client.get().uri("/common-pool").header(HEADER, "1").exchange().expectStatus().isForbidden();
	}

	@Test
	void onAnExcludedPathThereIsNoTenantWhateverTheHeaderSays() {
		this.client.get().uri("/open/scope").exchange().expectStatus().isOk();
		this.client.get().uri("/open/cats").exchange().expectStatus().isForbidden();
		this.client.get().uri("/open/cats").header(HEADER, "1").exchange().expectStatus().isForbidden();
	}

	@Test
	void withoutTenantTheAnswerIs400AsProblemDetail() {
		this.client.get()
			.uri("/sync")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.json("""
					{"title": "Bad Request", "status": 400,
					 "detail": "Request header X-Tenant-ID is missing: it names the tenant."}""");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "1,2", "1;2", "1 or 1=1", "'1'", "é", "01", "+1", "1.0", "one", "2147483648",
			"00000000-0000-0000-0000-000000000000" })
	void aValueThatIsNotCanonicalIs400(String tenant) {
		this.client.get()
			.uri("/sync")
			.header(HEADER, tenant)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody(String.class)
			.value((body) -> assertThat(body).doesNotContain("integer", "uid"));
	}

	@Test
	void aHeaderSentTwiceOrTooLongIs400() {
		this.client.get().uri("/sync").header(HEADER, "1", "1").exchange().expectStatus().isBadRequest();
		this.client.get().uri("/sync").header(HEADER, "1".repeat(129)).exchange().expectStatus().isBadRequest();
	}

	@Test
	void anUnknownTenantHasNoRows() {
		assertThat(get("/sync", "3")).isEmpty();
	}

	@Test
	void theAnswerVariesWithTheHeader() {
		this.client.get()
			.uri("/sync")
			.header(HEADER, "1")
			.exchange()
			.expectHeader()
			.valueEquals(HttpHeaders.VARY, HEADER);
		this.client.get().uri("/sync").exchange().expectHeader().valueEquals(HttpHeaders.VARY, HEADER);
	}

	@Test
	void aPreflightNeedsNoTenant() {
		this.client.method(HttpMethod.OPTIONS)
			.uri("/sync")
			.header(HttpHeaders.ORIGIN, "https://shop.example")
			.header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "GET")
			.exchange()
			.expectStatus()
			.value((status) -> assertThat(status).isNotEqualTo(400));
	}

	private List<String> get(String path, String tenant) {
		String[] names = this.client.get()
			.uri(path)
			.header(HEADER, tenant)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String[].class)
			.returnResult()
			.getResponseBody();
		return List.of(names);
	}

}
