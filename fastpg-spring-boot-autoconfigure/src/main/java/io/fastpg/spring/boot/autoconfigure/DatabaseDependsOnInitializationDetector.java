package io.fastpg.spring.boot.autoconfigure;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

import io.fastpg.Database;

/**
 * Lets schema scripts and migrations run before a {@link Database} bean is handed to
 * anyone. It is a {@link DependsOnDatabaseInitializationDetector}.
 */
final class DatabaseDependsOnInitializationDetector extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		return Set.of(Database.class);
	}

}
