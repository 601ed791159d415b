package io.fastpg;

import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/**
 * Through what a table is seen: the policy of its database, and the filters of the views
 * on the way. It can only be narrowed.
 */
record View(FilterPolicy policy, RowFilter filter, boolean ofDatabase) {

	static View of(FilterPolicy policy) {
		return new View(policy, RowFilter.none(), false);
	}

	/** One table, narrowed by hand. */
	View narrow(RowFilter by) {
		return new View(this.policy, this.filter.and(by), this.ofDatabase);
	}

	/** Every table of the database, so that a read beside the one table matters too. */
	View narrowAll(RowFilter by) {
		return new View(this.policy, this.filter.and(by), this.ofDatabase || !by.isEmpty());
	}

	RowFilter reading(Relation relation) {
		return this.policy.reading(relation, this.filter);
	}

	RowFilter writing(Relation relation) {
		return this.policy.writing(relation, this.filter);
	}

	/** Whether SQL that no filter covers must be refused. */
	boolean isFiltered() {
		return this.policy.isFiltered(this.filter);
	}

	/** Whether other tables are filtered too, as a view of one table does not say. */
	boolean isCallFiltered() {
		return this.ofDatabase || this.policy.isFiltered(RowFilter.none());
	}

}
