package io.fastpg.exception;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * SQL text or its arguments were refused before anything was sent: an unbalanced
 * fragment, a missing or extra argument, a second statement, a transaction-control
 * statement.
 */
public class InvalidStatementException extends InvalidDataAccessApiUsageException {

	/**
	 * Makes the exception.
	 * @param message what was refused, where in the text, and the way to say it
	 */
	public InvalidStatementException(String message) {
		super(message);
	}

}
