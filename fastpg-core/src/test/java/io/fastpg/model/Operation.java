package io.fastpg.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.fastpg.sql.OnConflict;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;

/**
 * One call of a verb. It runs on any {@link Store}; what it gives back is plain text, to
 * be compared.
 */
sealed interface Operation {

	/** What an operation that failed gives back. */
	String FAILED = "failed";

	/** Runs it. */
	Object on(Store store);

	/** Runs it; failing is a result too. */
	default Object outcome(Store store) {
		try {
			return on(store);
		}
		catch (DataAccessException ex) {
			return FAILED;
		}
	}

	record Get(int table, KeyValues key) implements Operation {

		@Override
		public Object on(Store store) {
			Store.Table rows = store.table(this.table);
			return text(rows.get(this.key.of(rows.layout())));
		}

	}

	record Find(int table, KeyValues key) implements Operation {

		@Override
		public Object on(Store store) {
			Store.Table rows = store.table(this.table);
			return rows.find(this.key.of(rows.layout())) + " " + rows.exists(this.key.of(rows.layout()));
		}

	}

	record Read(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			return texts(store.table(this.table).list(this.reading), this.reading);
		}

	}

	record Stream(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			return texts(store.table(this.table).stream(this.reading), this.reading);
		}

	}

	record Count(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			Store.Table rows = store.table(this.table);
			return rows.count(this.reading) + " " + rows.exists(this.reading);
		}

	}

	record First(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			return projected(store.table(this.table).first(this.reading.ordered()));
		}

	}

	record Single(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			return projected(List.of(store.table(this.table).single(this.reading.ordered())));
		}

	}

	record Keyed(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			Map<String, Object> keyed = new TreeMap<>();
			store.table(this.table)
				.keyed(this.reading.ordered())
				.forEach((key, row) -> keyed.put(key.toString(), text(row)));
			return keyed;
		}

	}

	record CountByCode(int table, Reading reading) implements Operation {

		@Override
		public Object on(Store store) {
			Reading condition = new Reading(this.reading.where(), null, null, null, false);
			return new TreeMap<>(store.table(this.table).countByCode(condition));
		}

	}

	record Insert(int table, Map<String, @Nullable Object> row) implements Operation {

		@Override
		public Object on(Store store) {
			return text(store.table(this.table).insert(this.row));
		}

	}

	record Update(int table, Map<String, @Nullable Object> row) implements Operation {

		@Override
		public Object on(Store store) {
			return text(store.table(this.table).update(this.row));
		}

	}

	record UpdateByKey(int table, KeyValues key, Map<String, @Nullable Object> values) implements Operation {

		@Override
		public Object on(Store store) {
			Store.Table rows = store.table(this.table);
			Object[] given = this.key.of(rows.layout());
			return text(rows.update((given.length == 1) ? given[0] : List.of(given), this.values));
		}

	}

	record Upsert(int table, Map<String, @Nullable Object> row, OnConflict onConflict) implements Operation {

		@Override
		public Object on(Store store) {
			return text(store.table(this.table).upsert(this.row, this.onConflict));
		}

		@Override
		public String toString() {
			return "Upsert[table=" + this.table + ", row=" + this.row + ", on=" + this.onConflict.columns()
					+ ", updating=" + this.onConflict.updated() + "]";
		}

	}

	record Delete(int table, KeyValues key) implements Operation {

		@Override
		public Object on(Store store) {
			Store.Table rows = store.table(this.table);
			return text(rows.delete(this.key.of(rows.layout())));
		}

	}

	record UpdateWhere(int table, Condition where, Map<String, @Nullable Object> values) implements Operation {

		@Override
		public Object on(Store store) {
			return sorted(store.table(this.table).update(this.where, this.values));
		}

	}

	record DeleteWhere(int table, Condition where) implements Operation {

		@Override
		public Object on(Store store) {
			return sorted(store.table(this.table).delete(this.where));
		}

	}

	/**
	 * A transaction. The first error in it ends it, but the error of a transaction
	 * inside, which is a savepoint.
	 *
	 * @param steps what it does
	 * @param rollback whether it throws in the end
	 */
	record InTransaction(List<Operation> steps, boolean rollback) implements Operation {

		@Override
		public Object on(Store store) {
			List<Object> results = new ArrayList<>();
			try {
				return store.transaction(() -> {
					for (Operation step : this.steps) {
						results.add((step instanceof InTransaction) ? step.outcome(store) : step.on(store));
					}
					if (this.rollback) {
						throw new RolledBack();
					}
					return results;
				});
			}
			catch (RolledBack ex) {
				return List.of("rolled back", results);
			}
		}

	}

	/** What ends a transaction that shall not be kept. */
	final class RolledBack extends RuntimeException {

	}

	private static Map<String, String> text(Map<String, @Nullable Object> row) {
		Map<String, String> text = new LinkedHashMap<>();
		row.forEach((column, value) -> text.put(column, String.valueOf(value)));
		return text;
	}

	private static List<Map<String, String>> sorted(List<Map<String, @Nullable Object>> rows) {
		return rows.stream().map(Operation::text).sorted(Comparator.comparing(Object::toString)).toList();
	}

	/** Rows that are alike in all columns of the order may change places. */
	private static List<Map<String, String>> projected(List<Map<String, @Nullable Object>> rows) {
		return rows.stream().map(Operation::text).peek((row) -> row.keySet().retainAll(Reading.ORDER)).toList();
	}

	private static Object texts(List<Map<String, @Nullable Object>> rows, Reading reading) {
		List<Object> texts = new ArrayList<>();
		texts.add(rows.size());
		if (reading.descending() != null) {
			texts.add(projected(rows));
		}
		if (!reading.cuts()) {
			texts.add(sorted(rows));
		}
		return texts;
	}

}
