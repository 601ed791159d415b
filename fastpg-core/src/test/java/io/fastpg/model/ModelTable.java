package io.fastpg.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

import io.fastpg.sql.OnConflict;
import org.jspecify.annotations.Nullable;

/**
 * A table of the model, seen through a filter: reads, and changes of rows that are there.
 *
 * @param model holds the rows
 * @param index which table it is
 * @param layout what it looks like
 * @param filter what a row must match to be seen
 */
record ModelTable(Model model, int index, TableLayout layout, List<Sight.Term> filter) implements Store.Table {

	@Override
	public Map<String, @Nullable Object> get(Object... key) {
		return only(named(ModelKeys.of(this, key)));
	}

	@Override
	public boolean find(Object... key) {
		return !named(ModelKeys.of(this, key)).isEmpty();
	}

	@Override
	public boolean exists(Object... key) {
		return find(key);
	}

	@Override
	public List<Map<String, @Nullable Object>> list(Reading reading) {
		requireColumn(reading.where());
		return reading.of(visible());
	}

	@Override
	public List<Map<String, @Nullable Object>> stream(Reading reading) {
		if (reading.lock()) {
			throw new Refused("a stream that locks");
		}
		return list(reading);
	}

	@Override
	public long count(Reading reading) {
		return answer(reading).size();
	}

	@Override
	public boolean exists(Reading reading) {
		return !answer(reading).isEmpty();
	}

	private List<Map<String, @Nullable Object>> answer(Reading reading) {
		if (reading.lock()) {
			throw new Refused("rows that are counted cannot be locked");
		}
		return list(reading);
	}

	@Override
	public List<Map<String, @Nullable Object>> first(Reading reading) {
		return list(reading).stream().limit(1).toList();
	}

	@Override
	public Map<String, @Nullable Object> single(Reading reading) {
		return only(list(reading));
	}

	@Override
	public Map<Object, Map<String, @Nullable Object>> keyed(Reading reading) {
		ModelKeys.requireKey(this);
		Map<Object, Map<String, @Nullable Object>> keyed = new LinkedHashMap<>();
		list(reading).forEach((row) -> keyed.put(ModelKeys.whole(this, row), row));
		return keyed;
	}

	@Override
	public Map<String, Long> countByCode(Reading reading) {
		requireColumn(reading.where());
		Map<String, Long> counts = new TreeMap<>();
		new Reading(reading.where(), null, null, null, false).of(visible())
			.forEach((row) -> counts.merge(String.valueOf(row.get("code")), 1L, Long::sum));
		return counts;
	}

	@Override
	public Map<String, @Nullable Object> insert(Map<String, @Nullable Object> row) {
		return ModelWrites.insert(this, row);
	}

	@Override
	public Map<String, @Nullable Object> update(Map<String, @Nullable Object> row) {
		Map<String, Object> key = ModelKeys.within(this, row);
		return only(change(named(key), ModelWrites.settable(this, row)));
	}

	@Override
	public Map<String, @Nullable Object> update(Object key, Map<String, @Nullable Object> values) {
		Map<String, Object> names = ModelKeys.of(this, key);
		if (names.entrySet()
			.stream()
			.anyMatch((part) -> values.containsKey(part.getKey())
					&& !part.getValue().equals(values.get(part.getKey())))) {
			throw new Refused("the key would change");
		}
		return only(change(named(names), ModelWrites.settable(this, values)));
	}

	@Override
	public Map<String, @Nullable Object> upsert(Map<String, @Nullable Object> row, OnConflict onConflict) {
		return new ModelUpsert(this, row, onConflict).run();
	}

	@Override
	public Map<String, @Nullable Object> delete(Object... key) {
		return only(remove(named(ModelKeys.of(this, key))));
	}

	@Override
	public List<Map<String, @Nullable Object>> update(Condition where, Map<String, @Nullable Object> values) {
		requireColumn(where);
		return change(visible(where.meaning()), ModelWrites.given(this, values));
	}

	@Override
	public List<Map<String, @Nullable Object>> delete(Condition where) {
		requireColumn(where);
		return remove(visible(where.meaning()));
	}

	/** What the filter lets through. */
	List<Map<String, @Nullable Object>> visible() {
		return visible((row) -> true);
	}

	private List<Map<String, @Nullable Object>> visible(Predicate<Map<String, ?>> condition) {
		return this.model.rows(this.index).stream().filter(this::sees).filter(condition).toList();
	}

	boolean sees(Map<String, @Nullable Object> row) {
		return this.filter.stream().allMatch((term) -> term.matches(row));
	}

	boolean fixes(String column) {
		return this.filter.stream().anyMatch((term) -> term.column().equals(column));
	}

	/** Whether the filter asks one column for two values. */
	boolean seesNothing() {
		return this.filter.stream().map(Sight.Term::column).distinct().count() < this.filter.size();
	}

	private List<Map<String, @Nullable Object>> named(Map<String, Object> key) {
		return visible(
				(row) -> key.entrySet().stream().allMatch((part) -> part.getValue().equals(row.get(part.getKey()))));
	}

	List<Map<String, @Nullable Object>> change(List<Map<String, @Nullable Object>> chosen,
			Map<String, @Nullable Object> values) {
		if (values.isEmpty()) {
			throw new Refused("nothing to update");
		}
		List<Map<String, @Nullable Object>> stored = new ArrayList<>();
		List<Map<String, @Nullable Object>> changed = new ArrayList<>();
		for (Map<String, @Nullable Object> row : this.model.rows(this.index)) {
			Map<String, @Nullable Object> after = row;
			if (isAmong(chosen, row)) {
				after = new LinkedHashMap<>(row);
				after.putAll(values);
				changed.add(after);
			}
			stored.add(after);
		}
		this.model.replace(this.index, stored);
		return changed;
	}

	private List<Map<String, @Nullable Object>> remove(List<Map<String, @Nullable Object>> chosen) {
		List<Map<String, @Nullable Object>> left = this.model.rows(this.index)
			.stream()
			.filter((row) -> !isAmong(chosen, row))
			.toList();
		this.model.replace(this.index, left);
		return chosen;
	}

	// Two rows of a table without key may look alike
	private static boolean isAmong(List<Map<String, @Nullable Object>> rows, Map<String, @Nullable Object> row) {
		return rows.stream().anyMatch((other) -> other == row);
	}

	private void requireColumn(@Nullable Condition where) {
		if (where != null && !where.column().isEmpty() && !this.layout.has(where.column())) {
			throw new Refused("the condition's column is not there");
		}
	}

	private static Map<String, @Nullable Object> only(List<Map<String, @Nullable Object>> rows) {
		if (rows.size() != 1) {
			throw new Refused("not one row");
		}
		return rows.get(0);
	}

}
