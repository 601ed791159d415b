package io.fastpg.rowsecurity;

import java.util.List;

import io.fastpg.schema.Identifier;

/**
 * A filter's column of one table, and the policy that stands for it there.
 *
 * @param name the column's name
 * @param type its type, a domain's base in its place, as a cast writes it
 * @param castNeeded whether it is a domain that the type's {@code =} does not take
 * @param policy what stands there
 * @param nullable whether it may be NULL
 * @param indexed whether an index begins with it
 * @param keys unique indexes that lack it
 * @param foreignKeys foreign keys that lack it and point to a table that has it
 */
record SecuredColumn(String name, String type, boolean castNeeded, PolicyState policy, boolean nullable,
		boolean indexed, List<String> keys, List<String> foreignKeys) {

	/** The column as the policy compares it. */
	String operand() {
		String quoted = Identifier.quote(this.name);
		return this.castNeeded ? quoted + "::" + this.type : quoted;
	}

	/** What stands under the name of the policy. */
	enum PolicyState {

		/** Nothing. */
		MISSING,
		/** A policy that fastpg would not make. */
		CHANGED,
		/** The policy that fastpg makes. */
		INTACT

	}

}
