package io.fastpg;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.TooManyRowsException;

/** Takes the one row out of what came back. */
final class Results {

	private Results() {
	}

	static <T> T one(List<T> rows, Supplier<RowNotFoundException> none) {
		if (rows.isEmpty()) {
			throw none.get();
		}
		return rows.get(0);
	}

	static <T> T stored(List<T> rows, String table) {
		return one(rows, () -> new RowNotFoundException(
				"The insert into \"" + table + "\" stored no row: a trigger or a rule of the table suppressed it."));
	}

	/** Empty also for a NULL, which an Optional cannot hold. */
	static <T> Optional<T> optional(List<T> rows, String source) {
		requireNotMany(rows, source);
		return rows.isEmpty() ? Optional.empty() : Optional.ofNullable(rows.get(0));
	}

	static <T> T single(List<T> rows, String source) {
		requireNotMany(rows, source);
		T row = one(rows, () -> none(source));
		if (row == null) {
			throw new RowNotFoundException(
					"The one row of " + source + " holds NULL. End with optional() if it may, or use item(…).");
		}
		return row;
	}

	static <V> @Nullable V item(List<V> rows) {
		requireNotMany(rows, "the query");
		return one(rows, () -> none("the query"));
	}

	private static void requireNotMany(List<?> rows, String source) {
		if (rows.size() > 1) {
			throw new TooManyRowsException("More than one row of " + source
					+ " was found where at most one was asked for. Narrow the condition, or end with list() or first().");
		}
	}

	private static RowNotFoundException none(String source) {
		return new RowNotFoundException("No row of " + source + " was found where exactly one was asked for."
				+ " End with optional() if there may be none.");
	}

}
