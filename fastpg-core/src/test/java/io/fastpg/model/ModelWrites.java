package io.fastpg.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** What the model makes of a row to be written: the filter wins. */
final class ModelWrites {

	private ModelWrites() {
	}

	static Map<String, @Nullable Object> insert(ModelTable table, Map<String, @Nullable Object> row) {
		Map<String, @Nullable Object> given = given(table, row);
		if (given.isEmpty()) {
			throw new Refused("nothing to insert");
		}
		return store(table, proposed(table, given));
	}

	static Map<String, @Nullable Object> store(ModelTable table, Map<String, @Nullable Object> row) {
		List<Map<String, @Nullable Object>> rows = new ArrayList<>(table.model().rows(table.index()));
		rows.add(row);
		table.model().replace(table.index(), rows);
		return row;
	}

	/** The new row: defaults, what is given, and the filter's values. */
	static Map<String, @Nullable Object> proposed(ModelTable table, Map<String, @Nullable Object> given) {
		if (table.seesNothing()) {
			throw new Refused("no row can be inside the filter");
		}
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		table.layout().columns().forEach((column) -> row.put(column.name(), column.defaultValue()));
		row.putAll(given);
		table.filter().forEach((term) -> row.put(term.column(), term.value()));
		return row;
	}

	/** The values that an update by key can set. */
	static Map<String, @Nullable Object> settable(ModelTable table, Map<String, @Nullable Object> row) {
		Map<String, @Nullable Object> values = given(table, row);
		table.layout().key().forEach(values::remove);
		return values;
	}

	/** The values without those of the filter's columns. */
	static Map<String, @Nullable Object> given(ModelTable table, Map<String, @Nullable Object> row) {
		Map<String, @Nullable Object> given = new LinkedHashMap<>();
		row.forEach((column, value) -> {
			if (!table.layout().has(column)) {
				throw new Refused("a column that is not there");
			}
			if (!table.fixes(column)) {
				given.put(column, value);
			}
			else if (table.model().rejectsMismatch() && value != null
					&& (table.seesNothing() || table.filter()
						.stream()
						.anyMatch((term) -> term.column().equals(column) && !term.matches(row)))) {
				throw new Refused("another value than the filter's");
			}
		});
		return given;
	}

}
