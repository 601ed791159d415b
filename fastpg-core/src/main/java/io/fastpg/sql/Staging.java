package io.fastpg.sql;

import java.util.List;
import java.util.stream.Collectors;

import io.fastpg.schema.Column;

/**
 * A temporary table of the current transaction that rows wait in, before they are stored
 * under a row filter. It has the columns of its target with their types, and none of
 * their constraints. A transaction has one at a time.
 *
 * @param columns its columns
 */
public record Staging(List<Column> columns) {

	static final String NAME = "pg_temp.\"fastpg_staging\"";

	/** Copies the list. */
	public Staging {
		columns = List.copyOf(columns);
	}

	/**
	 * Returns what makes it.
	 * @return a CREATE statement; the table is gone with the transaction
	 */
	public String create() {
		return this.columns.stream()
			.map((column) -> column.quoted() + " " + column.typeText())
			.collect(Collectors.joining(", ", "CREATE TABLE " + NAME + " (", ") ON COMMIT DROP"));
	}

	/**
	 * Returns what fills it.
	 * @return a COPY statement for all its columns
	 */
	public Sql copy() {
		return new Sql(this.columns.stream()
			.map(Column::quoted)
			.collect(Collectors.joining(", ", "COPY " + NAME + " (", ") FROM STDIN")), List.of());
	}

	/**
	 * Returns what removes it.
	 * @return a DROP statement
	 */
	public String drop() {
		return "DROP TABLE " + NAME;
	}

}
