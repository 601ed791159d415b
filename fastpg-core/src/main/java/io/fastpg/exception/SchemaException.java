package io.fastpg.exception;

import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * The live schema does not have what was asked for: no such table or column, no primary
 * key, another number of key columns. The message names the nearest name there is.
 */
public class SchemaException extends InvalidDataAccessResourceUsageException {

	/**
	 * Makes the exception.
	 * @param message what is missing, and what there is instead
	 */
	public SchemaException(String message) {
		super(message);
	}

}
