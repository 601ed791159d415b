package io.fastpg.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** How the model reads the key of a call. */
final class ModelKeys {

	private ModelKeys() {
	}

	/** In key order, as a list, or by name; what the filter fixes may be left out. */
	static Map<String, Object> of(ModelTable table, Object... given) {
		requireKey(table);
		List<?> values = Arrays.asList(given);
		List<String> columns = table.layout().key();
		if (given.length == 1 && given[0] instanceof Map<?, ?> names) {
			return byName(table, columns, names);
		}
		if (given.length == 1 && given[0] instanceof List<?> list) {
			values = list;
		}
		if (values.size() != columns.size()) {
			columns = columns.stream().filter((column) -> !table.fixes(column)).toList();
		}
		if (values.isEmpty() || values.size() != columns.size()) {
			throw new Refused("another number of values than the key has");
		}
		Map<String, Object> key = new LinkedHashMap<>();
		for (int i = 0; i < columns.size(); i++) {
			key.put(columns.get(i), Objects.requireNonNull(values.get(i)));
		}
		return key;
	}

	private static Map<String, Object> byName(ModelTable table, List<String> columns, Map<?, ?> names) {
		Map<String, Object> key = new LinkedHashMap<>();
		for (String column : columns) {
			Object value = names.get(column);
			if (value != null) {
				key.put(column, value);
			}
			else if (!table.fixes(column)) {
				throw new Refused("a part of the key is missing");
			}
		}
		if (names.keySet().stream().anyMatch((name) -> !table.layout().has((String) name))) {
			throw new Refused("a column that is not there");
		}
		return key;
	}

	/** The key that a row to be updated says. */
	static Map<String, Object> within(ModelTable table, Map<String, @Nullable Object> row) {
		requireKey(table);
		Map<String, Object> key = new LinkedHashMap<>();
		for (String column : table.layout().key()) {
			Object value = row.get(column);
			if (table.fixes(column)) {
				continue;
			}
			if (value == null) {
				throw new Refused("the row does not say its key");
			}
			key.put(column, value);
		}
		if (key.isEmpty()) {
			throw new Refused("the filter fixes the whole key");
		}
		return key;
	}

	/** What {@code keyed()} names a row by. */
	static Object whole(ModelTable table, Map<String, @Nullable Object> row) {
		List<Object> values = new ArrayList<>();
		table.layout().key().forEach((column) -> values.add(Objects.requireNonNull(row.get(column))));
		return (values.size() == 1) ? values.get(0) : values;
	}

	static void requireKey(ModelTable table) {
		if (table.layout().key().isEmpty()) {
			throw new Refused("the table has no key");
		}
	}

}
