package io.fastpg.spring.boot.autoconfigure.schema;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.FastpgTableAutoConfiguration;
import io.fastpg.spring.boot.autoconfigure.InjectedTables;

/**
 * Refuses to start an application whose classes do not fit their tables, where it asks
 * for that.
 */
@AutoConfiguration(after = FastpgTableAutoConfiguration.class)
@ConditionalOnClass(Database.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnBooleanProperty("fastpg.schema.verify")
@ConditionalOnSingleCandidate(Database.class)
public final class FastpgSchemaAutoConfiguration {

	@Bean
	SchemaStartCheck fastpgSchemaStartCheck(ApplicationContext context, Database database,
			ObjectProvider<InjectedTables> injected) {
		return new SchemaStartCheck(database, new MarkedClasses(context), injected);
	}

}
