package io.fastpg.spring.boot.autoconfigure.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** With Reactor's automatic context propagation, which is switched on for the JVM. */
@SpringBootTest(classes = WorkApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "spring.reactor.context-propagation=auto")
@DirtiesContext
class TenantReactorTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private static final RowFilter TWO = RowFilter.of("uid", 2);

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		TenantWorkTests.properties(registry);
	}

	@AfterAll
	static void switchOff() {
		Hooks.disableAutomaticContextPropagation();
	}

	@Test
	void aMonoOfARequestSeesItsTenantOnAnotherScheduler() {
		RestTestClient client = RestTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();

		client.get()
			.uri("/mono")
			.header("X-Tenant-ID", "2")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String[].class)
			.isEqualTo(new String[] { "purr" });
	}

	@Test
	void aMonoSeesTheFilterOfWhoeverSubscribesAndItsThreadIsCleanAfterIt() {
		Scheduler single = Schedulers.newSingle("cats");
		try {
			Mono<RowFilter> current = Mono.fromCallable(FilterScope::current).subscribeOn(single);

			assertThat(FilterScope.<RowFilter>call(ONE, () -> current.block())).isEqualTo(ONE);
			assertThat(FilterScope.<RowFilter>call(TWO, () -> current.block())).isEqualTo(TWO);
			assertThat(current.block()).isEqualTo(RowFilter.none());
		}
		finally {
			single.dispose();
		}
	}

	@Test
	void aMonoOfNoScopeSeesNothingThatOtherCodeLeftOnItsThread() {
		Scheduler single = Schedulers.newSingle("cats");
		try {
			single.schedule(() -> FilterScope.open(TWO));
			Mono<Boolean> bound = Mono.fromCallable(FilterScope::isBound).subscribeOn(single);

			assertThat(bound.block()).isFalse();
		}
		finally {
			single.dispose();
		}
	}

}
