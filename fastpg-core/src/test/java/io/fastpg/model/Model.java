package io.fastpg.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What fastpg should be: tables as lists of maps, in memory. A change is made on a copy,
 * which becomes the store if all constraints hold on it.
 */
final class Model implements Store {

	private final List<TableLayout> layouts;

	private final @Nullable String required;

	private final boolean rejectMismatch;

	private final Deque<Sight> sights = new ArrayDeque<>();

	private List<List<Map<String, @Nullable Object>>> tables;

	Model(List<TableLayout> layouts, @Nullable String required, boolean rejectMismatch) {
		this.layouts = layouts;
		this.required = required;
		this.rejectMismatch = rejectMismatch;
		this.tables = new ArrayList<>();
		layouts.forEach((layout) -> this.tables.add(List.of()));
	}

	@Override
	public <R> R under(Sight sight, Supplier<R> action) {
		sight.requireScopes();
		this.sights.push(sight);
		try {
			return action.get();
		}
		finally {
			this.sights.pop();
		}
	}

	@Override
	public <R> R transaction(Supplier<R> action) {
		List<List<Map<String, @Nullable Object>>> before = this.tables;
		try {
			return action.get();
		}
		catch (RuntimeException ex) {
			this.tables = before;
			throw ex;
		}
	}

	@Override
	public Table table(int index) {
		return new ModelTable(this, index, this.layouts.get(index), terms(this.sights.element(), index));
	}

	/** The filter of a table. */
	List<Sight.Term> terms(Sight sight, int index) {
		return sight.terms(this.layouts.get(index), this.layouts, this.required);
	}

	boolean rejectsMismatch() {
		return this.rejectMismatch;
	}

	/** All rows of a table, whatever filter. */
	List<Map<String, @Nullable Object>> rows(int index) {
		return this.tables.get(index);
	}

	/**
	 * Stores the rows as the whole of a table, if the constraints of all tables hold
	 * then.
	 */
	void replace(int index, List<Map<String, @Nullable Object>> rows) {
		List<List<Map<String, @Nullable Object>>> changed = new ArrayList<>(this.tables);
		changed.set(index, List.copyOf(rows));
		for (int i = 0; i < changed.size(); i++) {
			TableLayout layout = this.layouts.get(i);
			List<Map<String, @Nullable Object>> table = changed.get(i);
			table.forEach((row) -> requireValues(layout, row));
			layout.keys().forEach((key) -> requireUnique(key, table));
			if (layout.parent() != null) {
				requireParents(table, changed.get(layout.parent()));
			}
		}
		this.tables = changed;
	}

	static void requireValues(TableLayout layout, Map<String, @Nullable Object> row) {
		for (TableLayout.Column column : layout.columns()) {
			if (layout.refusesNull(column) && row.get(column.name()) == null) {
				throw new Refused("NULL in a column that must have a value");
			}
		}
	}

	// NULL is no value that two rows could share
	private static void requireUnique(List<String> key, List<Map<String, @Nullable Object>> rows) {
		Set<List<Object>> seen = new HashSet<>();
		for (Map<String, @Nullable Object> row : rows) {
			if (key.stream().allMatch((column) -> row.get(column) != null) && !seen
				.add(key.stream().<Object>map((column) -> Objects.requireNonNull(row.get(column))).toList())) {
				throw new Refused("two rows with one key");
			}
		}
	}

	private static void requireParents(List<Map<String, @Nullable Object>> rows,
			List<Map<String, @Nullable Object>> parents) {
		for (Map<String, @Nullable Object> row : rows) {
			Object parent = row.get("parent_id");
			if (parent != null && parents.stream().noneMatch((other) -> parent.equals(other.get("id")))) {
				throw new Refused("a parent that is not there");
			}
		}
	}

	/** Puts a row in that no verb has made; refused if a constraint says so. */
	void load(int index, Map<String, @Nullable Object> values) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>(rows(index));
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		this.layouts.get(index).names().forEach((column) -> row.put(column, values.get(column)));
		rows.add(row);
		replace(index, rows);
	}

}
