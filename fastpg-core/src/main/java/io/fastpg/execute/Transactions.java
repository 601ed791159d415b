package io.fastpg.execute;

import java.sql.SQLException;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.fastpg.exception.CommitOutcomeUnknownException;
import io.fastpg.exception.TransactionAbortedException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Runs code in transactions, on top of Spring's. The outermost call begins and commits; a
 * nested one is a savepoint. Thread-safe; each transaction belongs to its thread.
 */
public final class Transactions {

	// How the failure of a rollback starts that has hidden the failure of its commit.
	private static final String ROLLBACK = "JDBC rollback";

	private final PlatformTransactionManager manager;

	private final DataSource dataSource;

	private final SqlStateTranslator translator;

	/**
	 * Runs transactions with an application's manager.
	 * @param manager manages transactions of the data source
	 * @param dataSource where its connections come from
	 * @param translator what makes exceptions of the driver's
	 */
	public Transactions(PlatformTransactionManager manager, DataSource dataSource, SqlStateTranslator translator) {
		this.manager = manager;
		this.dataSource = Connections.target(dataSource);
		this.translator = translator;
	}

	/**
	 * Runs transactions with a manager of their own. Calls inside of an application's
	 * transaction on the same data source still join that.
	 * @param dataSource where connections come from
	 * @param translator what makes exceptions of the driver's
	 * @return the transactions of that data source
	 */
	public static Transactions of(DataSource dataSource, SqlStateTranslator translator) {
		return new Transactions(manager(dataSource, translator), dataSource, translator);
	}

	/**
	 * Returns a transaction manager whose commits fail with fastpg's exceptions, and
	 * which lets the first failure be seen when the connection is lost.
	 * @param dataSource where connections come from
	 * @param translator what makes exceptions of the driver's
	 * @return a manager for {@code @Transactional}, too
	 */
	public static PlatformTransactionManager manager(DataSource dataSource, SqlStateTranslator translator) {
		return new PostgresTransactionManager(dataSource, translator);
	}

	/**
	 * Runs the action and commits; rolls back if it throws anything.
	 * @param options how the transaction runs
	 * @param action what is done in it
	 * @param <R> the type of the result
	 * @return what the action returns
	 * @throws TransactionAbortedException if a statement has failed and the action has
	 * swallowed the error: nothing is stored
	 * @throws CommitOutcomeUnknownException if the connection was lost during the commit
	 * @throws IllegalTransactionStateException if the call is nested and asks for another
	 * isolation level
	 */
	public <R extends @Nullable Object> R call(TransactionOptions options, Supplier<R> action) {
		TransactionStatus status = begin(options);
		R result;
		try {
			result = action.get();
			refuseIfAborted(status);
		}
		catch (RuntimeException | Error ex) {
			rollback(status, ex);
			throw ex;
		}
		commit(status);
		return result;
	}

	private TransactionStatus begin(TransactionOptions options) {
		refuseOtherIsolation(options.isolation());
		try {
			return this.manager.getTransaction(options.definition());
		}
		catch (TransactionException ex) {
			SQLException cause = ConnectionLoss.sqlCause(ex);
			if (cause == null) {
				throw ex;
			}
			DataAccessException failure = this.translator.translate("Begin of a transaction", null, cause);
			throw FirstFailure.remember(this.dataSource, failure);
		}
	}

	private void refuseOtherIsolation(Isolation wanted) {
		if (wanted == Isolation.DEFAULT || !TransactionSynchronizationManager.hasResource(this.dataSource)
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			return;
		}
		Integer current = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
		if (current == null || current != wanted.value()) {
			throw new IllegalTransactionStateException("A nested transaction cannot have the isolation level " + wanted
					+ ": the outer one runs with " + (current == null ? "the default" : "another")
					+ ". Set the level on the outermost transaction.");
		}
	}

	private void refuseIfAborted(TransactionStatus status) {
		if (!status.isRollbackOnly()) {
			TransactionAbortedException abort = FirstFailure.abortOf(this.dataSource);
			if (abort != null) {
				throw abort;
			}
		}
	}

	private void rollback(TransactionStatus status, Throwable failure) {
		try {
			if (!status.isCompleted()) {
				this.manager.rollback(status);
			}
		}
		catch (RuntimeException | Error ex) {
			if (ex != failure) {
				failure.addSuppressed(ex);
			}
		}
	}

	private void commit(TransactionStatus status) {
		try {
			this.manager.commit(status);
		}
		catch (DataAccessException | TransactionSystemException ex) {
			throw commitFailure(ex);
		}
	}

	private RuntimeException commitFailure(RuntimeException failure) {
		SQLException cause = ConnectionLoss.sqlCause(failure);
		if (cause == null || failure instanceof TransactionAbortedException
				|| failure instanceof CommitOutcomeUnknownException) {
			return failure;
		}
		if (String.valueOf(failure.getMessage()).startsWith(ROLLBACK) || ConnectionLoss.explains(cause)) {
			return SqlStateTranslator.outcomeUnknown(cause);
		}
		if (failure instanceof TransactionException || cause instanceof PSQLException) {
			return this.translator.translate(SqlStateTranslator.COMMIT, null, cause);
		}
		return failure;
	}

}
