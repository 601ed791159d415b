package io.fastpg.execute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

import io.fastpg.sql.Sql;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one COPY with its data. However that ends, the conversation with the server ends
 * with it: a COPY left open would hang whoever gets the connection next, and an answer
 * left unread would become that of another statement.
 */
final class CopySender implements ConnectionWork<Long> {

	private static final Logger logger = LoggerFactory.getLogger(StatementExecutor.class);

	private final Connections connections;

	private final StatementSender sender;

	private final Sql sql;

	private final CopyInput input;

	private @Nullable CopyPosition position;

	CopySender(Connections connections, StatementSender sender, Sql sql, CopyInput input) {
		this.connections = connections;
		this.sender = sender;
		this.sql = sql;
		this.input = input;
	}

	@Override
	public Long on(Connection connection) throws SQLException {
		if (connection.getAutoCommit()) {
			throw new IllegalStateException(
					"A COPY outside of a transaction could not be taken back. Call it inside of db.transaction.");
		}
		if (!this.sql.parameters().isEmpty()) {
			throw new IllegalStateException("A COPY cannot have parameters.");
		}
		this.sender.set(connection, this.sql.settings());
		try {
			return this.sender.keeping(connection, this.sql.settings(), send(connection));
		}
		catch (SQLException ex) {
			this.position = CopyPosition.of(ex);
			throw ex;
		}
	}

	private long send(Connection connection) throws SQLException {
		CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(this.sql.text());
		boolean done = false;
		try {
			CopyStream out = new CopyStream(copy);
			this.input.writeTo(out);
			out.flush();
			long rows = copy.endCopy();
			done = true;
			return rows;
		}
		catch (CopyStream.SendFailure ex) {
			throw ex.failure();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			if (!done) {
				end(connection, copy);
			}
		}
	}

	/** The server has given the transaction up, and said so; or nobody gets it again. */
	private void end(Connection connection, CopyIn copy) {
		try {
			if (copy.isActive()) {
				copy.cancelCopy();
			}
			if (!copy.isActive() && Connections.state(connection) == TransactionState.FAILED) {
				return;
			}
		}
		catch (SQLException | RuntimeException ex) {
			logger.debug("A COPY could not be cancelled", ex);
		}
		this.connections.evict(connection);
	}

	@Override
	public String failedAt(String task) {
		return (this.position != null) ? this.input.failedAt(task, this.position) : task;
	}

}
