package io.fastpg.execute;

import java.io.IOException;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Tells a lost connection from an error of the server that is still there.
 */
final class ConnectionLoss {

	private ConnectionLoss() {
	}

	static boolean explains(Throwable failure) {
		@Nullable Throwable current = failure;
		for (int depth = 0; current != null && depth < 20; depth++) {
			if (current instanceof IOException || (current instanceof SQLException ex && isLoss(ex.getSQLState()))) {
				return true;
			}
			current = current.getCause();
		}
		return false;
	}

	private static boolean isLoss(@Nullable String sqlState) {
		if (sqlState == null) {
			return false;
		}
		return switch (sqlState) {
			case "57P01", "57P02", "57P03", "40003" -> true;
			default -> sqlState.startsWith("08");
		};
	}

	static @Nullable SQLException sqlCause(Throwable failure) {
		@Nullable Throwable current = failure;
		for (int depth = 0; current != null && depth < 20; depth++) {
			if (current instanceof SQLException ex) {
				return ex;
			}
			current = current.getCause();
		}
		return null;
	}

}
