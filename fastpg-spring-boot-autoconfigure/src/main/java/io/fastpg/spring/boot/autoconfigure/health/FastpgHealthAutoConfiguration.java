package io.fastpg.spring.boot.autoconfigure.health;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.FastpgProperties;

/**
 * Makes the health component {@code fastpg}, where {@code fastpg.tenant.column} says that
 * there are tenants.
 */
@AutoConfiguration(after = FastpgAutoConfiguration.class)
@ConditionalOnClass({ Database.class, ConditionalOnEnabledHealthIndicator.class })
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnProperty("fastpg.tenant.column")
@ConditionalOnEnabledHealthIndicator("fastpg")
@ConditionalOnSingleCandidate(Database.class)
@EnableConfigurationProperties(FastpgProperties.class)
public final class FastpgHealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "fastpgHealthIndicator", "fastpgHealthContributor" })
	HealthIndicator fastpgHealthIndicator(Database database, FastpgProperties properties) {
		return new RowSecurityHealthIndicator(database, properties.tenant().rowSecurity());
	}

}
