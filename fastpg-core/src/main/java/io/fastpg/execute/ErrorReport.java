package io.fastpg.execute;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import io.fastpg.exception.ServerError;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be said about a failed statement: message, fields and cause, none of them with
 * a value in it.
 */
record ErrorReport(String message, String sql, ServerError error, SQLException cause, boolean fromServer,
		RowSecurityError rowSecurity, boolean isStalePlan) {

	private static final int MAX_SQL = 2000;

	private static final String UNKNOWN = "99999";

	private static final String UNDEFINED_OPERATOR = "42883";

	static ErrorReport of(String task, @Nullable String sql, SQLException thrown) {
		SQLException telling = mostTelling(thrown);
		@Nullable ServerErrorMessage server = serverMessage(telling);
		ServerError error = fields(telling, server);
		String reason = (server != null) ? Scrubber.serverMessage(error.sqlState(), server.getMessage(), sql)
				: Scrubber.driverMessage(error.sqlState(), telling);
		String shortSql = (sql != null) ? shorten(sql) : "";
		boolean stale = RowSecurityError.isStalePlan(server);
		return new ErrorReport(message(task, reason, error, shortSql), shortSql, error,
				withoutValues(reason, error, telling), server != null, RowSecurityError.of(server), stale);
	}

	private static SQLException mostTelling(SQLException thrown) {
		for (@Nullable
		SQLException ex = thrown; ex != null; ex = ex.getNextException()) {
			for (@Nullable
			Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof PSQLException telling && telling.getServerErrorMessage() != null) {
					return telling;
				}
			}
		}
		SQLException next = thrown.getNextException();
		return (thrown instanceof BatchUpdateException && next != null) ? next : thrown;
	}

	private static @Nullable ServerErrorMessage serverMessage(SQLException ex) {
		return (ex instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null;
	}

	private static ServerError fields(SQLException ex, @Nullable ServerErrorMessage server) {
		String sqlState = ex.getSQLState();
		if (sqlState == null) {
			sqlState = (ex instanceof SQLTransientConnectionException) ? "08001" : UNKNOWN;
		}
		if (server == null) {
			return ServerError.of(sqlState);
		}
		return new ServerError(sqlState, server.getConstraint(), server.getSchema(), server.getTable(),
				server.getColumn(), server.getDetail(), server.getHint());
	}

	private static String message(String task, String reason, ServerError error, String sql) {
		StringBuilder message = new StringBuilder(task).append(" failed: ").append(reason);
		message.append(" [").append(error).append(']');
		if (error.hint() != null) {
			message.append("\nHint: ").append(error.hint());
		}
		if (error.sqlState().equals(UNDEFINED_OPERATOR)) {
			message.append(argumentHint(reason));
		}
		if (!sql.isEmpty()) {
			message.append("\nSQL: ").append(sql);
		}
		return message.toString();
	}

	/** The two arguments that most often have no operator; the server hints at casts. */
	private static String argumentHint(String reason) {
		if (reason.endsWith("[]")) {
			return "\nA collection is bound as an array: write = any(?) in the place of in (?).";
		}
		if (reason.endsWith("character varying")) {
			return "\nA String is bound as text: pass a value of the type's Java class, or cast it, as in ?::uuid.";
		}
		return "";
	}

	private static String shorten(String sql) {
		if (sql.length() <= MAX_SQL) {
			return sql;
		}
		int end = Character.isHighSurrogate(sql.charAt(MAX_SQL - 1)) ? MAX_SQL - 1 : MAX_SQL;
		return sql.substring(0, end) + "… (" + sql.length() + " characters)";
	}

	// The driver's own exception quotes rows and parameters; a copy of what is safe
	// stands
	// in.
	private static SQLException withoutValues(String reason, ServerError error, SQLException original) {
		SQLException copy = new SQLException(reason, error.sqlState(), original.getErrorCode());
		copy.setStackTrace(original.getStackTrace());
		if (original.getCause() instanceof IOException io) {
			copy.initCause(io);
		}
		return copy;
	}

}
