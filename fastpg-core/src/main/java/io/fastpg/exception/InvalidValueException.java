package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * A value cannot be stored in its column: of the wrong Java type, out of range, or not
 * text that PostgreSQL can hold. The message names column and type, never the value.
 */
public class InvalidValueException extends DataIntegrityViolationException {

	/**
	 * Makes the exception.
	 * @param message column, its type, and which Java types it takes
	 */
	public InvalidValueException(String message) {
		super(message);
	}

	/**
	 * Makes the exception with its cause.
	 * @param message column, its type, and which Java types it takes
	 * @param cause what the conversion or the server said
	 */
	public InvalidValueException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
