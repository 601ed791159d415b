package io.fastpg.spring.boot.autoconfigure;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** No property tells Spring Boot where the database is. */
final class MissingDataSourcePropertiesCondition extends SpringBootCondition {

	private static final List<String> PROPERTIES = List.of("spring.datasource.url", "spring.datasource.jndi-name",
			"spring.datasource.hikari.jdbc-url");

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Missing data source properties");
		Environment environment = context.getEnvironment();
		List<String> found = PROPERTIES.stream().filter(environment::containsProperty).toList();
		return found.isEmpty() ? ConditionOutcome.match(message.because("none is set"))
				: ConditionOutcome.noMatch(message.found("property", "properties").items(found));
	}

}
