package io.fastpg.filter;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Relation;

/**
 * Decides the filter of each statement, and fails closed: where a column is required and
 * no filter fixes it, the call is refused before any SQL is sent.
 *
 * @param provider knows the filter of the current call
 * @param requiredColumn the column that every call must filter by; null where none is
 * required
 * @param sharedTables names of relations without that column that every call may read
 * @param rejectMismatch whether a written value that differs from the filter's is refused
 * rather than replaced
 * @param trustAbsence how long it is believed that a relation lacks a filter's column
 * before the schema is read anew
 */
public record FilterPolicy(RowFilterProvider provider, @Nullable String requiredColumn, Set<String> sharedTables,
		boolean rejectMismatch, Duration trustAbsence) {

	/** Copies the names. */
	public FilterPolicy {
		sharedTables = Set.copyOf(sharedTables);
	}

	/**
	 * Returns the policy past all filters.
	 * @return a policy without provider and required column
	 */
	public static FilterPolicy unfiltered() {
		return new FilterPolicy(RowFilter::none, null, Set.of(), false, Duration.ZERO);
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
		String unmet = unmet(filter);
		if (unmet != null || filter.terms().size() < asked.terms().size()) {
			requireFresh(relation, asked);
		}
		if (unmet != null && !isShared(relation, unmet)) {
			throw new RowFilterException(missing(relation, unmet));
		}
		return filter;
	}

	/** The required column that the filter does not fix; null where all is well. */
	private @Nullable String unmet(RowFilter filter) {
		return (this.requiredColumn != null && !filter.has(this.requiredColumn)) ? this.requiredColumn : null;
	}

	// A column that was added since, by a migration elsewhere, would go unfiltered
	private void requireFresh(Relation relation, RowFilter asked) {
		boolean lacking = asked.terms().stream().anyMatch((term) -> relation.find(term.column()).isEmpty())
				|| (this.requiredColumn != null && relation.find(this.requiredColumn).isEmpty());
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
		String unmet = unmet(filter);
		if (unmet != null) {
			throw new RowFilterException("Table " + relation + " is shared: it has no column \"" + unmet
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
		return this.requiredColumn != null || !view.isEmpty() || !this.provider.current().isEmpty();
	}

	private boolean isShared(Relation relation, String column) {
		boolean listed = this.sharedTables.contains(relation.name().toString())
				|| (relation.isOnSearchPath() && this.sharedTables.contains(relation.name().name()));
		return listed && relation.find(column).isEmpty();
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
