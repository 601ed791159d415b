package io.fastpg.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.TaskDecorator;

import io.fastpg.filter.FilterScope;

/**
 * Carries the {@link FilterScope} of whoever submits a task to the application's
 * executor: for {@code @Async}, and for what Spring MVC runs there. Spring Boot composes
 * this decorator with the application's own.
 */
@AutoConfiguration
@ConditionalOnClass(FilterScope.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
public final class FastpgTaskAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "fastpgTaskDecorator")
	TaskDecorator fastpgTaskDecorator() {
		return FilterScope::wrap;
	}

}
