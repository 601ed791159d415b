package io.fastpg.spring.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;

class FastpgTaskAutoConfigurationTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(FastpgTaskAutoConfiguration.class, TaskExecutionAutoConfiguration.class));

	@Test
	void theExecutorRunsATaskInTheScopeOfItsSubmitterAndInNoneAfterIt() {
		this.runner.withPropertyValues("spring.task.execution.pool.core-size=1").run((context) -> {
			AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);

			RowFilter inside = FilterScope.call(ONE, () -> submit(executor));
			RowFilter after = submit(executor);

			assertThat(inside).isEqualTo(ONE);
			assertThat(after).isEqualTo(RowFilter.none());
		});
	}

	@Test
	void theApplicationsOwnDecoratorIsKept() {
		AtomicInteger decorated = new AtomicInteger();
		this.runner.withBean("mine", TaskDecorator.class, () -> (task) -> {
			decorated.incrementAndGet();
			return task;
		}).run((context) -> {
			AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);

			RowFilter inside = FilterScope.call(ONE, () -> submit(executor));

			assertThat(inside).isEqualTo(ONE);
			assertThat(decorated).hasValue(1);
		});
	}

	@Test
	void switchedOffThereIsNoDecorator() {
		this.runner.withPropertyValues("fastpg.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(TaskDecorator.class));
	}

	private static RowFilter submit(AsyncTaskExecutor executor) {
		return CompletableFuture.supplyAsync(FilterScope::current, executor).join();
	}

}
