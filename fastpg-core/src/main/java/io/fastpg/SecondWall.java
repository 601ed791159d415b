package io.fastpg;

import java.time.Duration;
import java.util.Set;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.schema.Relation;
import io.fastpg.schema.RowSecurityState;

/**
 * What is asked of row-level security, the wall behind the filters in fastpg's own
 * statements.
 *
 * @param mode whether it is used, or required
 * @param columns the columns that every call must filter by
 * @param trust how long the state of policies is believed where much hangs on it
 */
record SecondWall(RowSecurityMode mode, Set<String> columns, Duration trust) {

	boolean isOld(RowSecurityState security) {
		return security.age().compareTo(this.trust) > 0;
	}

	boolean isUsed() {
		return this.mode != RowSecurityMode.OFF;
	}

	/**
	 * Refuses a table under a filter that no policy stands behind.
	 * @throws SchemaException if the policies should be read anew before that is believed
	 */
	void require(Relation relation, RowFilter filter, RowSecurityState security) {
		if (this.mode != RowSecurityMode.REQUIRE || !relation.kind().isTable()) {
			return;
		}
		for (RowFilter.Term term : filter.terms()) {
			boolean guarded = this.columns.contains(term.column()) && relation.find(term.column()).isPresent();
			if (guarded && !security.secures(relation.name(), term.column())) {
				String message = "Row-level security is required, and table " + relation
						+ " has no policy of ours on \"" + term.column()
						+ "\" that binds this role. Put one up with db.rowSecurity().enable(…); rowSecurity().check()"
						+ " tells what is missing.";
				throw isOld(security) ? new SchemaException(message) : new RowFilterException(message);
			}
		}
	}

}
