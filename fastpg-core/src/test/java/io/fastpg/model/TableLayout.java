package io.fastpg.model;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a table looks like.
 *
 * @param name its name
 * @param columns its columns; {@code id}, {@code code}, {@code name} and {@code amount}
 * are always among them
 * @param key the primary key; empty for none
 * @param uniques the unique constraints
 * @param parent the table whose id the column {@code parent_id} refers to; null where
 * there is no such column
 */
record TableLayout(String name, List<Column> columns, List<String> key, List<List<String>> uniques,
		@Nullable Integer parent) {

	/**
	 * One column.
	 *
	 * @param name its name
	 * @param type its type
	 * @param notNull whether it refuses NULL
	 * @param defaultValue what a row gets that says nothing of it
	 */
	record Column(String name, String type, boolean notNull, @Nullable Object defaultValue) {

		private String ddl() {
			return this.name + " " + this.type + (this.notNull ? " not null" : "")
					+ ((this.defaultValue != null) ? " default '" + this.defaultValue + "'" : "");
		}

	}

	boolean has(String column) {
		return names().contains(column);
	}

	List<String> names() {
		return this.columns.stream().map(Column::name).toList();
	}

	/** Every set of columns that tells rows apart. */
	List<List<String>> keys() {
		List<List<String>> keys = new ArrayList<>(this.uniques);
		if (!this.key.isEmpty()) {
			keys.add(this.key);
		}
		return keys;
	}

	boolean refusesNull(Column column) {
		return column.notNull() || this.key.contains(column.name());
	}

	String ddl(List<TableLayout> tables) {
		List<String> parts = new ArrayList<>(this.columns.stream().map(Column::ddl).toList());
		if (!this.key.isEmpty()) {
			parts.add("primary key (" + String.join(", ", this.key) + ")");
		}
		this.uniques.forEach((unique) -> parts.add("unique (" + String.join(", ", unique) + ")"));
		if (this.parent != null) {
			parts.add("foreign key (parent_id) references " + tables.get(this.parent).name() + " (id)");
		}
		return "create table " + this.name + " (" + String.join(", ", parts) + ")";
	}

}
