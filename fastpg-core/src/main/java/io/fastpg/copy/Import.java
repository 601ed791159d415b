package io.fastpg.copy;

import java.util.List;

/**
 * What an import has stored.
 *
 * @param table the table's name, as {@code db.table(…)} takes it
 * @param created whether the table was made for the file
 * @param rows how many rows were stored
 * @param columns the columns that were filled, in the file's order
 */
public record Import(String table, boolean created, long rows, List<ImportedColumn> columns) {

	/** Copies the list. */
	public Import {
		columns = List.copyOf(columns);
	}

}
