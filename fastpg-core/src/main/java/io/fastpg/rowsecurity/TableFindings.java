package io.fastpg.rowsecurity;

import java.util.List;
import java.util.function.Consumer;

import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.rowsecurity.SecuredColumn.PolicyState;
import io.fastpg.rowsecurity.SecuredTable.Trait;

/** What is to be said of one table that the role can reach. */
record TableFindings(SecuredTable table, Consumer<Finding> findings) {

	private static final String ENABLE = " Run db.rowSecurity().enable(…) as its owner, or the report's SQL.";

	void report() {
		if (this.table.is(Trait.FOREIGN)) {
			add(Kind.FOREIGN_TABLE, "a foreign table cannot have row policies, so nothing guards its rows here."
					+ " Guard them on their own server, and revoke this role's privileges on the foreign table.");
			return;
		}
		this.table.columns().forEach(this::policy);
		switches();
		if (!this.table.is(Trait.PARTITION)) {
			this.table.columns().forEach(this::shape);
		}
		if (this.table.is(Trait.TRUNCATABLE) && !this.table.is(Trait.OWNED)) {
			add(Kind.TRUNCATE_GRANTED, "the role may truncate it, and TRUNCATE removes everybody's rows past all"
					+ " policies. Revoke truncate on it.");
		}
	}

	private void policy(SecuredColumn column) {
		String name = "\"" + column.name() + "\"";
		if (column.policy() == PolicyState.CHANGED) {
			add(Kind.POLICY_CHANGED, "the policy for column " + name + " is not what fastpg makes, so nobody knows whom"
					+ " it lets through." + ENABLE);
		}
		else if (column.policy() == PolicyState.MISSING && this.table.isPart()) {
			add(Kind.PARTITION_WITHOUT_POLICY, "it can be read directly, where the policies of its parent do not hold,"
					+ " and has none of its own for column " + name + ". Revoke the role's privileges on it, or run"
					+ " db.rowSecurity().enable(…) on its parent again.");
		}
		else if (column.policy() == PolicyState.MISSING) {
			add(Kind.NO_POLICY, "it has column " + name + " and no policy for it, so the database lets every row"
					+ " through." + ENABLE);
		}
	}

	private void switches() {
		if (this.table.columns().stream().allMatch((column) -> column.policy() == PolicyState.MISSING)) {
			return;
		}
		if (!this.table.is(Trait.ENABLED)) {
			add(Kind.NOT_ENABLED, "it has policies, but its row-level security is switched off." + ENABLE);
		}
		if (!this.table.is(Trait.FORCED)) {
			add(Kind.NOT_FORCED, "its policies do not bind its owner, nor views and functions of the owner." + ENABLE);
		}
		if (!this.table.is(Trait.FUNCTION)) {
			add(Kind.FUNCTION_CHANGED, "the function that its policies call is not what fastpg makes, so nobody knows"
					+ " which value they compare with." + ENABLE);
		}
	}

	private void shape(SecuredColumn column) {
		String name = "\"" + column.name() + "\"";
		if (column.nullable()) {
			add(Kind.COLUMN_NULLABLE, "column " + name + " may be NULL, and nobody sees such a row. Make it not null.");
		}
		if (!column.keys().isEmpty()) {
			add(Kind.KEY_WITHOUT_COLUMN, "unique keys without column " + name + " (" + names(column.keys())
					+ ") tell by their error that somebody has a key. Put the column first in them, or let the keys be"
					+ " such as cannot be guessed.");
		}
		if (!column.foreignKeys().isEmpty()) {
			add(Kind.FOREIGN_KEY_WITHOUT_COLUMN,
					"foreign keys without column " + name + " (" + names(column.foreignKeys())
							+ ") may point to a row of somebody else, since PostgreSQL checks"
							+ " them past all policies. Let them contain the column on both sides.");
		}
		if (!column.indexed()) {
			add(Kind.NO_INDEX, "no index begins with column " + name
					+ ", so that every statement reads everybody's rows to" + " find its own. Create one.");
		}
	}

	private static String names(List<String> names) {
		return String.join(", ", names);
	}

	private void add(Kind kind, String message) {
		this.findings.accept(Finding.of(kind, this.table.name(), message));
	}

}
