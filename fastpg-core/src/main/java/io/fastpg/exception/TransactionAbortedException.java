package io.fastpg.exception;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.InvalidDataAccessResourceUsageException;

/**
 * The transaction could not go on or be committed, since one of its statements had failed
 * before (SQLSTATE 25P02). Nothing of it is stored. The cause is that first failure, if
 * fastpg saw it.
 */
public class TransactionAbortedException extends InvalidDataAccessResourceUsageException {

	/**
	 * Makes the exception.
	 * @param message what was refused and why
	 * @param cause the failure that aborted the transaction
	 */
	public TransactionAbortedException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
