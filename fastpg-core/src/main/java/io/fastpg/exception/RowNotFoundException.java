package io.fastpg.exception;

import org.springframework.dao.EmptyResultDataAccessException;

/**
 * A row was asked for and none is there to be seen. A row that does not exist and one
 * that the row filter hides look alike, on purpose.
 */
public class RowNotFoundException extends EmptyResultDataAccessException {

	/**
	 * Makes the exception.
	 * @param message which table or query had no such row, without values
	 */
	public RowNotFoundException(String message) {
		super(message, 1);
	}

}
