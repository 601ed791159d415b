package io.fastpg.ddl;

import java.sql.ResultSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;

import io.fastpg.ddl.TableReader.Found;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.TransactionOptions;
import io.fastpg.execute.Transactions;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Sql;
import io.fastpg.type.TypeMap;

/**
 * Runs DDL, all or nothing, and sees to it that everybody reads the schema anew.
 *
 * @param executor runs statements
 * @param transactions runs transactions of the same database
 * @param types writes values
 * @param schema the current snapshot
 * @param schemaChanged told when the schema has changed
 */
record Session(StatementExecutor executor, Transactions transactions, TypeMap types, Supplier<Schema> schema,
		Runnable schemaChanged) {

	// The lock of row-level security too: what two instances change at the same time must
	// not interleave
	private static final Sql LOCK = new Sql("select pg_catalog.pg_advisory_xact_lock(7377001234567891)", List.of());

	/** Calls the work with the schema as it is in its transaction. */
	<R extends @Nullable Object> R change(Function<Schema, R> work) {
		return this.transactions.call(TransactionOptions.defaults(), () -> changing(work));
	}

	/** Calls the work as {@link #change} does, and no other instance does meanwhile. */
	<R extends @Nullable Object> R changeAlone(String task, Function<Schema, R> work) {
		return this.transactions.call(TransactionOptions.defaults(), () -> {
			this.executor.query(task, LOCK, ResultSet::next);
			return changing(work);
		});
	}

	private <R extends @Nullable Object> R changing(Function<Schema, R> work) {
		// What was read before may be old, and others must not see what is not committed
		this.schemaChanged.run();
		R result = work.apply(this.schema.get());
		this.schemaChanged.run();
		return result;
	}

	void run(String task, List<Step> steps) {
		steps.forEach((step) -> run(task, step));
	}

	void run(String task, Step step) {
		try {
			if (step.holdsValue()) {
				// No text, so that no message holds it
				this.executor.withConnection(task, (connection) -> {
					try (var statement = connection.createStatement()) {
						statement.setEscapeProcessing(false);
						return statement.execute(step.forDriver());
					}
				});
			}
			else {
				this.executor.script(task, step.forDriver(), List.of());
			}
		}
		catch (NotNullViolationException ex) {
			if (step.advice() == null) {
				throw ex;
			}
			throw failed(step.advice() + " Nothing was changed.", ex);
		}
	}

	<R extends @Nullable Object> R read(String task, ConnectionCallback<R> reader) {
		return this.executor.withConnection(task, reader);
	}

	@Nullable Found find(String task, TableName name) {
		return read(task, (connection) -> TableReader.find(connection, name)).orElse(null);
	}

	static SchemaException failed(String message, RuntimeException cause) {
		SchemaException failure = new SchemaException(message);
		failure.initCause(cause);
		return failure;
	}

}
