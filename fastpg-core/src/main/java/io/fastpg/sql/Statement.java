package io.fastpg.sql;

import io.fastpg.filter.RowFilter;

/**
 * A statement about one relation, as a value. Each carries the row filter it is under and
 * cannot be made without one, so that no verb can forget it.
 */
public sealed interface Statement permits Select, Insert, InsertFrom, CopyIn, Update, Upsert, Delete {

	/**
	 * Returns the filter it is under.
	 * @return the filter in its canonical form for the statement's relation
	 */
	RowFilter filter();

	/**
	 * Returns what decides the SQL text: everything but the values.
	 * @return a key that is equal for statements with the same text
	 */
	Object shape();

	/**
	 * Writes text and parameters, in one pass so that they cannot part.
	 * @param out what it is written to
	 */
	void write(SqlWriter out);

}
