package io.fastpg.spring.boot.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.PeriodicTrigger;

import io.fastpg.Database;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.spring.boot.autoconfigure.testing.TestServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A job has no tenant but the one it binds itself, whoever schedules it. */
class ScheduledTaskTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private static final Duration EVERY = Duration.ofMillis(1);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(FastpgTaskAutoConfiguration.class,
				TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
		.withUserConfiguration(Scheduling.class);

	@ParameterizedTest
	@CsvSource({ "false, false", "false, true", "true, false", "true, true" })
	void aJobThatIsScheduledInARequestHasNoneInAnyOfItsRuns(String virtual, String propagate) {
		Map<String, BiConsumer<TaskScheduler, Runnable>> ways = Map.of("once",
				(scheduler, job) -> scheduler.schedule(job, Instant.now()), "at a fixed rate",
				(scheduler, job) -> scheduler.scheduleAtFixedRate(job, EVERY), "with a fixed delay",
				(scheduler, job) -> scheduler.scheduleWithFixedDelay(job, EVERY), "by a trigger",
				(scheduler, job) -> scheduler.schedule(job, new PeriodicTrigger(EVERY)));
		ways.forEach((way, schedule) -> with(virtual, propagate).run((context) -> {
			TaskScheduler scheduler = context.getBean(TaskScheduler.class);
			BlockingQueue<RowFilter> seen = new LinkedBlockingQueue<>();

			FilterScope.run(ONE, () -> schedule.accept(scheduler, () -> seen.add(FilterScope.current())));

			for (int run = 0; run < (way.equals("once") ? 1 : 3); run++) {
				assertThat(seen.poll(1, TimeUnit.MINUTES)).as(way).isEqualTo(RowFilter.none());
			}
		}));
	}

	@ParameterizedTest
	@CsvSource({ "false, false", "false, true", "true, false", "true, true" })
	void aJobThatIsScheduledInARequestHasTheTenantWhereItIsWrapped(String virtual, String propagate) {
		with(virtual, propagate).run((context) -> {
			TaskScheduler scheduler = context.getBean(TaskScheduler.class);
			CompletableFuture<RowFilter> seen = new CompletableFuture<>();
			Runnable job = () -> seen.complete(FilterScope.current());

			FilterScope.run(ONE, () -> scheduler.schedule(FilterScope.wrap(job), Instant.now()));

			assertThat(seen.get(1, TimeUnit.MINUTES)).isEqualTo(ONE);
			assertThat(nextJobIsBound(scheduler)).isFalse();
		});
	}

	@Test
	void aJobThatIsScheduledAtStartUpIsBoundToNothing() {
		this.runner.withUserConfiguration(Jobs.class)
			.run((context) -> assertThat(context.getBean(Jobs.class).bound.get(1, TimeUnit.MINUTES)).isFalse());
	}

	@Test
	void theApplicationsOwnDecoratorIsKeptAndItsJobHasNone() {
		BlockingQueue<String> decorated = new LinkedBlockingQueue<>();
		this.runner.withBean("mine", TaskDecorator.class, () -> (task) -> {
			decorated.add("mine");
			return FilterScope.wrap(() -> task.run());
		}).run((context) -> {
			TaskScheduler scheduler = context.getBean(TaskScheduler.class);
			CompletableFuture<RowFilter> seen = new CompletableFuture<>();

			FilterScope.run(ONE, () -> scheduler.schedule(() -> seen.complete(FilterScope.current()), Instant.now()));

			assertThat(seen.get(1, TimeUnit.MINUTES)).isEqualTo(RowFilter.none());
			assertThat(decorated).containsExactly("mine");
		});
	}

	@Test
	void aJobsTableCallFailsWithoutScopeAndWorksInOne() {
		String address = TestServer.createDatabase(
				"create table cat (id int primary key, name text not null, uid int not null)",
				"insert into cat values (1, 'meow', 1), (2, 'purr', 2)");
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(FastpgAutoConfiguration.class, FastpgDataSourceAutoConfiguration.class,
							FastpgTaskAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
			.withUserConfiguration(Scheduling.class, CatJobs.class)
			.withPropertyValues("fastpg.url=postgresql:" + address, "fastpg.username=app",
					"fastpg.password=app-password", "fastpg.tenant.column=uid")
			.run((context) -> {
				CatJobs jobs = context.getBean(CatJobs.class);

				assertThatThrownBy(() -> jobs.bare.get(1, TimeUnit.MINUTES))
					.hasCauseInstanceOf(RowFilterException.class);
				assertThat(jobs.scoped.get(1, TimeUnit.MINUTES)).containsExactly("meow");
				assertThat(nextJobIsBound(context.getBean(TaskScheduler.class))).isFalse();
			});
	}

	// On Java 17 virtual threads are platform threads
	private ApplicationContextRunner with(String virtual, String propagate) {
		return this.runner.withPropertyValues("spring.threads.virtual.enabled=" + virtual,
				"spring.task.execution.propagate-context=" + propagate);
	}

	private static boolean nextJobIsBound(TaskScheduler scheduler) throws Exception {
		CompletableFuture<Boolean> bound = new CompletableFuture<>();
		scheduler.schedule(() -> bound.complete(FilterScope.isBound()), Instant.now());
		return bound.get(1, TimeUnit.MINUTES);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	static class Scheduling {

	}

	static class Jobs {

		private final CompletableFuture<Boolean> bound = new CompletableFuture<>();

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void look() {
			this.bound.complete(FilterScope.isBound());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CatJobs {

		private final CompletableFuture<List<String>> bare = new CompletableFuture<>();

		private final CompletableFuture<List<String>> scoped = new CompletableFuture<>();

		private final Database database;

		CatJobs(Database database) {
			this.database = database;
		}

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void bare() {
			complete(this.bare);
		}

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void scoped() {
			FilterScope.run(ONE, () -> complete(this.scoped));
		}

		private void complete(CompletableFuture<List<String>> names) {
			try {
				names.complete(this.database.table("cat").list().stream().map(CatJobs::name).toList());
			}
			catch (RuntimeException ex) {
				names.completeExceptionally(ex);
			}
		}

		private static String name(Row cat) {
			return cat.getString("name");
		}

	}

}
