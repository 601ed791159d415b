package io.fastpg.model;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.fastpg.sql.OnConflict;
import org.jspecify.annotations.Nullable;

/**
 * Where operations run: the verbs of fastpg, as far as the model knows them. All of them
 * throw a {@code DataAccessException} where they fail, and change nothing then.
 */
interface Store {

	/** Calls the action under the filters; everything else is called inside it. */
	<R> R under(Sight sight, Supplier<R> action);

	/** Undone where the action throws; nested, it is a savepoint. */
	<R> R transaction(Supplier<R> action);

	/** One of its tables, seen through the filters. */
	Table table(int index);

	/** The verbs of a table; a row is a map with one entry per column. */
	interface Table {

		TableLayout layout();

		Map<String, @Nullable Object> get(Object... key);

		boolean find(Object... key);

		boolean exists(Object... key);

		/** In the order asked for. */
		List<Map<String, @Nullable Object>> list(Reading reading);

		List<Map<String, @Nullable Object>> stream(Reading reading);

		long count(Reading reading);

		boolean exists(Reading reading);

		/** Empty or one row. */
		List<Map<String, @Nullable Object>> first(Reading reading);

		Map<String, @Nullable Object> single(Reading reading);

		Map<Object, Map<String, @Nullable Object>> keyed(Reading reading);

		/** How many rows there are of each code. */
		Map<String, Long> countByCode(Reading reading);

		Map<String, @Nullable Object> insert(Map<String, @Nullable Object> row);

		Map<String, @Nullable Object> update(Map<String, @Nullable Object> row);

		Map<String, @Nullable Object> update(Object key, Map<String, @Nullable Object> values);

		Map<String, @Nullable Object> upsert(Map<String, @Nullable Object> row, OnConflict onConflict);

		Map<String, @Nullable Object> delete(Object... key);

		List<Map<String, @Nullable Object>> update(Condition where, Map<String, @Nullable Object> values);

		List<Map<String, @Nullable Object>> delete(Condition where);

	}

}
