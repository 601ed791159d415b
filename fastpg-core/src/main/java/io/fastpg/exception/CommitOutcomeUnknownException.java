package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The connection was lost while the commit was under way: the transaction may be stored
 * in full, or not at all. Running it again without a look may store it twice.
 */
public class CommitOutcomeUnknownException extends DataAccessResourceFailureException {

	/**
	 * Makes the exception.
	 * @param message what is unknown, and how to find out
	 * @param cause how the connection was lost
	 */
	public CommitOutcomeUnknownException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
