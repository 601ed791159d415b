package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.UncategorizedDataAccessException;

/**
 * The server or the driver refused in a way that has no class of its own;
 * {@link #sqlState()} tells which.
 */
public class UncategorizedServerException extends UncategorizedDataAccessException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public UncategorizedServerException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
