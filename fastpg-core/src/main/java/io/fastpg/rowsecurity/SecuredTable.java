package io.fastpg.rowsecurity;

import java.util.Collection;
import java.util.List;

import io.fastpg.rowsecurity.SecuredColumn.PolicyState;
import io.fastpg.schema.TableName;

/**
 * A table or partition that has a filter's column, as the catalog has it.
 *
 * @param oid its object identifier
 * @param name its name
 * @param traits what holds of it
 * @param parents the tables it is a partition or child of
 * @param columns those of the columns asked for that it has
 */
record SecuredTable(long oid, TableName name, Collection<Trait> traits, List<Long> parents,
		List<SecuredColumn> columns) {

	boolean is(Trait trait) {
		return this.traits.contains(trait);
	}

	/** Whether nothing is left to do for these columns. */
	boolean isIntact(Collection<String> wanted) {
		return is(Trait.ENABLED) && is(Trait.FORCED) && is(Trait.FUNCTION) && is(Trait.OPEN)
				&& this.columns.stream()
					.filter((column) -> wanted.contains(column.name()))
					.allMatch((column) -> column.policy() == PolicyState.INTACT);
	}

	/**
	 * Whether it has a parent whose policies do not reach it when it is read directly.
	 */
	boolean isPart() {
		return !this.parents.isEmpty();
	}

	/** What may hold of a table; each is a column of the query. */
	enum Trait {

		/** It is a foreign table. */
		FOREIGN,
		/** It is a partition. */
		PARTITION,
		/** Its row-level security is switched on. */
		ENABLED,
		/** Its owner is bound, too. */
		FORCED,
		/** The role is, or is a member of, its owner. */
		OWNED,
		/** The role may do something with it. */
		REACHABLE,
		/** The role may read it. */
		READABLE,
		/** The role may truncate it. */
		TRUNCATABLE,
		/** The function in its schema is there, as fastpg makes it. */
		FUNCTION,
		/** It has a permissive policy of another. */
		OTHER_PERMISSIVE,
		/** It has a policy, of any sort, that is none of ours. */
		OTHER_POLICY,
		/** The permissive policy of ours is there if, and only if, it is needed. */
		OPEN

	}

}
