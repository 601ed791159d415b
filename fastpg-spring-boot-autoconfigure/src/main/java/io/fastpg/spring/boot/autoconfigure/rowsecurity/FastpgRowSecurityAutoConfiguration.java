package io.fastpg.spring.boot.autoconfigure.rowsecurity;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.FastpgAutoConfiguration;

/**
 * Refuses to start an application whose row-level security is required and does not hold.
 */
@AutoConfiguration(after = FastpgAutoConfiguration.class)
@ConditionalOnClass(Database.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnProperty(name = "fastpg.tenant.row-security", havingValue = "require")
@ConditionalOnSingleCandidate(Database.class)
public final class FastpgRowSecurityAutoConfiguration {

	@Bean
	RowSecurityStartCheck fastpgRowSecurityStartCheck(Database database) {
		return new RowSecurityStartCheck(database);
	}

}
