package io.fastpg.spring.boot.autoconfigure;

import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

import io.fastpg.Database;
import io.fastpg.Table;

/**
 * Makes tables injectable by the type of their rows: {@code Table<Album>} is table
 * {@code album} of the one {@link Database} bean. A bean of exactly that type wins.
 */
@AutoConfiguration(after = FastpgAutoConfiguration.class)
@ConditionalOnClass(Database.class)
@ConditionalOnBooleanProperty(name = "fastpg.enabled", matchIfMissing = true)
@ConditionalOnSingleCandidate(Database.class)
public final class FastpgTableAutoConfiguration {

	@Bean
	InjectedTables fastpgInjectedTables() {
		return new InjectedTables();
	}

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	<T> Table<T> fastpgTable(InjectionPoint injectionPoint, Database database, InjectedTables injected) {
		TableInjection<T> injection = TableInjection.of(injectionPoint);
		injected.add(injection);
		return injection.table(database);
	}

}
