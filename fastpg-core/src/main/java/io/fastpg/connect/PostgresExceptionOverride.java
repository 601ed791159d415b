package io.fastpg.connect;

import java.sql.SQLException;

import com.zaxxer.hikari.SQLExceptionOverride;
import org.postgresql.util.PSQLException;

/**
 * Tells the pool which failures cost the connection. By itself it would close one for
 * every statement that PostgreSQL does not support, which lets a user drain it, and keep
 * one that the server has ended for idling.
 */
public final class PostgresExceptionOverride implements SQLExceptionOverride {

	/** Makes an override; the pool does that by the class's name. */
	public PostgresExceptionOverride() {
	}

	@java.lang.Override
	public Override adjudicate(SQLException ex) {
		String sqlState = ex.getSQLState();
		if (sqlState == null) {
			return Override.CONTINUE_EVICT;
		}
		return switch (sqlState) {
			case "0A000" -> Override.DO_NOT_EVICT;
			// a malformed message of ours: the server has read past it
			case "08P01" -> isFromServer(ex) ? Override.DO_NOT_EVICT : Override.CONTINUE_EVICT;
			case "25P03", "25P04", "57P05", "99999" -> Override.MUST_EVICT;
			default -> Override.CONTINUE_EVICT;
		};
	}

	private static boolean isFromServer(SQLException ex) {
		return ex instanceof PSQLException postgres && postgres.getServerErrorMessage() != null
				&& "ERROR".equals(postgres.getServerErrorMessage().getSeverity());
	}

}
