package io.fastpg.execute;

import javax.sql.DataSource;

import io.fastpg.exception.TransactionAbortedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Remembers the first failure of a transaction. A server that has seen one answers COMMIT
 * with a rollback and the driver calls that success; this says it before the commit.
 */
final class FirstFailure implements TransactionSynchronization {

	private final DataSource dataSource;

	private @Nullable DataAccessException failure;

	private FirstFailure(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Returns the exception to throw: the given one, or one that has the first failure as
	 * its cause.
	 */
	static DataAccessException remember(DataSource dataSource, DataAccessException failure) {
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			return failure;
		}
		FirstFailure guard = guard(dataSource);
		if (guard == null) {
			guard = new FirstFailure(dataSource);
			TransactionSynchronizationManager.registerSynchronization(guard);
		}
		if (guard.failure == null) {
			guard.failure = failure;
		}
		else if (failure instanceof TransactionAbortedException && guard.failure != failure) {
			return new TransactionAbortedException(String.valueOf(failure.getMessage()), guard.failure);
		}
		return failure;
	}

	/**
	 * Returns the exception that a commit now would deserve; null if it can go on.
	 */
	static @Nullable TransactionAbortedException abortOf(DataSource dataSource) {
		Object resource = TransactionSynchronizationManager.getResource(dataSource);
		if (!(resource instanceof ConnectionHolder holder)
				|| Connections.state(holder.getConnection()) != TransactionState.FAILED) {
			return null;
		}
		FirstFailure guard = TransactionSynchronizationManager.isSynchronizationActive() ? guard(dataSource) : null;
		return new TransactionAbortedException("""
				Cannot commit: a statement of this transaction has failed and the error was swallowed. PostgreSQL has \
				given the transaction up; nothing of it is stored. Let the exception leave the transaction, or run the \
				statement that may fail in a nested db.transaction.""", (guard != null) ? guard.failure : null);
	}

	private static @Nullable FirstFailure guard(DataSource dataSource) {
		for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
			if (each instanceof FirstFailure guard && guard.dataSource == dataSource) {
				return guard;
			}
		}
		return null;
	}

	@Override
	public void savepointRollback(Object savepoint) {
		this.failure = null;
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		TransactionAbortedException abort = abortOf(this.dataSource);
		if (abort != null) {
			throw abort;
		}
	}

}
