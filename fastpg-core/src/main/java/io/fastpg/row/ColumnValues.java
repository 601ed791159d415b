package io.fastpg.row;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.SingleValues;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * A record, bean, {@link Row} or map, seen as values for the columns of a relation.
 * Immutable.
 */
public final class ColumnValues {

	private final Map<Column, @Nullable Object> values;

	private final boolean nullsAreDefaults;

	private ColumnValues(Map<Column, @Nullable Object> values, boolean nullsAreDefaults) {
		this.values = Collections.unmodifiableMap(values);
		this.nullsAreDefaults = nullsAreDefaults;
	}

	/**
	 * Returns the values of an object. A name means the column of exactly that name, else
	 * of its snake_case, else the one that differs in case and underscores only. A bean's
	 * getter that has neither a setter nor a column is left out.
	 * @param source a record, a bean with getters, a {@link Row}, or a map with String
	 * keys; an {@link Optional} in it stands for its value, or for null
	 * @param relation where the values are to go
	 * @return the values
	 * @throws SchemaException if a name has no column, may mean several, or two names
	 * mean one column
	 * @throws InvalidDataAccessApiUsageException if the source is of another kind, or
	 * null
	 */
	public static ColumnValues of(@Nullable Object source, Relation relation) {
		if (source instanceof Row row) {
			return of(row.names(), row.values(), relation);
		}
		if (source instanceof Map<?, ?> map) {
			return of(map.keySet().stream().map(ColumnValues::key).toList(), map.values(), relation);
		}
		if (source == null || SingleValues.contains(source.getClass())) {
			throw new InvalidDataAccessApiUsageException("Cannot write "
					+ ((source != null) ? "a " + source.getClass().getTypeName() : "null") + " to " + relation.name()
					+ ". A row is given as a record, a bean, a Row, or a Map with the columns' names as keys.");
		}
		return ofProperties(source, relation);
	}

	private static String key(@Nullable Object key) {
		if (key instanceof String name) {
			return name;
		}
		throw new InvalidDataAccessApiUsageException("A map to be written has a key that is "
				+ ((key != null) ? "a " + key.getClass().getTypeName() : "null") + ". Its keys are names of columns.");
	}

	private static ColumnValues of(List<String> names, Collection<? extends @Nullable Object> values,
			Relation relation) {
		Map<Column, @Nullable Object> found = new HashMap<>();
		int position = 0;
		for (Object value : values) {
			String name = names.get(position++);
			put(found, WritePlan.column(name, relation), name, value);
		}
		return new ColumnValues(inTableOrder(found, relation), false);
	}

	private static void put(Map<Column, @Nullable Object> found, Column column, String name, @Nullable Object value) {
		if (found.containsKey(column)) {
			throw WritePlan.twice(name, column);
		}
		found.put(column, WritePlan.unwrapped(value));
	}

	/** One order for all, so that equal sets of columns become equal SQL texts. */
	private static Map<Column, @Nullable Object> inTableOrder(Map<Column, @Nullable Object> found, Relation relation) {
		Map<Column, @Nullable Object> ordered = new LinkedHashMap<>();
		for (Column column : relation.columns()) {
			if (found.containsKey(column)) {
				ordered.put(column, found.get(column));
			}
		}
		return ordered;
	}

	private static ColumnValues ofProperties(Object source, Relation relation) {
		Map<Column, @Nullable Object> values = new LinkedHashMap<>();
		for (Map.Entry<Column, WritePlan.Getter> entry : WritePlan.of(source.getClass(), relation).entrySet()) {
			values.put(entry.getKey(), entry.getValue().get(source));
		}
		return new ColumnValues(values, true);
	}

	/**
	 * Returns the values.
	 * @return an unmodifiable map in table order, with null for null; without the columns
	 * that the source does not have
	 */
	public Map<Column, @Nullable Object> asMap() {
		return this.values;
	}

	/**
	 * Tells what null means in an insert.
	 * @return true for records and beans, where null means the column's default; false
	 * for rows and maps, where it means NULL
	 */
	public boolean nullsAreDefaults() {
		return this.nullsAreDefaults;
	}

	/**
	 * Returns the columns' names; the values are never shown.
	 */
	@Override
	public String toString() {
		return this.values.keySet().stream().map(Column::name).toList().toString();
	}

}
