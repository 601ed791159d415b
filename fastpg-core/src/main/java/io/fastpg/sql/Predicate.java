package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Relation;

/**
 * What is said of rows without a word of SQL: comparisons of columns with values, put
 * together by AND, OR and NOT. It belongs to no relation yet. Immutable and thread-safe.
 */
public abstract sealed class Predicate permits Comparison, Junction, Negation {

	// Made at first use; a race makes the same text twice
	private @Nullable String written;

	/**
	 * Compares a column.
	 * @param column its name in the catalog's spelling
	 * @param operator what is said of it
	 * @param values as many as the operator takes
	 * @return the comparison
	 */
	public static Predicate of(String column, Operator operator, List<? extends @Nullable Object> values) {
		return new Comparison(column, operator, values);
	}

	/**
	 * All must hold.
	 * @param parts predicates; of none, all do
	 * @return their conjunction
	 */
	public static Predicate all(List<Predicate> parts) {
		return Junction.of(parts, true);
	}

	/**
	 * One must hold, or more.
	 * @param parts predicates; of none, none does
	 * @return their disjunction
	 */
	public static Predicate any(List<Predicate> parts) {
		return Junction.of(parts, false);
	}

	/**
	 * It must be false; where it is unknown, so is this.
	 * @return the negation
	 */
	public Predicate not() {
		return new Negation(this);
	}

	/**
	 * Tells whether nothing is said at all.
	 * @return true for {@link #all} of nothing
	 */
	public boolean isEmpty() {
		return false;
	}

	abstract void requireColumns(Relation relation);

	abstract void write(PredicateWriter out);

	/**
	 * Returns the structure with its columns, and {@code ?} for each value.
	 */
	@Override
	public String toString() {
		String text = this.written;
		if (text == null) {
			StringBuilder out = new StringBuilder();
			write(new Description(out));
			text = out.toString();
			this.written = text;
		}
		return text;
	}

	/** Quotes as the server does, but takes names that no column can have. */
	private record Description(StringBuilder text) implements PredicateWriter {

		@Override
		public void sql(String piece) {
			this.text.append(piece);
		}

		@Override
		public void column(String name) {
			this.text.append('"').append(name.replace("\"", "\"\"")).append('"');
		}

		@Override
		public void value(String column, Operator.Operand operand, @Nullable Object value) {
			this.text.append('?');
		}

	}

}
