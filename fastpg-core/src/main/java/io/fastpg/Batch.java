package io.fastpg;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.execute.TransactionOptions;
import io.fastpg.sql.Sql;
import io.fastpg.type.Parameter;

/**
 * One statement for many rows of arguments, all or nothing: JDBC's batch alone would keep
 * the rows before a failing one.
 */
record Batch(RawSql raw) {

	int[] run(Iterable<?> argRows) {
		List<Sql> statements = new ArrayList<>();
		for (Object row : argRows) {
			statements.add(this.raw.bind(this.raw.sql().arguments(arguments(row))));
		}
		if (statements.isEmpty()) {
			return new int[0];
		}
		return this.raw.engine().transactions.call(TransactionOptions.defaults(), () -> run(statements));
	}

	private static @Nullable Object[] arguments(@Nullable Object row) {
		if (row instanceof Object[] values) {
			return values;
		}
		if (row instanceof List<?> values) {
			return values.toArray();
		}
		return ConditionText.arguments(new @Nullable Object[] { row });
	}

	/** Rows whose nulls stand in the same places share a text; runs of them, a batch. */
	private int[] run(List<Sql> statements) {
		int[] counts = new int[statements.size()];
		int start = 0;
		while (start < statements.size()) {
			String text = statements.get(start).text();
			List<List<Parameter>> rows = new ArrayList<>();
			while (start + rows.size() < statements.size() && statements.get(start + rows.size()).text().equals(text)) {
				rows.add(statements.get(start + rows.size()).parameters());
			}
			int[] part = this.raw.engine().executor.batch("Batch", text, statements.get(start).settings(), rows);
			System.arraycopy(part, 0, counts, start, part.length);
			start += rows.size();
		}
		return counts;
	}

}
