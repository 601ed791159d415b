package io.fastpg;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.fastpg.codegen.RecordDrift;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.mapping.MappedClass;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;

/** The classes that stand for tables by name. Immutable. */
final class Links {

	static final Links NONE = new Links(Map.of());

	private final Map<TableName, Class<?>> classes;

	private Links(Map<TableName, Class<?>> classes) {
		this.classes = Map.copyOf(classes);
	}

	Links and(Engine engine, View view, List<Class<?>> types) {
		verify(engine, view, types);
		return engine.schema.plan((snapshot) -> and(types, snapshot.schema()));
	}

	private Links and(List<Class<?>> types, Schema schema) {
		Map<TableName, Class<?>> all = new HashMap<>(this.classes);
		for (Class<?> type : types) {
			TableName table = schema.get(MappedClass.of(type).tableName()).name();
			Class<?> other = all.put(table, type);
			if (other != null && other != type) {
				throw new SchemaException("Both " + other.getTypeName() + " and " + type.getTypeName()
						+ " stand for table " + table + ". Link one of them.");
			}
		}
		return new Links(all);
	}

	void verify(Engine engine, View view, List<Class<?>> types) {
		Collection<Class<?>> verified = types.isEmpty() ? byName().values() : types;
		if (!verified.isEmpty()) {
			// What fits an old snapshot may not fit the tables any more
			Schema schema = engine.schema.refresh().schema();
			new RecordDrift(schema, engine.types, given(view)).require(verified);
		}
	}

	/** The columns that the filter writes, whatever a row says. */
	private static Set<String> given(View view) {
		Set<String> columns = new LinkedHashSet<>(view.policy().requiredColumns());
		view.ofDatabase().terms().stream().map(RowFilter.Term::column).forEach(columns::add);
		return columns;
	}

	Map<String, Class<?>> byName() {
		Map<String, Class<?>> byName = new TreeMap<>();
		this.classes.values().forEach((type) -> byName.put(MappedClass.of(type).tableName(), type));
		return Collections.unmodifiableMap(byName);
	}

	Class<?> classOf(Relation relation) {
		Class<?> type = this.classes.get(relation.name());
		if (type == null) {
			throw new SchemaException("No class is linked to " + relation.name() + "."
					+ (this.classes.isEmpty() ? " None is linked at all."
							: " Linked are " + String.join(", ", byName().keySet()) + ".")
					+ " Link it with db.link(…), or ask for db.table(name) to read rows.");
		}
		return type;
	}

}
