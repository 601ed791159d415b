package io.fastpg.rowsecurity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.ConnectionCallback;

/**
 * A part of a transaction in which names mean what {@code pg_catalog} says, and after
 * which every setting is again as it was.
 */
final class PinnedSearchPath {

	private PinnedSearchPath() {
	}

	static <R extends @Nullable Object> R call(Connection connection, ConnectionCallback<R> work) throws SQLException {
		Savepoint savepoint = connection.setSavepoint();
		R result;
		try (Statement statement = connection.createStatement()) {
			statement.execute(SecurityQueries.PINNED_SEARCH_PATH);
			result = work.doInConnection(connection);
		}
		catch (SQLException | RuntimeException | Error ex) {
			undo(connection, savepoint, ex);
			throw ex;
		}
		connection.rollback(savepoint);
		connection.releaseSavepoint(savepoint);
		return result;
	}

	private static void undo(Connection connection, Savepoint savepoint, Throwable failure) {
		try {
			connection.rollback(savepoint);
		}
		catch (SQLException ex) {
			failure.addSuppressed(ex);
		}
	}

}
