package io.fastpg;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;

/**
 * Tells row-level security of the call's filter at the beginning of transactions that
 * others begin.
 */
record BeginningTransactions(Engine engine, View view) implements TransactionExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(Database.class);

	@Override
	public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
		// A savepoint that is released would leave its settings behind
		if (beginFailure != null || transaction.isNested() || !this.engine.executor.isBegun(transaction)) {
			return;
		}
		try {
			tell(this.view.asked());
		}
		catch (RuntimeException ex) {
			// Thrown here, it would leave the transaction open. Untold, policies refuse
			logger.warn("Row-level security was not told of the row filter at the beginning of a transaction", ex);
		}
	}

	private void tell(RowFilter asked) {
		List<Setting> settings = asked.isEmpty() ? List.of() : this.engine.settings(asked);
		if (!settings.isEmpty()) {
			this.engine.executor.keep("Begin of a transaction", settings);
		}
	}

}
