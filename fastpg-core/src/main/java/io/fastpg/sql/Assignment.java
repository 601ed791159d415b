package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Column;

/**
 * A value to be written into a column.
 *
 * @param column the column
 * @param value the value; null means NULL
 */
public record Assignment(Column column, @Nullable Object value) {

	static List<Column> columns(List<Assignment> assignments) {
		return assignments.stream().map(Assignment::column).toList();
	}

	/**
	 * Returns the column, never the value.
	 */
	@Override
	public String toString() {
		return this.column.name();
	}

}
