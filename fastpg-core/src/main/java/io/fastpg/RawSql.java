package io.fastpg;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.schema.Schema;
import io.fastpg.sql.BoundFragment;
import io.fastpg.sql.ParsedSql;
import io.fastpg.sql.Script;
import io.fastpg.sql.Sql;

/**
 * The user's own SQL on its way to the server. It has no row filter, so it is refused
 * where one is in force; and it cannot begin or end a transaction, which a pooled
 * connection would carry to its next borrower.
 */
record RawSql(Engine engine, View view, ParsedSql sql) {

	RawSql {
		refuseUnderFilter(view);
		refuseControl(sql);
	}

	<T> List<T> list(List<? extends @Nullable Object> values, Class<T> type, int maxRows) {
		refuseUnderFilter(this.view);
		return this.engine.list("Query", bind(values), type, maxRows);
	}

	<T> Stream<T> stream(List<? extends @Nullable Object> values, Class<T> type) {
		refuseUnderFilter(this.view);
		return this.engine.stream("Query", bind(values), type);
	}

	long execute(List<? extends @Nullable Object> values) {
		refuseUnderFilter(this.view);
		long rows = this.engine.executor.update("Execute", bind(values));
		if (this.sql.changesSchema()) {
			this.engine.schema.changed();
		}
		return rows;
	}

	Sql bind(List<? extends @Nullable Object> values) {
		Schema schema = this.engine.schema.current().schema();
		BoundFragment bound = BoundFragment.of(this.sql, values, this.engine.types, schema);
		return new Sql(bound.text(), bound.parameters());
	}

	static long script(Engine engine, View view, String text) {
		refuseUnderFilter(view);
		List<ParsedSql> statements = Script.statements(text);
		statements.forEach(RawSql::refuseControl);
		statements.stream().filter((statement) -> !statement.changesSchema()).forEach(ParsedSql::arguments);
		// Each statement as the driver reads it right; some texts it would cut elsewhere
		String script = String.join(";\n", statements.stream().map(ParsedSql::plainText).toList());
		long rows = engine.executor.script("Execute", script);
		if (statements.stream().anyMatch(ParsedSql::changesSchema)) {
			engine.schema.changed();
		}
		return rows;
	}

	private static void refuseUnderFilter(View view) {
		if (view.isFiltered()) {
			throw new RowFilterException(
					"SQL of your own was refused: a row filter is in force or required here, and it"
							+ " cannot be put into text that fastpg does not write. Use the verbs of db.table(…), or go past the"
							+ " filter on purpose with db.unfiltered(reason).");
		}
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
