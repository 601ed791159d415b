package io.fastpg.exception;

import org.springframework.dao.IncorrectResultSizeDataAccessException;

/**
 * At most one row was asked for and there are more. How many more is not counted.
 */
public class TooManyRowsException extends IncorrectResultSizeDataAccessException {

	/**
	 * Makes the exception.
	 * @param message which table or query had more than one row, without values
	 */
	public TooManyRowsException(String message) {
		super(message, 1);
	}

}
