package io.fastpg.spring.boot.autoconfigure.schema;

import java.util.LinkedHashSet;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;

import io.fastpg.Database;
import io.fastpg.spring.boot.autoconfigure.InjectedTables;

/**
 * Compares classes with their tables once all beans have been made, migrations among
 * them, and before the web server takes a request.
 */
final class SchemaStartCheck implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(SchemaStartCheck.class);

	private final Database database;

	private final MarkedClasses marked;

	private final ObjectProvider<InjectedTables> injected;

	SchemaStartCheck(Database database, MarkedClasses marked, ObjectProvider<InjectedTables> injected) {
		this.database = database;
		this.marked = marked;
		this.injected = injected;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Set<Class<?>> types = new LinkedHashSet<>(this.marked.find());
		this.injected.ifAvailable((tables) -> types.addAll(tables.rowTypes()));
		if (!types.isEmpty()) {
			this.database.verify(types.toArray(Class<?>[]::new));
		}
		logger.info("{} classes fit their tables.", types.size());
	}

}
