package io.fastpg.sql;

import java.util.List;

import io.fastpg.schema.Column;

/**
 * The key of one row.
 *
 * @param columns the key's columns, in key order
 * @param values a value for each, in the same order
 */
public record Key(List<Column> columns, List<Object> values) {

	/** Copies the lists. */
	public Key {
		columns = List.copyOf(columns);
		values = List.copyOf(values);
		if (columns.isEmpty() || columns.size() != values.size()) {
			throw new IllegalArgumentException(
					"A key of " + columns.size() + " columns cannot have " + values.size() + " values.");
		}
	}

}
