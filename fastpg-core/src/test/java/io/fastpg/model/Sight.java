package io.fastpg.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All the filters that a step runs under, and what they come to on a table.
 *
 * @param scopes bound to the call, one inside the other
 * @param database of the database view
 * @param table of the table view
 */
record Sight(List<Term> scopes, List<Term> database, List<Term> table) {

	/**
	 * One {@code column = value}.
	 *
	 * @param column the column
	 * @param value its value
	 */
	record Term(String column, Object value) {

		boolean matches(Map<String, ?> row) {
			return this.value.equals(row.get(this.column));
		}

	}

	/** Refuses scopes that contradict each other. */
	void requireScopes() {
		Map<String, Object> bound = new LinkedHashMap<>();
		for (Term scope : this.scopes) {
			Object outer = bound.putIfAbsent(scope.column(), scope.value());
			if (outer != null && !outer.equals(scope.value())) {
				throw new Refused("scopes contradict each other");
			}
		}
	}

	/**
	 * Returns what every row that can be seen or written must match.
	 * @param on the table
	 * @param layouts all tables
	 * @param required the column that has to be among the filters, if any
	 */
	List<Term> terms(TableLayout on, List<TableLayout> layouts, @Nullable String required) {
		requireScopes();
		for (Term term : this.database) {
			if (layouts.stream().noneMatch((layout) -> layout.has(term.column()))) {
				throw new Refused("no table has the column");
			}
		}
		if (this.table.stream().anyMatch((term) -> !on.has(term.column()))) {
			throw new Refused("the table lacks the column of its view");
		}
		List<Term> all = new ArrayList<>(this.scopes);
		all.addAll(this.database);
		all.addAll(this.table);
		List<Term> terms = all.stream().filter((term) -> on.has(term.column())).distinct().toList();
		if (required != null && terms.stream().noneMatch((term) -> term.column().equals(required))) {
			throw new Refused("the required filter is missing");
		}
		return terms;
	}

}
