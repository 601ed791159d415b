package io.fastpg.execute;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * What follows a statement: listeners and the debug log are told, and a failure becomes
 * the exception to throw.
 */
final class StatementOutcomes {

	private static final Logger logger = LoggerFactory.getLogger(StatementExecutor.class);

	private final DataSource dataSource;

	private final SqlStateTranslator translator;

	private final List<StatementListener> listeners;

	StatementOutcomes(DataSource dataSource, SqlStateTranslator translator, List<StatementListener> listeners) {
		this.dataSource = dataSource;
		this.translator = translator;
		this.listeners = List.copyOf(listeners);
	}

	void succeeded(String task, String sql, @Nullable Object result, long started) {
		if (isActive()) {
			tell(new StatementEvent(task, sql, rows(result), System.nanoTime() - started, null));
		}
	}

	/**
	 * Returns the exception to throw, translated if it is the driver's.
	 * @throws Error if the failure is one
	 */
	RuntimeException failed(String task, String sql, Throwable thrown, long started) {
		Throwable failure = (thrown instanceof SQLException ex) ? translate(task, sql, ex) : thrown;
		if (isActive()) {
			tell(new StatementEvent(task, sql, -1, System.nanoTime() - started, failure));
		}
		if (failure instanceof Error error) {
			throw error;
		}
		return (RuntimeException) failure;
	}

	/**
	 * Called once at the end of a stream; what it returns matters after a failure only.
	 */
	RuntimeException ended(String task, String sql, long rows, @Nullable Throwable failure, long started) {
		if (failure != null) {
			return failed(task, sql, failure, started);
		}
		succeeded(task, sql, rows, started);
		return new IllegalStateException("The stream has ended.");
	}

	private DataAccessException translate(String task, String sql, SQLException ex) {
		DataAccessException translated = this.translator.translate(task, sql.isEmpty() ? null : sql, ex);
		return FirstFailure.remember(this.dataSource, translated);
	}

	private boolean isActive() {
		return !this.listeners.isEmpty() || logger.isDebugEnabled();
	}

	private void tell(StatementEvent event) {
		if (logger.isDebugEnabled()) {
			logger.debug("{} {}: {} rows, {} µs: {}", event.task(), (event.error() != null) ? "failed" : "done",
					event.rows(), event.nanos() / 1000, event.sql());
		}
		for (StatementListener listener : this.listeners) {
			try {
				listener.afterStatement(event);
			}
			catch (RuntimeException ex) {
				logger.warn("A statement listener failed and is ignored: {}", listener.getClass().getName(), ex);
			}
		}
	}

	private static long rows(@Nullable Object result) {
		if (result instanceof Collection<?> rows) {
			return rows.size();
		}
		if (result instanceof Long count) {
			return count;
		}
		return -1;
	}

}
