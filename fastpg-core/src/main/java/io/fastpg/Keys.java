package io.fastpg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.ColumnValues;
import io.fastpg.row.Row;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Key;

/**
 * Reads the key of a call: one value per key column in key order, given one by one, as a
 * list, or by name in a Row, a Map, or a record for a key of several columns. Columns
 * that the row filter fixes may be left out.
 */
final class Keys {

	private Keys() {
	}

	static Key of(Relation relation, RowFilter filter, @Nullable Object @Nullable ... given) {
		List<Column> columns = primaryKey(relation);
		List<? extends @Nullable Object> values = ConditionText.asList(given);
		if (values.size() == 1) {
			Object only = values.get(0);
			if (only instanceof Row || only instanceof Map || only instanceof Record && columns.size() > 1) {
				return byName(relation, columns, filter, ColumnValues.of(only, relation).asMap());
			}
			if (only instanceof List<?> list && !isArray(columns)) {
				values = list;
			}
		}
		if (values.size() != columns.size()) {
			columns = columns.stream().filter((column) -> !filter.has(column.name())).toList();
		}
		if (values.isEmpty() || values.size() != columns.size()) {
			throw new SchemaException("The primary key of " + relation + " is (" + names(relation) + "), but "
					+ values.size() + ((values.size() == 1) ? " value was" : " values were")
					+ " given. Give one for each column, in this order.");
		}
		return new Key(columns, columnsFilled(relation, columns, values));
	}

	static List<Column> primaryKey(Relation relation) {
		if (relation.primaryKey().isEmpty()) {
			throw new SchemaException("Table " + relation
					+ " has no primary key, so none of its rows can be named by one. Use where(…), or give the table a key.");
		}
		return relation.primaryKey();
	}

	static String names(Relation relation) {
		return String.join(", ", relation.primaryKey().stream().map(Column::name).toList());
	}

	/** The key for messages; columns of the filter stay unsaid. */
	static String describe(Key key, RowFilter filter) {
		List<String> parts = new ArrayList<>();
		for (int i = 0; i < key.columns().size(); i++) {
			String name = key.columns().get(i).name();
			parts.add(filter.has(name) ? name : name + " = " + key.values().get(i));
		}
		return String.join(", ", parts);
	}

	/** Whether a list may be the value of the only key column. */
	private static boolean isArray(List<Column> columns) {
		return columns.size() == 1 && columns.get(0).type().underlying().kind() == PgType.Kind.ARRAY;
	}

	private static Key byName(Relation relation, List<Column> columns, RowFilter filter,
			Map<Column, @Nullable Object> given) {
		List<Column> present = columns.stream()
			.filter((column) -> given.containsKey(column) || !filter.has(column.name()))
			.toList();
		List<@Nullable Object> values = new ArrayList<>();
		present.forEach((column) -> values.add(given.get(column)));
		return new Key(present, columnsFilled(relation, present, values));
	}

	private static List<Object> columnsFilled(Relation relation, List<Column> columns,
			List<? extends @Nullable Object> values) {
		Object[] filled = new Object[columns.size()];
		for (int i = 0; i < filled.length; i++) {
			Object value = values.get(i);
			if (value == null) {
				throw new SchemaException(
						"The key of a row of " + relation + " has no value for \"" + columns.get(i).name()
								+ "\". The primary key is (" + names(relation) + "); none of it can be null.");
			}
			filled[i] = value;
		}
		return List.of(filled);
	}

	static boolean same(@Nullable Object left, @Nullable Object right) {
		return Objects.equals(left, right)
				|| (left != null && right != null && left.toString().equals(right.toString()));
	}

}
