package io.fastpg.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.fastpg.exception.InvalidStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PreferQueryMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Borrows connections Spring's way, and gives them back clean or not at all.
 */
final class Connections {

	private static final Logger logger = LoggerFactory.getLogger(Connections.class);

	private final DataSource dataSource;

	Connections(DataSource dataSource) {
		this.dataSource = target(dataSource);
	}

	// Transaction managers bind the connection to the target, not to this proxy.
	static DataSource target(DataSource dataSource) {
		if (dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
			return proxy.getTargetDataSource();
		}
		return dataSource;
	}

	DataSource dataSource() {
		return this.dataSource;
	}

	Connection borrow() throws SQLException {
		try {
			return DataSourceUtils.doGetConnection(this.dataSource);
		}
		catch (SQLException ex) {
			throw (ex.getSQLState() != null) ? ex : noConnection(ex);
		}
	}

	// A pool that is closed says so without an SQLSTATE
	private static SQLException noConnection(SQLException ex) {
		return (ex instanceof SQLTransientConnectionException) ? ex : new SQLNonTransientConnectionException(
				"the DataSource gave no connection; it may have been closed", "08003", ex);
	}

	/**
	 * Called after each success. The driver knows the state; the server is not asked.
	 * @throws InvalidStatementException if the statement has opened a transaction that
	 * nobody would end
	 */
	void settle(Connection connection) throws SQLException {
		if (!connection.getAutoCommit()) {
			if (!DataSourceUtils.isConnectionTransactional(connection, this.dataSource)) {
				connection.commit();
			}
		}
		else if (isInTransaction(connection)) {
			throw new InvalidStatementException("The statement began a transaction and did not end it. It was rolled"
					+ " back, since its connection would have carried it to the next caller. Use db.transaction.");
		}
	}

	/** Called after each failure, with settle's among them. Never throws. */
	void restore(Connection connection, String sql) {
		try {
			if (!connection.getAutoCommit()) {
				if (!DataSourceUtils.isConnectionTransactional(connection, this.dataSource)) {
					connection.rollback();
				}
			}
			else if (isInTransaction(connection)) {
				logger.warn("Closing a connection in which a statement began a transaction: {}", sql);
				try (Statement rollback = connection.createStatement()) {
					rollback.execute("ROLLBACK");
				}
				evict(connection);
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not restore a connection", ex);
			evict(connection);
		}
	}

	void release(Connection connection) {
		DataSourceUtils.releaseConnection(connection, this.dataSource);
	}

	/** Makes sure that nobody gets this connection after its current user. */
	void evict(Connection connection) {
		try {
			if (this.dataSource.isWrapperFor(HikariDataSource.class)) {
				this.dataSource.unwrap(HikariDataSource.class)
					.evictConnection(DataSourceUtils.getTargetConnection(connection));
			}
			else {
				connection.abort(Runnable::run);
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not evict a connection", ex);
		}
	}

	private static boolean isInTransaction(Connection connection) {
		TransactionState state = state(connection);
		return state != null && state != TransactionState.IDLE;
	}

	/**
	 * Tells whether the driver ends the transaction between two statements of one text.
	 * The second would then find what the session, and not the first, has set.
	 */
	static boolean splitsFlights(Connection connection) throws SQLException {
		if (!connection.isWrapperFor(BaseConnection.class)) {
			return false;
		}
		BaseConnection driver = connection.unwrap(BaseConnection.class);
		return driver.getPreferQueryMode() == PreferQueryMode.SIMPLE || !driver.getStringVarcharFlag();
	}

	/** Returns null for a connection that is closed or not PostgreSQL's. */
	static @Nullable TransactionState state(Connection connection) {
		try {
			return connection.unwrap(BaseConnection.class).getTransactionState();
		}
		catch (SQLException ex) {
			return null;
		}
	}

}
