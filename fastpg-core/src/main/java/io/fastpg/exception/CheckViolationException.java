package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataIntegrityViolationException;

/**
 * A row breaks a check constraint of its table, of a domain or of a view, or fits no
 * partition (SQLSTATE 23514, 44000).
 */
public class CheckViolationException extends DataIntegrityViolationException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public CheckViolationException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
