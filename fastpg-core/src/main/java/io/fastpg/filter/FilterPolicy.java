package io.fastpg.filter;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;

/**
 * Decides the filter of each statement, and fails closed: where a column is required and
 * no filter fixes it, the call is refused before any SQL is sent.
 *
 * @param provider knows the filter of the current call
 * @param requiredColumns the columns that every call must filter by, where a relation has
 * them; the first, the tenant's, every relation must have. Empty where none is required
 * @param sharedTables names of relations without the tenant's column that every call may
 * read
 * @param rejectMismatch whether a written value that differs from the filter's is refused
 * rather than replaced
 * @param fragments what the SQL texts of a filtered call may do; null decides by whether
 * row-level security stands behind the filter
 * @param trustAbsence how long it is believed that a relation lacks a filter's column
 * before the schema is read anew
 */
public record FilterPolicy(RowFilterProvider provider, Set<String> requiredColumns, Set<String> sharedTables,
		boolean rejectMismatch, @Nullable FragmentLevel fragments, Duration trustAbsence) {

	/** Copies the names. */
	public FilterPolicy {
		requiredColumns = Collections.unmodifiableSet(new LinkedHashSet<>(requiredColumns));
		sharedTables = Set.copyOf(sharedTables);
	}

	/**
	 * Returns the policy past all filters.
	 * @param provider has no filter either; may refuse to be asked
	 * @return a policy without required columns
	 */
	public static FilterPolicy unfiltered(RowFilterProvider provider) {
		return new FilterPolicy(provider, Set.of(), Set.of(), false, null, Duration.ZERO);
	}

	/**
	 * Returns the filter of a read.
	 * @param relation what is read
	 * @param view the filter of the view it is read through
	 * @return the call's filter and the view's, as they apply to the relation
	 * @throws RowFilterException if a required filter is missing, or a value is not
	 * canonical
	 * @throws SchemaException if the relation lacks a column of the filter and was read
	 * too long ago to be believed
	 */
	public RowFilter reading(Relation relation, RowFilter view) {
		RowFilter asked = this.provider.current().and(view);
		RowFilter filter = asked.on(relation);
		String unmet = unmet(relation, filter);
		if (filter.terms().size() < Math.max(asked.terms().size(), this.requiredColumns.size())) {
			requireFresh(relation, asked);
		}
		if (unmet != null) {
			throw new RowFilterException(missing(relation, unmet));
		}
		return filter;
	}

	/** The required column that the filter should fix and does not; null for none. */
	private @Nullable String unmet(Relation relation, RowFilter filter) {
		for (String column : this.requiredColumns) {
			if (!filter.has(column)
					&& (relation.find(column).isPresent() || (isTenant(column) && !isShared(relation)))) {
				return column;
			}
		}
		return null;
	}

	/**
	 * Tells the tenant's column from the others that are required.
	 * @param column a column's name
	 * @return whether it is the first required column
	 */
	public boolean isTenant(String column) {
		return !this.requiredColumns.isEmpty() && this.requiredColumns.iterator().next().equals(column);
	}

	// A column that was added since, by a migration elsewhere, would go unfiltered
	private void requireFresh(Relation relation, RowFilter asked) {
		boolean lacking = asked.terms().stream().anyMatch((term) -> relation.find(term.column()).isEmpty())
				|| this.requiredColumns.stream().anyMatch((column) -> relation.find(column).isEmpty());
		if (lacking && relation.age().compareTo(this.trustAbsence) > 0) {
			throw new SchemaException("Table " + relation + " had no column for the row filter when the schema was"
					+ " read, which is too long ago to leave it unfiltered.");
		}
	}

	/**
	 * Returns the filter of a write.
	 * @param relation what is written
	 * @param view the filter of the view it is written through
	 * @return the call's filter and the view's, as they apply to the relation
	 * @throws RowFilterException as for {@link #reading}, and if the relation is shared
	 */
	public RowFilter writing(Relation relation, RowFilter view) {
		RowFilter filter = reading(relation, view);
		if (!this.requiredColumns.isEmpty() && isShared(relation)) {
			throw new RowFilterException(
					"Table " + relation + " is shared: it has no column \"" + this.requiredColumns.iterator().next()
							+ "\", so a filtered call may only read it. Write it through db.unfiltered(reason).");
		}
		return filter;
	}

	/**
	 * Tells whether a call is filtered at all, so that SQL nobody filters must be
	 * refused.
	 * @param view the filter of the database view
	 * @return whether a filter is in force or required
	 */
	public boolean isFiltered(RowFilter view) {
		return !this.requiredColumns.isEmpty() || !view.isEmpty() || !this.provider.current().isEmpty();
	}

	private boolean isShared(Relation relation) {
		return relation.find(this.requiredColumns.iterator().next()).isEmpty()
				&& lists(relation.name(), relation.isOnSearchPath());
	}

	/**
	 * Tells whether a relation is named among the shared ones.
	 * @param relation its full name
	 * @param onSearchPath whether its bare name finds it
	 * @return whether it is listed, by its full or its bare name
	 */
	public boolean lists(TableName relation, boolean onSearchPath) {
		return this.sharedTables.contains(relation.toString())
				|| (onSearchPath && this.sharedTables.contains(relation.name()));
	}

	private static String missing(Relation relation, String column) {
		if (relation.find(column).isEmpty()) {
			return "Table " + relation + " has no column \"" + column
					+ "\", which every call must filter by. If all may read it, list it among the shared tables;"
					+ " else go through db.unfiltered(reason).";
		}
		return "No row filter on \"" + column + "\" is in force, and table " + relation
				+ " must not be used without one. Bind it with FilterScope, take a view with xtra(\"" + column
				+ "\", …), or go through db.unfiltered(reason).";
	}

}
