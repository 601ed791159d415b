package io.fastpg.execute;

import java.sql.SQLException;

import io.fastpg.schema.RowPolicy;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What row-level security has to do with an error. */
enum RowSecurityError {

	/** Nothing. */
	NONE,
	/** A policy found no value for the column of a filter. */
	NO_FILTER,
	/** A row to be written, or the one it conflicts with, is outside of a policy. */
	VIOLATION;

	private static final String INSUFFICIENT_PRIVILEGE = "42501";

	static RowSecurityError of(@Nullable ServerErrorMessage server) {
		if (server == null || !INSUFFICIENT_PRIVILEGE.equals(server.getSQLState())) {
			return NONE;
		}
		if (String.valueOf(server.getMessage()).startsWith(RowPolicy.NO_FILTER)) {
			return NO_FILTER;
		}
		// The text of the server's own message depends on its language
		return "ExecWithCheckOptions".equals(server.getRoutine()) ? VIOLATION : NONE;
	}

	static boolean isNoFilter(SQLException ex) {
		return of(server(ex)) == NO_FILTER;
	}

	/** A table or a policy was changed since the server prepared the statement. */
	static boolean isStalePlan(SQLException ex) {
		return isStalePlan(server(ex));
	}

	static boolean isStalePlan(@Nullable ServerErrorMessage server) {
		return server != null && "RevalidateCachedQuery".equals(server.getRoutine());
	}

	private static @Nullable ServerErrorMessage server(SQLException ex) {
		return (ex instanceof PSQLException postgres) ? postgres.getServerErrorMessage() : null;
	}

}
