package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an upsert does where the row is there already. Immutable.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT">
 * PostgreSQL manual, INSERT, ON CONFLICT Clause</a>
 */
public final class OnConflict {

	private static final OnConflict KEY = new OnConflict(List.of(), null);

	private final List<String> columns;

	private final @Nullable List<String> updated;

	private OnConflict(List<String> columns, @Nullable List<String> updated) {
		this.columns = columns;
		this.updated = updated;
	}

	/**
	 * The row with the same primary key is updated.
	 * @return a conflict on the whole primary key
	 */
	public static OnConflict onKey() {
		return KEY;
	}

	/**
	 * The row with the same values in these columns is updated.
	 * @param columns the columns of a unique constraint or index
	 * @return a conflict on these columns
	 */
	public static OnConflict on(String... columns) {
		return new OnConflict(List.of(columns), null);
	}

	/**
	 * Leaves the row that is there as it is.
	 * @return a conflict that changes nothing; the upsert gives back the row that is
	 * there
	 */
	public OnConflict doNothing() {
		return new OnConflict(this.columns, List.of());
	}

	/**
	 * Updates only these columns of the row that is there.
	 * @param updatedColumns columns that the upsert gives a value
	 * @return a conflict that updates them
	 */
	public OnConflict update(String... updatedColumns) {
		return new OnConflict(this.columns, List.of(updatedColumns));
	}

	/**
	 * Returns the columns in conflict.
	 * @return column names; empty for the primary key
	 */
	public List<String> columns() {
		return this.columns;
	}

	/**
	 * Returns the columns to be updated.
	 * @return column names; null for all that were given
	 */
	public @Nullable List<String> updated() {
		return this.updated;
	}

}
