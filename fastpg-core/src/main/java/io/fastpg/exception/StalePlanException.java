package io.fastpg.exception;

import org.springframework.dao.TransientDataAccessResourceException;

/**
 * A prepared statement no longer fits the schema, which another session has changed
 * (SQLSTATE 0A000 of a cached plan, 26000). Running the whole transaction again may
 * succeed.
 */
public class StalePlanException extends TransientDataAccessResourceException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public StalePlanException(String message, ServerError serverError, Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
