package io.fastpg;

import java.util.stream.Stream;

import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;
import io.fastpg.schema.RowSecurityState;

/**
 * Through what a table is seen: the policy of its database, the filter of the database's
 * views, which holds for the tables that have its columns, and the filter of the table's
 * views, whose columns the table must have. It can only be narrowed.
 */
record View(FilterPolicy policy, RowFilter ofDatabase, RowFilter ofTable) {

	static View of(FilterPolicy policy) {
		return new View(policy, RowFilter.none(), RowFilter.none());
	}

	View narrowDatabase(RowFilter by) {
		return new View(this.policy, this.ofDatabase.and(by), this.ofTable);
	}

	View narrowTable(RowFilter by) {
		return new View(this.policy, this.ofDatabase, this.ofTable.and(by));
	}

	RowFilter reading(Relation relation) {
		return this.policy.reading(relation, on(relation));
	}

	RowFilter writing(Relation relation) {
		return this.policy.writing(relation, on(relation));
	}

	// A column that is gone since the view was made must not take the filter with it
	private RowFilter on(Relation relation) {
		for (RowFilter.Term term : this.ofTable.terms()) {
			relation.column(term.column());
		}
		return this.ofDatabase.and(this.ofTable);
	}

	/** What the call and the views of the database ask for, of all tables. */
	RowFilter asked() {
		return this.policy.provider().current().and(this.ofDatabase);
	}

	/**
	 * Whether tables in general are filtered: then SQL that no filter covers is refused.
	 */
	boolean isFiltered() {
		return this.policy.isFiltered(this.ofDatabase);
	}

	/**
	 * What the user's texts may do: where tables in general are filtered, they must not
	 * read past the filter, and must be known to be harmless where no policy stands
	 * behind it.
	 */
	FragmentLevel fragments(Relation relation, RowSecurityState security) {
		if (!isFiltered()) {
			return FragmentLevel.CONTAINED;
		}
		FragmentLevel chosen = this.policy.fragments();
		if (chosen != null) {
			return chosen;
		}
		return isSecured(relation, security) ? FragmentLevel.NO_SUBQUERY : FragmentLevel.STRICT;
	}

	private boolean isSecured(Relation relation, RowSecurityState security) {
		if (security.columns().isEmpty()) {
			return false;
		}
		return Stream
			.concat(this.policy.requiredColumns().stream(), asked().terms().stream().map(RowFilter.Term::column))
			.allMatch((column) -> security.columns().contains(column)
					&& (relation.find(column).isEmpty() || security.secures(relation.name(), column)));
	}

}
