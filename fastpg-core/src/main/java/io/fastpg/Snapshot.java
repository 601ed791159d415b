package io.fastpg;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.fastpg.row.RowMappers;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;

/** A schema and the plans made for it; thrown away together. */
final class Snapshot {

	private final Schema schema;

	private final RowMappers mappers;

	private final Map<PlanKey, TablePlan<?>> plans = new ConcurrentHashMap<>();

	Snapshot(Schema schema, RowMappers mappers) {
		this.schema = schema;
		this.mappers = mappers;
	}

	Schema schema() {
		return this.schema;
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
