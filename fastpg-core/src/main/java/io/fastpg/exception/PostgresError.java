package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL says about an error besides its message, on every exception that has a
 * SQLSTATE class of its own here.
 */
public interface PostgresError {

	/**
	 * Returns all fields of the error.
	 * @return what the server sent
	 */
	ServerError serverError();

	/**
	 * Returns the five-character code of the error, such as {@code 23505}.
	 * @return a code of the manual's appendix A
	 */
	default String sqlState() {
		return serverError().sqlState();
	}

	/**
	 * Returns the constraint that was violated.
	 * @return its name as the catalog has it; null if none was involved
	 */
	default @Nullable String constraint() {
		return serverError().constraint();
	}

	/**
	 * Returns the schema of the table or type involved.
	 * @return its name as the catalog has it; null if the server named none
	 */
	default @Nullable String schema() {
		return serverError().schema();
	}

	/**
	 * Returns the table involved.
	 * @return its name as the catalog has it; null if the server named none
	 */
	default @Nullable String table() {
		return serverError().table();
	}

	/**
	 * Returns the column involved. Of the constraint violations only NOT NULL names one.
	 * @return its name as the catalog has it; null if the server named none
	 */
	default @Nullable String column() {
		return serverError().column();
	}

	/**
	 * Returns the server's detail, which often quotes values of the row: not for logs.
	 * @return text in the server's language; null if there was none
	 */
	default @Nullable String detail() {
		return serverError().detail();
	}

	/**
	 * Returns the server's advice.
	 * @return text in the server's language; null if there was none
	 */
	default @Nullable String hint() {
		return serverError().hint();
	}

}
