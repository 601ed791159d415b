package io.fastpg;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.fastpg.exception.RowSecurityException;
import io.fastpg.execute.ResultColumns;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.Transactions;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;
import io.fastpg.row.RowMapper;
import io.fastpg.row.RowMappers;
import io.fastpg.sql.ParsedTexts;
import io.fastpg.sql.Sql;
import io.fastpg.sql.SqlTexts;
import io.fastpg.type.TypeMap;

/**
 * The pipeline every verb goes through:
 *
 * <pre>
 * call          planning                 text and parameters   executing             mapping
 * Table.get ──▶ Snapshot, RowFilter  ──▶ sql.Select ─────────▶ StatementExecutor ──▶ T or Row
 * </pre>
 *
 * A planner is given the current snapshot and returns the statement. It may run twice: a
 * name that the snapshot does not know, or the server no longer knows, is looked for in a
 * fresh snapshot before it becomes an error.
 */
final class Engine {

	// As fast as all rows at once, with the memory of a thousand
	private static final int FETCH_SIZE = 1000;

	final LiveSchema schema;

	final StatementExecutor executor;

	final Transactions transactions;

	final TypeMap types;

	final RowMappers mappers;

	final ParsedTexts parsed = new ParsedTexts();

	final SecondWall wall;

	private final SqlTexts texts;

	Engine(StatementExecutor executor, Transactions transactions, TypeMap types, SecondWall wall) {
		this.executor = executor;
		this.transactions = transactions;
		this.types = types;
		this.mappers = new RowMappers(types);
		this.texts = new SqlTexts(types);
		this.wall = wall;
		this.schema = new LiveSchema(executor, this.mappers, wall);
	}

	/** All rows of the statement. */
	<T> List<T> list(String verb, Function<Snapshot, Planned<T>> planner) {
		return run(planner, (planned, sql) -> {
			RowMapper<T> mapper = planned.mapper();
			String task = verb + " " + planned.relation();
			return (mapper != null) ? this.executor.list(task, sql, mapper)
					: list(task, sql, planned.type(), Integer.MAX_VALUE);
		});
	}

	/** All rows of SQL that is not about one relation. */
	<T> List<T> list(String task, Sql sql, Class<T> type, int maxRows) {
		return this.executor.list(task, sql, (resultSet) -> mapper(resultSet, type), maxRows);
	}

	/** The rows as they come; the stream must be closed. */
	<T> Stream<T> stream(String verb, Function<Snapshot, Planned<T>> planner) {
		return run(planner, (planned, sql) -> {
			RowMapper<T> mapper = planned.mapper();
			String task = verb + " " + planned.relation();
			return (mapper != null) ? this.executor.stream(task, sql, (resultSet) -> mapper, FETCH_SIZE)
					: stream(task, sql, planned.type());
		});
	}

	/** The rows, as they come, of SQL that is not about one relation. */
	<T> Stream<T> stream(String task, Sql sql, Class<T> type) {
		return this.executor.stream(task, sql, (resultSet) -> mapper(resultSet, type), FETCH_SIZE);
	}

	private <T> RowMapper<T> mapper(ResultSet resultSet, Class<T> type) throws SQLException {
		return this.mappers.mapper(type, ResultColumns.of(resultSet, this.schema.latest().schema()));
	}

	private <T, R> R run(Function<Snapshot, Planned<T>> planner, Execution<T, R> execution) {
		Ready<T> ready = this.schema.plan((snapshot) -> ready(snapshot, planner));
		try {
			return execution.run(ready.planned(), ready.sql());
		}
		catch (BadSqlGrammarException | RowSecurityException ex) {
			if (ex instanceof RowSecurityException refusal && !refusal.isFilterMissing()) {
				throw ex;
			}
			if (TransactionSynchronizationManager.isActualTransactionActive()) {
				this.schema.doubt();
				throw ex;
			}
			// A column, table or policy may have changed since the snapshot was read:
			// nothing was written, so a statement that comes out different now is worth
			// one more try
			this.schema.refresh();
			Ready<T> fresh = this.schema.plan((snapshot) -> ready(snapshot, planner));
			if (fresh.isSameAs(ready)) {
				throw ex;
			}
			return execution.run(fresh.planned(), fresh.sql());
		}
	}

	private <T> Ready<T> ready(Snapshot snapshot, Function<Snapshot, Planned<T>> planner) {
		Planned<T> planned = planner.apply(snapshot);
		RowFilter asked = planned.statement().filter().asked();
		this.wall.require(planned.relation(), asked, snapshot.security());
		Sql sql = this.texts.sql(planned.statement());
		// Without a filter they are taken back, for others may have left them in the
		// session
		boolean untold = asked.isEmpty() && snapshot.isOpen(planned.relation());
		return new Ready<>(planned, untold ? sql : sql.with(settings(snapshot, asked)));
	}

	/** What policies are told of a filter; the schema is read if it has not been. */
	List<Setting> settings(RowFilter asked) {
		return this.wall.isUsed() ? this.schema.plan((snapshot) -> snapshot.settings(asked)) : List.of();
	}

	/** What policies are told of a filter, beside the statement. */
	List<Setting> settings(Snapshot snapshot, RowFilter asked) {
		return this.wall.isUsed() ? snapshot.settings(asked) : List.of();
	}

	/** A planned statement as it is sent. */
	private record Ready<T>(Planned<T> planned, Sql sql) {

		boolean isSameAs(Ready<T> other) {
			return this.sql.text().equals(other.sql.text()) && this.sql.settings().equals(other.sql.settings());
		}

	}

	/** How a planned statement is run. */
	@FunctionalInterface
	private interface Execution<T, R> {

		R run(Planned<T> planned, Sql sql);

	}

}
