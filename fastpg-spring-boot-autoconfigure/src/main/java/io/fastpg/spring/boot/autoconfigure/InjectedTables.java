package io.fastpg.spring.boot.autoconfigure;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.fastpg.row.Row;

/**
 * What has been injected as a {@code Table<Album>} so far. Thread-safe.
 */
public final class InjectedTables {

	private final Set<Class<?>> rowTypes = ConcurrentHashMap.newKeySet();

	InjectedTables() {
	}

	void add(TableInjection<?> injection) {
		if (injection.name() == null && injection.rowType() != Row.class) {
			this.rowTypes.add(injection.rowType());
		}
	}

	/**
	 * Returns the classes of the rows.
	 * @return those that name their table themselves, without {@link NamedTable}
	 */
	public List<Class<?>> rowTypes() {
		return this.rowTypes.stream().sorted(Comparator.comparing(Class::getName)).toList();
	}

}
