package io.fastpg.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Names a row, whatever the key of its table.
 *
 * @param values a value for every column that may be in a key
 * @param form how it is said
 */
record KeyValues(Map<String, Object> values, Form form) {

	/** How a key is said. */
	enum Form {

		/** All columns, one by one. */
		WHOLE,
		/** Without the columns that a filter may fix. */
		WITHOUT_TENANT,
		/** By name. */
		NAMED

	}

	/** The arguments of the call. */
	Object[] of(TableLayout layout) {
		List<String> columns = layout.key()
			.stream()
			.filter((column) -> this.form != Form.WITHOUT_TENANT
					|| !(column.equals("tenant_id") || column.equals("region")))
			.toList();
		if (this.form != Form.NAMED) {
			return columns.stream().map((column) -> Objects.requireNonNull(this.values.get(column))).toArray();
		}
		Map<String, Object> names = new LinkedHashMap<>();
		columns.forEach((column) -> names.put(column, Objects.requireNonNull(this.values.get(column))));
		return new Object[] { names };
	}

}
