package io.fastpg.row;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.row.ReadableProperties.ReadableProperty;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/** Which property of a class goes to which column of a relation. */
final class WritePlan {

	/** The last plan of each class; most classes are written to one table only. */
	private static final ClassValue<AtomicReference<@Nullable WeakReference<WritePlan>>> LAST = new ClassValue<>() {
		@Override
		protected AtomicReference<@Nullable WeakReference<WritePlan>> computeValue(Class<?> type) {
			return new AtomicReference<>();
		}
	};

	private final Relation relation;

	private final Map<Column, ReadableProperty> properties;

	private WritePlan(Relation relation, Map<Column, ReadableProperty> properties) {
		this.relation = relation;
		this.properties = Collections.unmodifiableMap(properties);
	}

	/** Returns the properties in table order. */
	static Map<Column, ReadableProperty> of(Class<?> type, Relation relation) {
		AtomicReference<@Nullable WeakReference<WritePlan>> last = LAST.get(type);
		WeakReference<WritePlan> reference = last.get();
		WritePlan plan = (reference != null) ? reference.get() : null;
		if (plan == null || plan.relation != relation) {
			plan = new WritePlan(relation, match(type, relation));
			last.set(new WeakReference<>(plan));
		}
		return plan.properties;
	}

	private static Map<Column, ReadableProperty> match(Class<?> type, Relation relation) {
		Map<Column, ReadableProperty> found = new HashMap<>();
		for (ReadableProperty property : ReadableProperties.of(type)) {
			if (!property.stored() && NameMatch.find(property.name(), names(relation)) == null) {
				continue;
			}
			Column column = column(property.name(), relation);
			if (found.put(column, property) != null) {
				throw twice(property.name(), column);
			}
		}
		if (found.isEmpty()) {
			throw new InvalidDataAccessApiUsageException("Cannot write a " + type.getTypeName() + " to "
					+ relation.name() + ": it has no component or getter for any of the columns "
					+ String.join(", ", names(relation)) + ".");
		}
		Map<Column, ReadableProperty> ordered = new LinkedHashMap<>();
		relation.columns()
			.stream()
			.filter(found::containsKey)
			.forEach((column) -> ordered.put(column, found.get(column)));
		return ordered;
	}

	static Column column(String name, Relation relation) {
		Column exact = relation.find(name).orElse(null);
		if (exact != null) {
			return exact;
		}
		String match = NameMatch.find(name, names(relation));
		// if there is none, the relation says which columns there are
		return relation.column((match != null) ? match : name);
	}

	static SchemaException twice(String name, Column column) {
		return new SchemaException(
				"Two names mean the column \"" + column.name() + "\"; \"" + name + "\" is one of them. Leave one out.");
	}

	private static List<String> names(Relation relation) {
		return relation.columns().stream().map(Column::name).toList();
	}

}
