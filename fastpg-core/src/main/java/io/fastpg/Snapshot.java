package io.fastpg;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.util.ConcurrentLruCache;

import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;
import io.fastpg.row.RowMappers;
import io.fastpg.schema.Relation;
import io.fastpg.schema.RowSecurityState;
import io.fastpg.schema.Schema;

/**
 * A schema, the row-level security on it, and the plans made for it; thrown away
 * together.
 */
final class Snapshot {

	private static final int FILTERS = 1000;

	private final Schema schema;

	private final RowSecurityState security;

	private final RowMappers mappers;

	private final ConcurrentLruCache<RowFilter, List<Setting>> settings = new ConcurrentLruCache<>(FILTERS,
			this::makeSettings);

	private final Map<PlanKey, TablePlan<?>> plans = new ConcurrentHashMap<>();

	Snapshot(Schema schema, RowSecurityState security, RowMappers mappers) {
		this.schema = schema;
		this.security = security;
		this.mappers = mappers;
	}

	Schema schema() {
		return this.schema;
	}

	RowSecurityState security() {
		return this.security;
	}

	/** Whether it is a table that has no policy of ours. */
	boolean isOpen(Relation relation) {
		return relation.kind().isTable() && this.security.columns()
			.stream()
			.noneMatch((column) -> this.security.secures(relation.name(), column));
	}

	/** What policies are told of a filter: a value for each column that one reads. */
	List<Setting> settings(RowFilter asked) {
		return this.security.columns().isEmpty() ? List.of() : this.settings.get(asked);
	}

	// A policy would take " 01 " for 1: only the one form of each value may reach it
	private List<Setting> makeSettings(RowFilter asked) {
		for (Relation relation : this.schema.tables()) {
			if (asked.terms().stream().anyMatch((term) -> this.security.secures(relation.name(), term.column()))) {
				asked.on(relation);
			}
		}
		return asked.settings(this.security.columns());
	}

	@SuppressWarnings("unchecked") // a plan is kept under the type it was made for
	<T> TablePlan<T> plan(String table, Class<T> type) {
		PlanKey key = new PlanKey(table, type);
		TablePlan<?> plan = this.plans.get(key);
		if (plan == null) {
			Relation relation = this.schema.get(table);
			plan = TablePlan.of(relation, type, this.mappers);
			this.plans.put(key, plan);
		}
		return (TablePlan<T>) plan;
	}

	private record PlanKey(String table, Class<?> type) {
	}

}
