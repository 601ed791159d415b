package io.fastpg.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.sql.DataSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.Setting;
import io.fastpg.row.RowMapper;
import io.fastpg.sql.Sql;
import io.fastpg.type.Parameter;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs statements: the only owner of JDBC statements and result sets. Each call uses the
 * connection of the current Spring transaction, or borrows one and gives it back. Every
 * {@code task} is the start of a sentence about what is tried, such as
 * {@code Insert into "cat"}, and may hold no value. Immutable and thread-safe.
 */
public final class StatementExecutor {

	private final Connections connections;

	private final StatementOutcomes outcomes;

	private final StatementSender sender;

	/**
	 * Makes an executor.
	 * @param dataSource where connections come from
	 * @param translator what makes exceptions of the driver's
	 * @param listeners told of every statement
	 * @param timeout how long a statement may run, rounded up to seconds; null for no
	 * limit. A transaction's own timeout wins.
	 */
	public StatementExecutor(DataSource dataSource, SqlStateTranslator translator, List<StatementListener> listeners,
			@Nullable Duration timeout) {
		this.connections = new Connections(dataSource);
		this.outcomes = new StatementOutcomes(this.connections.dataSource(), translator, listeners);
		this.sender = new StatementSender(this.connections.dataSource(),
				(timeout != null) ? TransactionOptions.seconds(timeout) : -1);
	}

	/**
	 * Returns all rows.
	 * @param task what is tried
	 * @param sql a statement that returns rows
	 * @param mapper makes one element of each row
	 * @param <T> the type of the elements
	 * @return a list in the server's order that the caller may keep and change
	 */
	public <T> List<T> list(String task, Sql sql, RowMapper<T> mapper) {
		return list(task, sql, (resultSet) -> mapper, Integer.MAX_VALUE);
	}

	/**
	 * Returns the first rows, mapped by what the result says of its columns. The server
	 * still computes all of them.
	 * @param task what is tried
	 * @param sql a statement that returns rows
	 * @param mapping makes the row mapper from the result set, before its first row
	 * @param maxRows how many rows are mapped at most
	 * @param <T> the type of the elements
	 * @return a list in the server's order that the caller may keep and change
	 */
	public <T> List<T> list(String task, Sql sql, ResultSetExtractor<RowMapper<T>> mapping, int maxRows) {
		return query(task, sql, (resultSet) -> {
			RowMapper<T> mapper = mapping.extractData(resultSet);
			List<T> rows = new ArrayList<>();
			while (rows.size() < maxRows && resultSet.next()) {
				rows.add(mapper.map(resultSet));
			}
			return rows;
		});
	}

	/**
	 * Lets a reader see the whole result.
	 * @param task what is tried
	 * @param sql a statement that returns rows
	 * @param reader reads the result set, which stands before its first row and is closed
	 * afterwards
	 * @param <R> the type of the result
	 * @return what the reader returns
	 */
	public <R extends @Nullable Object> R query(String task, Sql sql, ResultSetExtractor<R> reader) {
		return run(task, sql.text(), (connection) -> this.sender.query(connection, sql, reader));
	}

	/**
	 * Runs one statement for its effect.
	 * @param task what is tried
	 * @param sql any statement; rows that it returns are dropped
	 * @return how many rows it changed; 0 if it is of a kind that changes none, or
	 * returns rows
	 */
	public long update(String task, Sql sql) {
		return run(task, sql.text(), (connection) -> this.sender.update(connection, sql));
	}

	/**
	 * Runs a script, as DDL wants it. The server runs all of it in one transaction,
	 * unless the script says otherwise.
	 * @param task what is tried
	 * @param sql one statement or several, without parameters
	 * @param settings what policies are told inside of a transaction; outside of one
	 * there are none that the script could find
	 * @return how many rows all of them changed
	 * @throws InvalidStatementException if it leaves a transaction open
	 */
	public long script(String task, String sql, List<Setting> settings) {
		return run(task, sql, (connection) -> {
			if (!connection.getAutoCommit()) {
				this.sender.set(connection, settings);
			}
			try (Statement statement = connection.createStatement()) {
				this.sender.limit(statement);
				// the driver takes ? as text here, but would translate {fn ...}
				statement.setEscapeProcessing(false);
				long rows = 0;
				boolean hasResult = statement.execute(sql);
				while (hasResult || statement.getLargeUpdateCount() != -1) {
					rows += Math.max(0, statement.getLargeUpdateCount());
					hasResult = statement.getMoreResults();
				}
				return this.sender.keeping(connection, settings, rows);
			}
		});
	}

	/**
	 * Runs one statement once per row of parameters, with few round trips. The caller
	 * holds the transaction that makes it all or nothing.
	 * @param task what is tried
	 * @param text the statement's text
	 * @param settings what policies are told
	 * @param rows the parameters of each run
	 * @return how many rows each run changed, in order
	 * @throws IllegalStateException if no transaction is open
	 */
	public int[] batch(String task, String text, List<Setting> settings, List<List<Parameter>> rows) {
		return run(task, text, (connection) -> {
			if (connection.getAutoCommit()) {
				throw new IllegalStateException("A batch outside of a transaction would be stored in part if one row"
						+ " fails. Call it inside of db.transaction.");
			}
			// The driver cannot batch two statements in one text
			this.sender.set(connection, settings);
			try (PreparedStatement statement = connection.prepareStatement(text)) {
				this.sender.limit(statement);
				for (List<Parameter> row : rows) {
					StatementSender.bind(statement, 0, row);
					statement.addBatch();
				}
				return this.sender.keeping(connection, settings, statement.executeBatch());
			}
		});
	}

	/**
	 * Returns rows as they arrive, in constant memory: in the current transaction, or in
	 * a read-only one of its own, whose connection the stream holds until it is
	 * exhausted, has failed, or is closed.
	 * @param task what is tried
	 * @param sql a statement that returns rows
	 * @param mapping makes the row mapper from the result set, before its first row
	 * @param fetchSize how many rows each round trip brings
	 * @param <T> the type of the elements
	 * @return a sequential stream; close it unless it is read to its end
	 */
	public <T> Stream<T> stream(String task, Sql sql, ResultSetExtractor<RowMapper<T>> mapping, int fetchSize) {
		long started = System.nanoTime();
		StreamConnection connection = null;
		try {
			connection = StreamConnection.open(this.connections);
			connection.begin(this.sender, sql.settings());
			PreparedStatement statement = connection.prepare(sql.text());
			statement.setFetchSize(fetchSize);
			this.sender.limit(statement);
			StatementSender.bind(statement, 0, sql.parameters());
			ResultSet resultSet = statement.executeQuery();
			RowCursor<T> cursor = new RowCursor<>(connection, resultSet, mapping.extractData(resultSet),
					(rows, failure) -> this.outcomes.ended(task, sql.text(), rows, failure, started));
			return StreamSupport.stream(cursor, false).onClose(cursor::close);
		}
		catch (SQLException | RuntimeException | Error ex) {
			if (connection != null) {
				connection.close();
			}
			throw this.outcomes.failed(task, sql.text(), ex, started);
		}
	}

	/**
	 * Copies rows into a table. The caller holds the transaction that makes it all or
	 * nothing. Whatever fails on either side ends the COPY, and a connection that cannot
	 * be shown to be clean then is closed.
	 * @param task what is tried
	 * @param sql a {@code COPY … FROM STDIN} without parameters
	 * @param input makes the data
	 * @return how many rows the server took
	 * @throws IllegalStateException if no transaction is open
	 */
	public long copyIn(String task, Sql sql, CopyInput input) {
		return run(task, sql.text(), new CopySender(this.connections, this.sender, sql, input));
	}

	/**
	 * Lends a connection for what is not a plain statement, such as COPY. It is not
	 * closed by the callback.
	 * @param task what is tried
	 * @param callback uses the connection
	 * @param <R> the type of the result
	 * @return what the callback returns
	 */
	public <R extends @Nullable Object> R withConnection(String task, ConnectionCallback<R> callback) {
		return run(task, "", callback::doInConnection);
	}

	/**
	 * Tells whether the calls of this thread share a transaction.
	 * @return whether one is open on a connection of the data source
	 */
	public boolean isInTransaction() {
		return TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.hasResource(this.connections.dataSource());
	}

	/**
	 * Tells whether a transaction has just begun on a connection of the data source.
	 * @param transaction a new transaction, of any manager
	 * @return whether the calls of this thread share it; not if its manager does not say
	 * what connection it has
	 */
	public boolean isBegun(TransactionExecution transaction) {
		return isInTransaction() && transaction instanceof DefaultTransactionStatus status && status.hasTransaction()
				&& status.getTransaction() instanceof JdbcTransactionObjectSupport jdbc && jdbc.hasConnectionHolder()
				&& jdbc.getConnectionHolder() == TransactionSynchronizationManager
					.getResource(this.connections.dataSource());
	}

	/**
	 * Returns the settings that SQL of others finds in the current transaction.
	 * @return what policies are told between fastpg's own statements; empty for none
	 */
	public List<Setting> kept() {
		return TransactionSettings.kept(this.connections.dataSource());
	}

	/**
	 * Gives the current transaction the settings that SQL of others finds in it.
	 * @param task what is tried
	 * @param settings what policies are told between fastpg's own statements
	 */
	public void keep(String task, List<Setting> settings) {
		run(task, "", (connection) -> {
			this.sender.keep(connection, settings);
			return settings;
		});
	}

	/**
	 * Says which settings the current transaction has again, after a rollback to a
	 * savepoint has brought them back.
	 * @param settings what {@link #kept} returned before
	 */
	public void restored(List<Setting> settings) {
		TransactionSettings.keep(this.connections.dataSource(), settings);
	}

	/**
	 * Makes sure that nobody gets this connection after its current user: for one whose
	 * conversation with the server was cut.
	 * @param connection one lent by {@link #withConnection}
	 */
	public void evict(Connection connection) {
		this.connections.evict(connection);
	}

	private <R extends @Nullable Object> R run(String task, String sql, ConnectionWork<R> work) {
		long started = System.nanoTime();
		Connection connection = borrow(task, started);
		R result;
		try {
			result = work.on(connection);
			this.connections.settle(connection);
		}
		catch (SQLException | RuntimeException | Error ex) {
			this.sender.restore(connection);
			this.connections.restore(connection, sql);
			this.connections.release(connection);
			throw this.outcomes.failed(work.failedAt(task), sql, ex, started);
		}
		this.connections.release(connection);
		this.outcomes.succeeded(task, sql, result, started);
		return result;
	}

	private Connection borrow(String task, long started) {
		try {
			return this.connections.borrow();
		}
		catch (SQLException | RuntimeException | Error ex) {
			throw this.outcomes.failed(task, "", ex, started);
		}
	}

}
