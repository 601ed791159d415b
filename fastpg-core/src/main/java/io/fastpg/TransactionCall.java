package io.fastpg;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.fastpg.execute.TransactionOptions;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.Setting;

/**
 * A transaction whose row-level security knows the filter of its call from the beginning,
 * for the SQL that others, such as JdbcClient, send in it.
 */
record TransactionCall(Engine engine, View view) {

	<R extends @Nullable Object> R run(TransactionOptions options, Supplier<R> action) {
		RowFilter asked = this.view.asked();
		// A transaction that begins here has nothing to be taken back
		List<Setting> settings = (asked.isEmpty() && !this.engine.executor.isInTransaction()) ? List.of()
				: this.engine.settings(asked);
		return this.engine.transactions.call(options, () -> settings.isEmpty() ? action.get() : with(settings, action));
	}

	private <R extends @Nullable Object> R with(List<Setting> settings, Supplier<R> action) {
		List<Setting> outer = this.engine.executor.kept();
		if (outer.equals(settings)) {
			return action.get();
		}
		this.engine.executor.keep("Begin of a transaction", settings);
		R result;
		try {
			result = action.get();
		}
		catch (RuntimeException | Error ex) {
			if (!outer.isEmpty()) {
				// The rollback to the savepoint brings them back
				this.engine.executor.restored(outer);
			}
			throw ex;
		}
		if (!outer.isEmpty()) {
			this.engine.executor.keep("End of a nested transaction", outer);
		}
		return result;
	}

}
