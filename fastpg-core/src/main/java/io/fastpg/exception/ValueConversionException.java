package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.TypeMismatchDataAccessException;

/**
 * A value that was read does not fit the Java type asked for: NULL for a primitive, a
 * number out of range, an enum label without its constant. The message names column,
 * PostgreSQL type and Java type, never the value.
 */
public class ValueConversionException extends TypeMismatchDataAccessException {

	/**
	 * Makes the exception.
	 * @param message column, PostgreSQL type, Java type, and what would fit
	 */
	public ValueConversionException(String message) {
		super(message);
	}

	/**
	 * Makes the exception with its cause.
	 * @param message column, PostgreSQL type, Java type, and what would fit
	 * @param cause what the conversion said
	 */
	public ValueConversionException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
