package io.fastpg.spring.boot.autoconfigure.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = CatApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class TenantIsolationTests {

	private static final int CLIENTS = 64;

	private static final int ROUNDS = 12;

	private static final List<String> PATHS = List.of("/sync", "/callable", "/deferred", "/future", "/async", "/throw",
			"/callable-throw");

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private AsyncTaskExecutor applicationTaskExecutor;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		String address = TestServer.createDatabase(
				"create table cat (id int primary key, name text not null, uid int not null)",
				"insert into cat select n, 'cat of ' || n % 64, n % 64 from generate_series(1, 640) n");
		registry.add("fastpg.url", () -> "postgresql:" + address);
		registry.add("fastpg.username", () -> "app");
		registry.add("fastpg.password", () -> "app-password");
		registry.add("fastpg.tenant.column", () -> "uid");
		registry.add("fastpg.tenant.exclude-paths", () -> "/open/**");
		registry.add("spring.web.error.path", () -> "/failed");
		registry.add("spring.task.execution.pool.core-size", () -> "8");
		registry.add("server.tomcat.threads.max", () -> "16");
	}

	@Test
	void sixtyFourTenantsAtOnceNeverSeeEachOthersRows() throws Exception {
		AtomicInteger answers = new AtomicInteger();
		ConcurrentLinkedQueue<String> foreign = new ConcurrentLinkedQueue<>();

		inParallel((tenant) -> {
			String own = "[\"" + String.join("\",\"", Collections.nCopies(10, "cat of " + tenant)) + "\"]";
			for (int round = 0; round < ROUNDS; round++) {
				for (String path : PATHS) {
					String body = get(path, tenant);
					answers.incrementAndGet();
					if (!body.equals(own)) {
						foreign.add(path + " for " + tenant + ": " + body);
					}
				}
			}
		});

		assertThat(foreign).isEmpty();
		assertThat(answers).hasValueGreaterThanOrEqualTo(5000);
		assertThat(filtersOnPooledThreads()).containsOnly(RowFilter.none());
		assertThat(filtersOnServerThreads()).containsOnly("no row filter");
	}

	private void inParallel(Client client) throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
		try {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < CLIENTS; i++) {
				int tenant = i;
				running.add(threads.submit(() -> {
					client.run(tenant);
					return null;
				}));
			}
			for (Future<?> future : running) {
				future.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private List<RowFilter> filtersOnPooledThreads() throws InterruptedException, ExecutionException {
		List<Future<RowFilter>> filters = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			filters.add(this.applicationTaskExecutor.submit(FilterScope::current));
		}
		List<RowFilter> found = new ArrayList<>();
		for (Future<RowFilter> filter : filters) {
			found.add(filter.get());
		}
		return found;
	}

	private ConcurrentLinkedQueue<String> filtersOnServerThreads() throws InterruptedException, ExecutionException {
		ConcurrentLinkedQueue<String> found = new ConcurrentLinkedQueue<>();
		inParallel((tenant) -> found.add(get("/open/scope", tenant)));
		return found;
	}

	private String get(String path, int tenant) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("X-Tenant-ID", Integer.toString(tenant))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	/** What one of many clients does for its tenant. */
	private interface Client {

		void run(int tenant) throws IOException, InterruptedException;

	}

}
