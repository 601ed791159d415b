package io.fastpg.exception;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * A call would leave its row filter, or has none where one is required. Nothing was sent
 * to the server, or nothing of it was stored. The message never holds a filter's value.
 */
public class RowFilterException extends InvalidDataAccessApiUsageException {

	/**
	 * Makes the exception.
	 * @param message what was refused, why, and the way to do it
	 */
	public RowFilterException(String message) {
		super(message);
	}

	RowFilterException(String message, Throwable cause) {
		super(message, cause);
	}

}
