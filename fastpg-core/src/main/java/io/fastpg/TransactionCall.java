package io.fastpg;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
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
		boolean nested = this.engine.executor.isInTransaction();
		// A transaction that begins here has nothing to be taken back
		List<Setting> settings = (asked.isEmpty() && !nested) ? List.of() : this.engine.settings(asked);
		if (!settings.isEmpty() && asked.contradicts()) {
			throw new RowFilterException("A transaction under two values for one column of the " + asked
					+ " was refused: SQL of others in it would see the rows of one of them. Open it where one filter is"
					+ " in force.");
		}
		return this.engine.transactions.call(options,
				() -> settings.isEmpty() ? action.get() : with(settings, nested, action));
	}

	private <R extends @Nullable Object> R with(List<Setting> settings, boolean nested, Supplier<R> action) {
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
			if (nested) {
				// The rollback to the savepoint brings them back
				this.engine.executor.restored(outer);
			}
			throw ex;
		}
		if (nested) {
			// A savepoint that is released leaves its settings behind
			this.engine.executor.keep("End of a nested transaction", outer.isEmpty() ? none(settings) : outer);
			this.engine.executor.restored(outer);
		}
		return result;
	}

	private static List<Setting> none(List<Setting> settings) {
		return settings.stream().map((setting) -> new Setting(setting.name(), "")).toList();
	}

}
