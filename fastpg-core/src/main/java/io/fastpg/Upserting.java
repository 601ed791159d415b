package io.fastpg;

import java.util.List;

import io.fastpg.exception.RowNotFoundException;
import io.fastpg.sql.Clauses;
import io.fastpg.sql.Insert;
import io.fastpg.sql.Key;
import io.fastpg.sql.OnConflict;
import io.fastpg.sql.Select;
import io.fastpg.sql.Statement;
import io.fastpg.sql.Upsert;

/**
 * One upsert: a single statement, but where the row that is there is to be left alone: it
 * is then read in a second one.
 */
record Upserting<T>(Table<T> table, Object row, OnConflict onConflict) {

	// A row may vanish between conflict and read, and come back before the next try
	private static final int TRIES = 5;

	T run() {
		for (int i = 0; i < TRIES; i++) {
			List<T> stored = this.table.write("Upsert into", this::statement);
			if (!stored.isEmpty()) {
				return stored.get(0);
			}
			List<T> existing = existing();
			if (!existing.isEmpty()) {
				return existing.get(0);
			}
		}
		throw foreign();
	}

	private Statement statement(Writes writes) {
		Upsert upsert = writes.upsert(this.row, this.onConflict);
		return (upsert != null) ? upsert : writes.insert(this.row);
	}

	private List<T> existing() {
		return this.table.engine.list("Upsert into", (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.table.name(), this.table.type);
			Writes writes = this.table.writes(plan);
			Statement statement = statement(writes);
			if (statement instanceof Insert || !((Upsert) statement).updates().isEmpty()) {
				throw foreign();
			}
			Key key = writes.conflictKey((Upsert) statement);
			Select select = new Select(plan.relation(), plan.projection(), writes.filter(), key, Clauses.ALL,
					Select.Result.ROWS);
			return new Planned<>(plan.relation(), select, plan.mapper());
		});
	}

	private RowNotFoundException foreign() {
		return new RowNotFoundException("The upsert into " + this.table
				+ " stored no row: its key belongs to a row that is not visible, which was left as it is,"
				+ " or a trigger of the table suppressed the write.");
	}

}
