package io.fastpg.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fastpg.sql.OnConflict;
import org.jspecify.annotations.Nullable;

/**
 * An upsert in the model.
 *
 * @param table where to
 * @param row what is to be stored
 * @param onConflict what tells that the row is there, and what happens then
 */
record ModelUpsert(ModelTable table, Map<String, @Nullable Object> row, OnConflict onConflict) {

	Map<String, @Nullable Object> run() {
		List<String> conflict = conflict();
		Map<String, @Nullable Object> given = ModelWrites.given(this.table, this.row);
		if (conflict.stream().anyMatch((column) -> !given.containsKey(column) && !this.table.fixes(column))) {
			return ModelWrites.insert(this.table, this.row);
		}
		List<String> updates = updates(given, conflict);
		Map<String, @Nullable Object> proposed = ModelWrites.proposed(this.table, given);
		if (this.table.layout()
			.keys()
			.stream()
			.noneMatch((key) -> new HashSet<>(key).equals(new HashSet<>(conflict)))) {
			throw new Refused("no unique index on the columns");
		}
		Model.requireValues(this.table.layout(), proposed);
		for (Map<String, @Nullable Object> there : this.table.model().rows(this.table.index())) {
			if (conflict.stream()
				.allMatch((column) -> there.get(column) != null && there.get(column).equals(proposed.get(column)))) {
				return resolve(there, proposed, updates);
			}
		}
		return ModelWrites.store(this.table, proposed);
	}

	private Map<String, @Nullable Object> resolve(Map<String, @Nullable Object> there,
			Map<String, @Nullable Object> proposed, List<String> updates) {
		if (!this.table.sees(there)) {
			throw new Refused("the row that is there is not visible");
		}
		if (updates.isEmpty()) {
			return there;
		}
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		updates.forEach((column) -> values.put(column, proposed.get(column)));
		return this.table.change(List.of(there), values).get(0);
	}

	private List<String> conflict() {
		if (!this.onConflict.columns().isEmpty()) {
			if (this.onConflict.columns().stream().anyMatch((column) -> !this.table.layout().has(column))) {
				throw new Refused("a column that is not there");
			}
			return this.onConflict.columns();
		}
		ModelKeys.requireKey(this.table);
		return this.table.layout().key();
	}

	private List<String> updates(Map<String, @Nullable Object> given, List<String> conflict) {
		List<String> named = this.onConflict.updated();
		if (named == null) {
			List<String> updates = new ArrayList<>(given.keySet());
			updates.removeAll(conflict);
			updates.removeAll(this.table.layout().key());
			return updates;
		}
		for (String column : named) {
			if (!this.row.containsKey(column) || !this.table.layout().has(column) || this.table.fixes(column)) {
				throw new Refused("a column that cannot be updated");
			}
		}
		return named;
	}

}
