package io.fastpg.sql;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/**
 * Reads rows, or how many there are. Where the user's text meets a row filter, the filter
 * stands in a derived table of its own: whatever the text says, it only sees rows that
 * the filter let through, and PostgreSQL plans both forms alike.
 *
 * @param table what is read
 * @param projection what comes back of each row
 * @param filter the row filter
 * @param key the key of the one row; null for many
 * @param clauses what else is said of the rows
 * @param result rows, their count, or whether there is one
 */
public record Select(Relation table, Projection projection, RowFilter filter, @Nullable Key key, Clauses clauses,
		Result result) implements Statement {

	/**
	 * Reads the row with a key.
	 * @param table what is read
	 * @param projection what comes back of it
	 * @param filter the row filter
	 * @param key its key
	 * @return a read of at most one row
	 */
	public static Select byKey(Relation table, Projection projection, RowFilter filter, Key key) {
		return new Select(table, projection, filter, key, Clauses.ALL, Result.ROWS);
	}

	/**
	 * Reads rows.
	 * @param table what is read
	 * @param projection what comes back of each row
	 * @param filter the row filter
	 * @param clauses which rows, in which order
	 * @return a read of any number of rows
	 */
	public static Select rows(Relation table, Projection projection, RowFilter filter, Clauses clauses) {
		return new Select(table, projection, filter, null, clauses, Result.ROWS);
	}

	/**
	 * Asks the same rows another question. What is projected counts too: an aggregate is
	 * one row.
	 * @param other what comes back instead
	 * @return a read of one value
	 */
	public Select as(Result other) {
		return new Select(this.table, this.projection, this.filter, this.key, this.clauses, other);
	}

	@Override
	public Object shape() {
		Shape shape = new Shape(Select.class, this.table, this.projection, (this.clauses == Clauses.ALL) ? 5 : 14)
			.add(this.result);
		shape.filter(this.filter).key(this.key);
		this.clauses.addTo(shape);
		return shape;
	}

	@Override
	public void write(SqlWriter out) {
		boolean nested = this.result == Result.COUNT && (this.clauses.reshapes() || !this.projection.isEmpty());
		out.sql(this.result.before(nested));
		this.projection.write(out);
		from(out);
		this.clauses.write(out, this.result == Result.ROWS || this.clauses.cuts());
		out.sql(this.result.after(nested));
	}

	private void from(SqlWriter out) {
		boolean derived = !this.filter.isEmpty() && this.clauses.hasText() && this.clauses.lock() == Clauses.Lock.NONE;
		// Of HAVING the server may move conditions to WHERE
		boolean text = this.clauses.hasText() || !this.clauses.having().isEmpty();
		RowFilter fence = text ? this.filter : RowFilter.none();
		String keyword = " WHERE ";
		if (derived) {
			out.sql(" FROM (SELECT * FROM ").name(this.table).sql(keyword).filter(this.filter, this.table, "");
			out.fence(fence, this.table).sql(") AS ").alias(this.table);
		}
		else {
			out.sql(" FROM ").name(this.table);
			if (!this.filter.isEmpty()) {
				out.sql(keyword).filter(this.filter, this.table, "").fence(fence, this.table);
				keyword = " AND ";
			}
		}
		if (this.key != null) {
			out.sql(keyword).key(this.key);
			keyword = " AND ";
		}
		Clauses.conditions(out, keyword, this.clauses.where());
	}

	/** What a read gives back. */
	public enum Result {

		/** The rows. */
		ROWS("SELECT ", ""),
		/** How many there are, as bigint. */
		COUNT("SELECT count(*)", ""),
		/** Whether there is one, as boolean. */
		EXISTS("SELECT EXISTS (SELECT ", ")");

		private final String before;

		private final String after;

		Result(String before, String after) {
			this.before = before;
			this.after = after;
		}

		String before(boolean nested) {
			return nested ? "SELECT count(*) FROM (SELECT " : this.before;
		}

		String after(boolean nested) {
			return nested ? ") AS counted" : this.after;
		}

	}

}
