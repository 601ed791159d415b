package io.fastpg.spring.boot.autoconfigure;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

import static org.assertj.core.api.Assertions.assertThat;

/** The tenant follows, whoever else decorates tasks. */
class TaskDecoratorCombinationTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private static final RowFilter TWO = RowFilter.of("uid", 2);

	private static final int TASKS = 3;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(FastpgTaskAutoConfiguration.class, TaskExecutionAutoConfiguration.class))
		.withPropertyValues("spring.task.execution.pool.core-size=1");

	// On Java 17 the second one runs on platform threads, too
	@ParameterizedTest
	@ValueSource(strings = { "spring.threads.virtual.enabled=false", "spring.threads.virtual.enabled=true" })
	void byOursAloneTheTenantFollowsAndNothingStays(String threads) {
		this.runner.withPropertyValues(threads).run((context) -> {
			assertThat(context).doesNotHaveBean(ContextPropagatingTaskDecorator.class);
			assertThatTheTenantFollows(executor(context::getBean));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.threads.virtual.enabled=false", "spring.threads.virtual.enabled=true" })
	void bySpringBootsAloneTheTenantFollowsAndNothingStays(String threads) {
		this.runner.withPropertyValues(threads, "spring.task.execution.propagate-context=true", "fastpg.enabled=false")
			.run((context) -> {
				assertThat(context).hasSingleBean(TaskDecorator.class)
					.hasSingleBean(ContextPropagatingTaskDecorator.class);
				assertThatTheTenantFollows(executor(context::getBean));
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.threads.virtual.enabled=false", "spring.threads.virtual.enabled=true" })
	void byBothTheTenantFollowsAndNothingStays(String threads) {
		this.runner.withPropertyValues(threads, "spring.task.execution.propagate-context=true").run((context) -> {
			assertThat(context).hasBean("fastpgTaskDecorator").hasSingleBean(ContextPropagatingTaskDecorator.class);
			assertThatTheTenantFollows(executor(context::getBean));
		});
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void besideTheApplicationsOwnTheTenantFollowsAndItsOwnIsCalledOnce(boolean propagateContext) {
		AtomicInteger decorated = new AtomicInteger();
		this.runner.withPropertyValues("spring.task.execution.propagate-context=" + propagateContext)
			.withBean("mine", TaskDecorator.class, () -> (task) -> {
				decorated.incrementAndGet();
				return task;
			})
			.run((context) -> {
				assertThatTheTenantFollows(executor(context::getBean));

				assertThat(decorated).hasValue(TASKS);
			});
	}

	@Test
	void whatTheApplicationsOwnBindsIsNotHidden() {
		this.runner
			.withBean("mine", TaskDecorator.class,
					() -> (task) -> FilterScope.isBound() ? task : () -> FilterScope.run(TWO, task))
			.run((context) -> {
				AsyncTaskExecutor executor = executor(context::getBean);

				assertThat(FilterScope.call(ONE, () -> seenIn(executor))).isEqualTo(ONE);
				assertThat(seenIn(executor)).isEqualTo(TWO);
			});
	}

	@Test
	void withoutMicrometerTheTenantFollows() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer.context"))
			.withPropertyValues("spring.task.execution.propagate-context=true")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(ContextPropagatingTaskDecorator.class);
				assertThatTheTenantFollows(executor(context::getBean));
			});
	}

	@Test
	void anExecutorOfTheBuilderHandsTheTenantOverAndOneMadeByHandDoesNot() {
		this.runner.withUserConfiguration(OwnExecutors.class).run((context) -> {
			assertThatTheTenantFollows(context.getBean("built", AsyncTaskExecutor.class));
			AsyncTaskExecutor byHand = context.getBean("byHand", AsyncTaskExecutor.class);

			assertThat(FilterScope.call(ONE, () -> seenIn(byHand))).isEqualTo(RowFilter.none());
			assertThat(FilterScope.call(ONE, () -> seenIn(FilterScope.wrap(byHand)))).isEqualTo(ONE);
		});
	}

	@Test
	void whereTheApplicationAsksForOneItGetsItsOwn() {
		TaskDecorator mine = (task) -> task;
		this.runner.withBean("mine", TaskDecorator.class, () -> mine)
			.run((context) -> assertThat(context.getBean(TaskDecorator.class)).isSameAs(mine));
		this.runner.withPropertyValues("spring.task.execution.propagate-context=true")
			.run((context) -> assertThat(context.getBean(TaskDecorator.class))
				.isInstanceOf(ContextPropagatingTaskDecorator.class));
	}

	private static void assertThatTheTenantFollows(AsyncTaskExecutor executor) {
		assertThat(FilterScope.call(ONE, () -> seenIn(executor))).isEqualTo(ONE);
		assertThat(FilterScope.call(TWO, () -> seenIn(executor))).isEqualTo(TWO);
		assertThat(seenIn(executor)).isEqualTo(RowFilter.none());
		assertThat(FilterScope.isBound()).isFalse();
	}

	private static RowFilter seenIn(Executor executor) {
		return CompletableFuture.supplyAsync(FilterScope::current, executor).join();
	}

	private static AsyncTaskExecutor executor(Function<String, Object> beans) {
		return (AsyncTaskExecutor) beans.apply("applicationTaskExecutor");
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExecutors {

		@Bean
		ThreadPoolTaskExecutor built(ThreadPoolTaskExecutorBuilder builder) {
			return builder.build();
		}

		@Bean
		ThreadPoolTaskExecutor byHand() {
			return new ThreadPoolTaskExecutor();
		}

	}

}
