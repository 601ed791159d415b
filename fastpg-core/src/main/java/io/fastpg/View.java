package io.fastpg;

import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/**
 * Through what a table is seen: the policy of its database, and the filters of the views
 * on the way. It can only be narrowed.
 */
record View(FilterPolicy policy, RowFilter filter) {

	View narrow(RowFilter by) {
		return new View(this.policy, this.filter.and(by));
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

	/** Whether the call itself is filtered, beyond the views taken by hand. */
	boolean isCallFiltered() {
		return this.policy.isFiltered(RowFilter.none());
	}

}
