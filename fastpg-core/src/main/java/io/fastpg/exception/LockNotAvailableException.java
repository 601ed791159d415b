package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.CannotAcquireLockException;

/**
 * A lock was not free: {@code nowait} was asked for, or {@code lock_timeout} has passed
 * (SQLSTATE 55P03).
 */
public class LockNotAvailableException extends CannotAcquireLockException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public LockNotAvailableException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
