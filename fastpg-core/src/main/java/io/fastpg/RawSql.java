package io.fastpg;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.BoundFragment;
import io.fastpg.sql.ParsedSql;
import io.fastpg.sql.Script;
import io.fastpg.sql.Sql;

/**
 * The user's own SQL on its way to the server. fastpg puts no row filter into it, so
 * where one is in force it passes only if row-level security covers it; and it cannot
 * begin or end a transaction, which a pooled connection would carry to its next borrower.
 */
record RawSql(Engine engine, View view, ParsedSql sql) {

	RawSql {
		refuseControl(sql);
		admit(engine, view, sql);
	}

	<T> List<T> list(List<? extends @Nullable Object> values, Class<T> type, int maxRows) {
		return this.engine.list("Query", bind(values), type, maxRows);
	}

	<T> Stream<T> stream(List<? extends @Nullable Object> values, Class<T> type) {
		return this.engine.stream("Query", bind(values), type);
	}

	long execute(List<? extends @Nullable Object> values) {
		long rows = this.engine.executor.update("Execute", bind(values));
		if (this.sql.changesSchema()) {
			this.engine.schema.changed();
		}
		return rows;
	}

	Sql bind(List<? extends @Nullable Object> values) {
		Snapshot snapshot = admit(this.engine, this.view, this.sql);
		BoundFragment bound = BoundFragment.of(this.sql, values, this.engine.types, snapshot.schema());
		return new Sql(bound.text(), bound.parameters(), this.engine.settings(snapshot, this.view.asked()));
	}

	static long script(Engine engine, View view, String text) {
		List<ParsedSql> statements = Script.statements(text);
		if (view.isFiltered()) {
			if (statements.size() != 1) {
				throw Admission.refusal("it is a script of " + statements.size() + " statements");
			}
			return new RawSql(engine, view, statements.get(0)).execute(List.of());
		}
		statements.forEach(RawSql::refuseControl);
		statements.stream().filter((statement) -> !statement.changesSchema()).forEach(ParsedSql::arguments);
		// Each statement as the driver reads it right; some texts it would cut elsewhere
		String script = String.join(";\n", statements.stream().map(ParsedSql::plainText).toList());
		long rows = engine.executor.script("Execute", script, engine.settings(view.asked()));
		if (statements.stream().anyMatch(ParsedSql::changesSchema)) {
			engine.schema.changed();
		}
		return rows;
	}

	/** Asked anew for each run: the filter is the call's, and policies come and go. */
	private static Snapshot admit(Engine engine, View view, ParsedSql sql) {
		if (!view.isFiltered()) {
			return engine.schema.current();
		}
		if (!engine.wall.isUsed()) {
			throw Admission.refusal("row-level security is not used here");
		}
		Snapshot snapshot = Admission.snapshot(engine);
		new Admission(snapshot.security(), view.policy(), view.asked()).require(sql);
		return snapshot;
	}

	private static void refuseControl(ParsedSql sql) {
		if (sql.isTransactionControl()) {
			throw new InvalidStatementException("A statement that controls transactions (" + sql.firstKeyword()
					+ ") was refused: on a pooled connection it would reach the work of others. Use db.transaction(…).");
		}
		if (sql.changesSession()) {
			throw new InvalidStatementException("A statement that changes the session (" + sql.firstKeyword()
					+ ") was refused: a pooled connection would carry it to its next borrower. Use set local inside"
					+ " db.transaction(…), or give the setting to every connection in the URL: ?options=-c%20name=value.");
		}
		if (sql.isCopy()) {
			throw new InvalidStatementException("COPY was refused: its data travels beside the statement, and a COPY"
					+ " that ends early spoils the connection. Use the driver's CopyManager on a connection of your own.");
		}
	}

}
