package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;

/**
 * The transaction would not have been serializable and was rolled back (SQLSTATE 40001).
 * Running the whole transaction again may succeed.
 */
public class SerializationFailureException extends CannotAcquireLockException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public SerializationFailureException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
