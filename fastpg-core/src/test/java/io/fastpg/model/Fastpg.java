package io.fastpg.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.fastpg.Database;
import io.fastpg.Selection;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import org.jspecify.annotations.Nullable;

/** The store under test. */
final class Fastpg implements Store {

	private final Database database;

	private final List<TableLayout> layouts;

	private final Deque<Sight> sights = new ArrayDeque<>();

	Fastpg(Database database, List<TableLayout> layouts) {
		this.database = database;
		this.layouts = layouts;
	}

	@Override
	public <R> R under(Sight sight, Supplier<R> action) {
		Deque<FilterScope> open = new ArrayDeque<>();
		this.sights.push(sight);
		try {
			sight.scopes().forEach((term) -> open.push(FilterScope.open(RowFilter.of(term.column(), term.value()))));
			return action.get();
		}
		finally {
			open.forEach(FilterScope::close);
			this.sights.pop();
		}
	}

	@Override
	public <R> R transaction(Supplier<R> action) {
		return this.database.transaction(action);
	}

	@Override
	public Table table(int index) {
		TableLayout layout = this.layouts.get(index);
		Sight sight = this.sights.element();
		Database view = this.database;
		for (Sight.Term term : sight.database()) {
			view = view.xtra(term.column(), term.value());
		}
		io.fastpg.Table<Row> table = view.table(layout.name());
		for (Sight.Term term : sight.table()) {
			table = table.xtra(term.column(), term.value());
		}
		return new Seen(layout, table);
	}

	/**
	 * A table as fastpg shows it.
	 *
	 * @param layout how it was made
	 * @param table what is under test
	 */
	private record Seen(TableLayout layout, io.fastpg.Table<Row> table) implements Table {

		@Override
		public Map<String, @Nullable Object> get(Object... key) {
			return this.table.get(key).asMap();
		}

		@Override
		public boolean find(Object... key) {
			return this.table.find(key).isPresent();
		}

		@Override
		public boolean exists(Object... key) {
			return this.table.exists(key);
		}

		@Override
		public List<Map<String, @Nullable Object>> list(Reading reading) {
			return maps(selection(reading).list());
		}

		@Override
		public List<Map<String, @Nullable Object>> stream(Reading reading) {
			try (Stream<Row> rows = selection(reading).stream()) {
				return maps(rows.toList());
			}
		}

		@Override
		public long count(Reading reading) {
			return selection(reading).count();
		}

		@Override
		public boolean exists(Reading reading) {
			return selection(reading).exists();
		}

		@Override
		public List<Map<String, @Nullable Object>> first(Reading reading) {
			return maps(selection(reading).first().stream().toList());
		}

		@Override
		public Map<String, @Nullable Object> single(Reading reading) {
			return selection(reading).single().asMap();
		}

		@Override
		public Map<Object, Map<String, @Nullable Object>> keyed(Reading reading) {
			Map<Object, Map<String, @Nullable Object>> keyed = new LinkedHashMap<>();
			selection(reading).keyed().forEach((key, row) -> keyed.put(key, row.asMap()));
			return keyed;
		}

		@Override
		public Map<String, Long> countByCode(Reading reading) {
			Map<String, Long> counts = new LinkedHashMap<>();
			selection(reading).select("code", "count(*) as n")
				.groupBy("code")
				.list()
				.forEach((row) -> counts.put(String.valueOf(row.get("code")), row.getLong("n")));
			return counts;
		}

		private Selection<Row> selection(Reading reading) {
			Condition where = reading.where();
			Selection<Row> selection = this.table.all();
			if (where != null) {
				selection = selection.where(where.sql(), where.arguments().toArray());
			}
			if (reading.descending() != null) {
				selection = selection.orderBy(reading.orderBy());
			}
			if (reading.limit() != null) {
				selection = selection.limit(reading.limit());
			}
			if (reading.offset() != null) {
				selection = selection.offset(reading.offset());
			}
			return reading.lock() ? selection.forUpdate() : selection;
		}

		@Override
		public Map<String, @Nullable Object> insert(Map<String, @Nullable Object> row) {
			return this.table.insert(row).asMap();
		}

		@Override
		public Map<String, @Nullable Object> update(Map<String, @Nullable Object> row) {
			return this.table.update(Row.of(row)).asMap();
		}

		@Override
		public Map<String, @Nullable Object> update(Object key, Map<String, @Nullable Object> values) {
			return this.table.update(key, values).asMap();
		}

		@Override
		public Map<String, @Nullable Object> upsert(Map<String, @Nullable Object> row, OnConflict onConflict) {
			return this.table.upsert(row, onConflict).asMap();
		}

		@Override
		public Map<String, @Nullable Object> delete(Object... key) {
			return this.table.delete(key).asMap();
		}

		@Override
		public List<Map<String, @Nullable Object>> update(Condition where, Map<String, @Nullable Object> values) {
			return maps(this.table.where(where.sql(), where.arguments().toArray()).update(values));
		}

		@Override
		public List<Map<String, @Nullable Object>> delete(Condition where) {
			return maps(this.table.where(where.sql(), where.arguments().toArray()).delete());
		}

		private static List<Map<String, @Nullable Object>> maps(List<Row> rows) {
			return rows.stream().map(Row::asMap).toList();
		}

	}

}
