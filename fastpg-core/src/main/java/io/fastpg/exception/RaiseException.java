package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.UncategorizedDataAccessException;

/**
 * A function or trigger on the server raised an error: {@code raise exception} or {@code
 * assert} (SQLSTATE P0001, P0004). The message is the one that was raised.
 */
public class RaiseException extends UncategorizedDataAccessException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public RaiseException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
