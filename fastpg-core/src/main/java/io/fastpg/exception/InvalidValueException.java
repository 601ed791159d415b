package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * A value cannot be stored in its column: of the wrong Java type, out of range, or not
 * text that PostgreSQL can hold. The message names column and type, never the value. The
 * SQLSTATE is the server's of class 22, or 22000 where nothing was sent.
 */
public class InvalidValueException extends DataIntegrityViolationException implements PostgresError {

	private static final ServerError DATA_EXCEPTION = ServerError.of("22000");

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message column, its type, and which Java types it takes
	 */
	public InvalidValueException(String message) {
		this(message, DATA_EXCEPTION, null);
	}

	/**
	 * Makes the exception with its cause.
	 * @param message column, its type, and which Java types it takes
	 * @param cause what the conversion or the server said
	 */
	public InvalidValueException(String message, @Nullable Throwable cause) {
		this(message, DATA_EXCEPTION, cause);
	}

	/**
	 * Makes the exception for a value that the server refused.
	 * @param message what was refused and why, without the value
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public InvalidValueException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
