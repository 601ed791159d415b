package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;

/**
 * A row with the same unique or primary key exists already (SQLSTATE 23505). It may be a
 * row that the row filter hides: a key is unique across filters unless it holds the
 * filter's column. {@link #constraint()} tells which key.
 */
public class UniqueViolationException extends DuplicateKeyException implements PostgresError {

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was refused and why, without values
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public UniqueViolationException(String message, ServerError serverError, @Nullable Throwable cause) {
		super(message, cause);
		this.serverError = serverError;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
