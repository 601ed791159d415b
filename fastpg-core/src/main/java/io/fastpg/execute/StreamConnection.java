package io.fastpg.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import io.fastpg.filter.Setting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The connection under a stream: the current transaction's, or one of its own in a
 * read-only transaction, without which the driver would load all rows at once.
 */
final class StreamConnection implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StreamConnection.class);

	private final Connections connections;

	private final Connection connection;

	private final boolean own;

	private final boolean autoCommit;

	private @Nullable PreparedStatement statement;

	private Runnable sameSettings = () -> {
	};

	private boolean closed;

	private StreamConnection(Connections connections, Connection connection, boolean own) throws SQLException {
		this.connections = connections;
		this.connection = connection;
		this.own = own;
		this.autoCommit = connection.getAutoCommit();
	}

	static StreamConnection open(Connections connections) throws SQLException {
		if (TransactionSynchronizationManager.isActualTransactionActive()
				&& TransactionSynchronizationManager.hasResource(connections.dataSource())) {
			return new StreamConnection(connections, connections.borrow(), false);
		}
		Connection connection = connections.dataSource().getConnection();
		try {
			StreamConnection opened = new StreamConnection(connections, connection, true);
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			return opened;
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	/**
	 * Gives the transaction the stream's settings. The server may read them as late as at
	 * the last row, so in a transaction of others they must be what it has anyway.
	 */
	void begin(StatementSender sender, List<Setting> settings) throws SQLException {
		if (this.own) {
			sender.set(this.connection, settings);
		}
		else if (!settings.isEmpty()) {
			sender.keepSame(this.connection, settings);
			this.sameSettings = () -> sender.requireSame(settings);
		}
	}

	void beforeRow() {
		this.sameSettings.run();
	}

	PreparedStatement prepare(String sql) throws SQLException {
		this.statement = this.connection.prepareStatement(sql);
		return this.statement;
	}

	@Override
	public void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		closeStatement();
		if (this.own) {
			restore();
		}
		this.connections.release(this.connection);
	}

	private void closeStatement() {
		try {
			if (this.statement != null) {
				this.statement.close();
			}
		}
		catch (SQLException ex) {
			logger.debug("Could not close the statement of a stream", ex);
		}
	}

	private void restore() {
		try {
			this.connection.rollback();
			this.connection.setReadOnly(false);
			this.connection.setAutoCommit(this.autoCommit);
		}
		catch (SQLException ex) {
			logger.debug("Could not restore the connection of a stream", ex);
			this.connections.evict(this.connection);
		}
	}

}
