package io.fastpg;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.RowSecurityState;
import io.fastpg.schema.RowSecurityState.Secured;
import io.fastpg.sql.ParsedSql;

/**
 * Whether SQL of the user's may run under a row filter: where row-level security covers
 * every relation that it names, by each column of the filter.
 */
record Admission(RowSecurityState security, FilterPolicy policy, RowFilter filter) {

	/** Lets the statement pass, or says what keeps it from being covered. */
	void require(ParsedSql sql) {
		String gap = gap(sql);
		if (gap != null) {
			throw refusal(gap);
		}
	}

	static RowFilterException refusal(String reason) {
		return new RowFilterException(
				"SQL of your own was refused under a row filter, which cannot be put into text that"
						+ " fastpg does not write: " + reason
						+ ". Use the verbs of db.table(…), or go past the filter on purpose with db.unfiltered(reason).");
	}

	private @Nullable String gap(ParsedSql sql) {
		Set<String> columns = new LinkedHashSet<>(this.policy.requiredColumns());
		this.filter.terms().forEach((term) -> columns.add(term.column()));
		for (String column : columns) {
			if (!this.filter.has(column)) {
				return "no row filter on \"" + column + "\" is in force";
			}
			if (!this.security.columns().contains(column)) {
				return "the database has no row-level security for \"" + column
						+ "\" that binds this role (db.rowSecurity() puts it up)";
			}
		}
		if (this.filter.contradicts()) {
			return "the row filter asks one column for two values";
		}
		String gap = sql.policyGap();
		return (gap != null) ? gap : relationGap(sql, columns);
	}

	private @Nullable String relationGap(ParsedSql sql, Set<String> columns) {
		for (String name : sql.names()) {
			for (Secured relation : this.security.named(name)) {
				for (String column : columns) {
					if (!isCovered(relation, column)) {
						return "no policy on \"" + column + "\" covers \"" + relation.name() + "\", which it names";
					}
				}
			}
		}
		return null;
	}

	private boolean isCovered(Secured relation, String column) {
		if (!relation.columns().contains(column)) {
			return !this.policy.isTenant(column) || isShared(relation);
		}
		return relation.by().contains(column)
				&& (!this.policy.isTenant(column) || isShared(relation) || areCovered(relation.tables(), column));
	}

	/** Tables behind a view: what has no tenant may be read by every one, or by none. */
	private boolean areCovered(List<Secured> tables, String tenant) {
		return tables.stream().allMatch((table) -> table.columns().contains(tenant) || isShared(table));
	}

	private boolean isShared(Secured relation) {
		return this.policy.lists(relation.name(), relation.onSearchPath());
	}

	/** Policies may have been dropped since they were read; a minute is believed. */
	static Snapshot snapshot(Engine engine) {
		Snapshot snapshot = engine.schema.current();
		return engine.wall.isOld(snapshot.security()) ? engine.schema.refresh() : snapshot;
	}

}
