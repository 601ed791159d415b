package io.fastpg.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import javax.sql.DataSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.Setting;
import io.fastpg.sql.Sql;
import io.fastpg.type.Parameter;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Sends one statement over a connection, its settings before it in the same flight. Each
 * statement brings its settings along, also inside a transaction: what a savepoint or the
 * SQL of others has made of them in between cannot matter.
 */
final class StatementSender {

	private static final Logger logger = LoggerFactory.getLogger(StatementExecutor.class);

	private final DataSource dataSource;

	private final int timeoutSeconds;

	private final SettingsPrefix prefix = new SettingsPrefix();

	StatementSender(DataSource dataSource, int timeoutSeconds) {
		this.dataSource = dataSource;
		this.timeoutSeconds = timeoutSeconds;
	}

	<R extends @Nullable Object> R query(Connection connection, Sql sql, ResultSetExtractor<R> reader)
			throws SQLException {
		return send(connection, sql, (statement, hasRows) -> {
			if (!hasRows) {
				throw new SQLException("No results were returned by the query.", PSQLState.NO_DATA.getState());
			}
			try (ResultSet resultSet = statement.getResultSet()) {
				return reader.extractData(resultSet);
			}
		});
	}

	long update(Connection connection, Sql sql) throws SQLException {
		return send(connection, sql, (statement, hasRows) -> Math.max(0, statement.getLargeUpdateCount()));
	}

	/** In the same flight, and once more where that did not hold. */
	private <R extends @Nullable Object> R send(Connection connection, Sql sql, Answer<R> answer) throws SQLException {
		if (sql.settings().isEmpty()) {
			return once(connection, sql.text(), List.of(), sql.parameters(), answer);
		}
		String text = this.prefix.before(sql.settings(), sql.text());
		if (connection.getAutoCommit() && Connections.splitsFlights(connection)) {
			return inTransaction(connection, text, sql, answer);
		}
		try {
			return keeping(connection, sql.settings(),
					once(connection, text, sql.settings(), sql.parameters(), answer));
		}
		catch (SQLException ex) {
			if (connection.getAutoCommit() && RowSecurityError.isNoFilter(ex) && !areEmpty(sql.settings())) {
				// The driver split the flight, and the settings were gone in between
				logger.debug("A statement is run again in a transaction, for its settings did not reach it", ex);
				return inTransaction(connection, text, sql, answer);
			}
			if (connection.getAutoCommit() && RowSecurityError.isStalePlan(ex)) {
				return once(connection, text, sql.settings(), sql.parameters(), answer);
			}
			throw ex;
		}
	}

	private <R extends @Nullable Object> R once(Connection connection, String text, List<Setting> settings,
			List<Parameter> parameters, Answer<R> answer) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(text)) {
			limit(statement);
			bind(statement, SettingsPrefix.bind(statement, settings), parameters);
			boolean hasRows = statement.execute();
			if (!settings.isEmpty()) {
				hasRows = statement.getMoreResults();
			}
			R result = answer.of(statement, hasRows);
			if (statement.getMoreResults() || statement.getLargeUpdateCount() != -1) {
				throw new InvalidStatementException("The server ran more statements than one. Nothing of them is used;"
						+ " in a transaction they are rolled back. Send one statement at a time.");
			}
			return result;
		}
	}

	private <R extends @Nullable Object> R inTransaction(Connection connection, String text, Sql sql, Answer<R> answer)
			throws SQLException {
		connection.setAutoCommit(false);
		try {
			R result = once(connection, text, sql.settings(), sql.parameters(), answer);
			connection.commit();
			return result;
		}
		catch (SQLException | RuntimeException | Error ex) {
			connection.rollback();
			throw ex;
		}
		finally {
			connection.setAutoCommit(true);
		}
	}

	/** A statement under other settings gives the transaction back those it had. */
	<R extends @Nullable Object> R keeping(Connection connection, List<Setting> settings, R result)
			throws SQLException {
		if (!settings.isEmpty() && !connection.getAutoCommit()
				&& DataSourceUtils.isConnectionTransactional(connection, this.dataSource)) {
			List<Setting> kept = TransactionSettings.kept(this.dataSource);
			if (kept.isEmpty()) {
				TransactionSettings.keep(this.dataSource, settings);
			}
			else if (!kept.equals(settings)) {
				set(connection, kept);
			}
		}
		return result;
	}

	/**
	 * A failure on this side of the line, such as a value without a Java counterpart,
	 * leaves the transaction alive under the settings of the statement. Never throws.
	 */
	void restore(Connection connection) {
		List<Setting> kept = TransactionSettings.kept(this.dataSource);
		if (!kept.isEmpty() && Connections.state(connection) == TransactionState.OPEN) {
			try {
				set(connection, kept);
			}
			catch (SQLException ex) {
				logger.debug("The settings of a transaction could not be restored, so it is lost", ex);
			}
		}
	}

	/** For what cannot have its settings in its own flight, in a transaction. */
	void set(Connection connection, List<Setting> settings) throws SQLException {
		if (!settings.isEmpty()) {
			List<String> names = settings.stream().map(Setting::name).toList();
			try (PreparedStatement statement = connection.prepareStatement(SettingsPrefix.text(names))) {
				limit(statement);
				SettingsPrefix.bind(statement, settings);
				statement.execute();
			}
		}
	}

	/** As {@link #keep}, but refuses to change what the transaction has already. */
	void keepSame(Connection connection, List<Setting> settings) throws SQLException {
		if (!TransactionSettings.kept(this.dataSource).isEmpty()) {
			requireSame(settings);
		}
		keep(connection, settings);
	}

	void requireSame(List<Setting> settings) {
		if (!settings.equals(TransactionSettings.kept(this.dataSource))) {
			throw new RowFilterException("A stream and the transaction it is read in have different row filters. Open"
					+ " the transaction under the filter of the stream, or read the stream outside of it.");
		}
	}

	/** Sets them for this transaction. */
	void keep(Connection connection, List<Setting> settings) throws SQLException {
		set(connection, settings);
		TransactionSettings.keep(this.dataSource, settings);
	}

	void limit(Statement statement) throws SQLException {
		DataSourceUtils.applyTimeout(statement, this.dataSource, this.timeoutSeconds);
	}

	static void bind(PreparedStatement statement, int before, List<Parameter> parameters) throws SQLException {
		for (int i = 0; i < parameters.size(); i++) {
			Parameter parameter = parameters.get(i);
			parameter.binding().bind(statement, before + i + 1, parameter.value());
		}
	}

	private static boolean areEmpty(List<Setting> settings) {
		return settings.stream().allMatch((setting) -> setting.value().isEmpty());
	}

	/** What is made of a statement's own result. */
	private interface Answer<R extends @Nullable Object> {

		R of(PreparedStatement statement, boolean hasRows) throws SQLException;

	}

}
