package io.fastpg.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.schema.RowPolicy;

/**
 * The rows a call is about: those where each of these columns has its value. Immutable.
 * Filters only narrow: {@link #and} with another value for the same column leaves a
 * filter that nothing matches, never one in which the last value wins.
 */
public final class RowFilter {

	private static final RowFilter NONE = new RowFilter(List.of(), null);

	private final List<Term> terms;

	private final @Nullable RowFilter asked;

	private RowFilter(List<Term> terms, @Nullable RowFilter asked) {
		this.terms = terms;
		this.asked = asked;
	}

	/**
	 * Returns the filter that every row matches.
	 * @return a filter without columns
	 */
	public static RowFilter none() {
		return NONE;
	}

	/**
	 * Returns the filter {@code column = value}.
	 * @param column a column name in the catalog's spelling
	 * @param value its value, never null
	 * @return a filter of one column
	 * @throws RowFilterException if the value is null: NULL equals nothing
	 */
	public static RowFilter of(String column, @Nullable Object value) {
		if (value == null) {
			throw new RowFilterException("The row filter on \"" + column
					+ "\" has no value: null equals nothing, so no row could ever match. Give it the value to filter by.");
		}
		return new RowFilter(List.of(new Term(column, value)), null);
	}

	/**
	 * Returns the rows that match both filters.
	 * @param other the filter to narrow by
	 * @return a filter with the columns of both
	 */
	public RowFilter and(RowFilter other) {
		if (other.terms.isEmpty()) {
			return this;
		}
		if (this.terms.isEmpty()) {
			return other;
		}
		Set<Term> all = new LinkedHashSet<>(this.terms);
		all.addAll(other.terms);
		return new RowFilter(List.copyOf(all), null);
	}

	/**
	 * Returns this filter as it applies to one relation: the columns that the relation
	 * has, each value in the one form its type gives it.
	 * @param relation the table or view to be filtered
	 * @return a filter whose values can be bound; the empty filter if the relation has
	 * none of the columns
	 * @throws RowFilterException if a value is not canonical for its column's type
	 */
	public RowFilter on(Relation relation) {
		if (this.terms.isEmpty()) {
			return this;
		}
		if (this.terms.size() == 1) {
			return on(relation, this.terms.get(0));
		}
		List<Term> canonical = new ArrayList<>(this.terms.size());
		for (Term term : this.terms) {
			Column column = relation.find(term.column()).orElse(null);
			if (column != null) {
				Term bound = new Term(term.column(), CanonicalValue.of(relation, column, term.value()));
				if (!canonical.contains(bound)) {
					canonical.add(bound);
				}
			}
		}
		return new RowFilter(Collections.unmodifiableList(canonical), this);
	}

	private RowFilter on(Relation relation, Term only) {
		Column column = relation.find(only.column()).orElse(null);
		if (column == null) {
			return new RowFilter(List.of(), this);
		}
		Object value = CanonicalValue.of(relation, column, only.value());
		return (value == only.value()) ? this : new RowFilter(List.of(new Term(only.column(), value)), this);
	}

	/**
	 * Returns the filter that the call asked for, of which this is what applies to one
	 * relation.
	 * @return the filter whose {@link #on(Relation)} made this one; else this one
	 */
	public RowFilter asked() {
		return (this.asked != null) ? this.asked : this;
	}

	/**
	 * Returns this filter as row-level security policies are told of it.
	 * @param columns the columns that policies read, in the order of the result
	 * @return one setting for each of them, empty where this filter does not fix it; of
	 * two values for one column the first, since the statement's own predicate leaves no
	 * row then
	 * @throws RowFilterException if a value is an empty text, which a setting cannot tell
	 * from none
	 */
	public List<Setting> settings(Collection<String> columns) {
		return columns.stream().map((column) -> new Setting(RowPolicy.setting(column), text(column))).toList();
	}

	/**
	 * Tells whether it asks one column for two values, of which {@link #settings} can
	 * hold only the first.
	 * @return whether no row can match; two spellings of one value are no contradiction
	 */
	public boolean contradicts() {
		return this.terms.stream()
			.anyMatch((term) -> this.terms.stream()
				.anyMatch((other) -> other.column().equals(term.column())
						&& !SettingText.of(other.value()).equals(SettingText.of(term.value()))));
	}

	private String text(String column) {
		for (Term term : this.terms) {
			if (term.column().equals(column)) {
				String text = SettingText.of(term.value());
				if (text.isEmpty()) {
					throw new RowFilterException("The row filter on \"" + column
							+ "\" has an empty text as its value, which row-level security cannot tell from none."
							+ " Use a value that is not empty.");
				}
				return text;
			}
		}
		return "";
	}

	/**
	 * Makes sure that a column can carry a filter at all.
	 * @param relation a table or view
	 * @param column a name
	 * @throws SchemaException if it has no such column, or values of the column's type
	 * may be equal without being the same
	 */
	public static void requireColumn(Relation relation, String column) {
		CanonicalValue.requireForm(relation, relation.column(column));
	}

	/**
	 * Tells whether every row matches.
	 * @return whether it has no columns
	 */
	public boolean isEmpty() {
		return this.terms.isEmpty();
	}

	/**
	 * Returns its terms.
	 * @return each column with its value, in the order given; a column stands twice where
	 * two values were asked for
	 */
	public List<Term> terms() {
		return this.terms;
	}

	/**
	 * Tells whether it fixes that column.
	 * @param column a column name
	 * @return whether it has a term for it
	 */
	public boolean has(String column) {
		for (Term term : this.terms) {
			if (term.column().equals(column)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Tells whether two terms ask one column for different values.
	 * @return whether no row can match; decided on canonical values, so ask it of
	 * {@link #on(Relation)}
	 */
	public boolean matchesNothing() {
		return this.terms.size() > 1 && this.terms.stream().map(Term::column).distinct().count() < this.terms.size();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RowFilter filter && this.terms.equals(filter.terms);
	}

	@Override
	public int hashCode() {
		return this.terms.hashCode();
	}

	/**
	 * Returns the columns, never a value.
	 */
	@Override
	public String toString() {
		return this.terms.isEmpty() ? "no row filter"
				: "row filter on " + String.join(", ", this.terms.stream().map(Term::column).distinct().toList());
	}

	/**
	 * One column and the value it must have.
	 *
	 * @param column the column's name
	 * @param value its value
	 */
	public record Term(String column, Object value) {

		/** Refuses null. */
		public Term {
			Objects.requireNonNull(column, "column");
			Objects.requireNonNull(value, "value");
		}

		/**
		 * Returns the column, never the value.
		 */
		@Override
		public String toString() {
			return this.column;
		}

	}

}
