package io.fastpg.row;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.ColumnNames;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.NameMatch;
import io.fastpg.mapping.Property;
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

	private final Map<Column, Getter> getters;

	private WritePlan(Relation relation, Map<Column, Getter> getters) {
		this.relation = relation;
		this.getters = Collections.unmodifiableMap(getters);
	}

	/** Returns what reads the columns' values of an object, in table order. */
	static Map<Column, Getter> of(Class<?> type, Relation relation) {
		AtomicReference<@Nullable WeakReference<WritePlan>> last = LAST.get(type);
		WeakReference<WritePlan> reference = last.get();
		WritePlan plan = (reference != null) ? reference.get() : null;
		if (plan == null || plan.relation != relation) {
			plan = new WritePlan(relation, match(type, relation));
			last.set(new WeakReference<>(plan));
		}
		return plan.getters;
	}

	private static Map<Column, Getter> match(Class<?> type, Relation relation) {
		Map<Column, Getter> found = new HashMap<>();
		collect(type, ColumnNames.of(names(relation)), relation, (source) -> source, found);
		if (found.isEmpty()) {
			throw new InvalidDataAccessApiUsageException("Cannot write a " + type.getTypeName() + " to "
					+ relation.name() + ": it has no component or getter for any of the columns "
					+ String.join(", ", names(relation)) + ".");
		}
		Map<Column, Getter> ordered = new LinkedHashMap<>();
		relation.columns()
			.stream()
			.filter(found::containsKey)
			.forEach((column) -> ordered.put(column, found.get(column)));
		return ordered;
	}

	private static void collect(Class<?> type, ColumnNames seen, Relation relation, Getter outer,
			Map<Column, Getter> found) {
		for (Property property : MappedClass.of(type).properties()) {
			Getter getter = inside(outer, property);
			String column = seen.find(property.member());
			ColumnNames nested = (column == null) ? seen.nested(property.member()) : null;
			if (nested != null) {
				collect(ColumnNames.classOf(property.member()), nested, relation, getter, found);
			}
			else if (column != null || property.stored()) {
				// if there is none, the relation says which columns there are
				Column known = relation.column((column != null) ? column : asked(property.member()));
				if (found.put(known, getter) != null) {
					throw twice(property.name(), known);
				}
			}
		}
	}

	private static String asked(Member member) {
		return (member.column() != null) ? member.column() : member.name();
	}

	private static Getter inside(Getter outer, Property property) {
		return (source) -> {
			Object object = outer.get(source);
			return (object != null) ? unwrapped(property.get(object)) : null;
		};
	}

	static @Nullable Object unwrapped(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
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

	/** Reads a column's value of an object. */
	@FunctionalInterface
	interface Getter {

		@Nullable Object get(Object source);

	}

}
