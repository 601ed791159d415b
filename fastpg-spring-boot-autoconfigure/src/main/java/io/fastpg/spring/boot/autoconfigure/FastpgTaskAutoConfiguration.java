package io.fastpg.spring.boot.autoconfigure;

import java.util.concurrent.ScheduledFuture;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.TaskDecorator;

import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;

/**
 * Carries the {@link FilterScope} of whoever submits a task to the application's
 * executor: for {@code @Async}, and for what Spring MVC runs there. A scheduler's jobs
 * have no filter, whoever schedules them. Spring Boot composes these decorators with the
 * application's own, the first one nearest to the task; as fallbacks they leave the
 * application's the only one where it asks for one.
 */
@AutoConfiguration
@ConditionalOnClass(FilterScope.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
public final class FastpgTaskAutoConfiguration {

	@Bean
	@Fallback
	@Order(Ordered.LOWEST_PRECEDENCE)
	@ConditionalOnMissingBean(name = "fastpgTaskDecorator")
	TaskDecorator fastpgTaskDecorator() {
		return FilterScope::wrap;
	}

	// Spring Boot gives its schedulers the same decorators; a job that was scheduled in a
	// request would run as that tenant for as long as it is repeated
	@Bean
	@Fallback
	@Order(Ordered.HIGHEST_PRECEDENCE)
	@ConditionalOnMissingBean(name = "fastpgScheduledTaskDecorator")
	TaskDecorator fastpgScheduledTaskDecorator() {
		return (task) -> (task instanceof ScheduledFuture<?> && FilterScope.isBound()) ? () -> runAlone(task) : task;
	}

	private static void runAlone(Runnable task) {
		FilterScope scope = FilterScope.openAlone(RowFilter.none());
		try {
			task.run();
		}
		finally {
			scope.close();
		}
	}

}
