package io.fastpg.architecture.broken.filter;

import io.fastpg.architecture.broken.schema.Table;

/** Imports to its left, as it may; with {@link Table} it makes a cycle. */
public final class RowFilter {

	boolean matches(Table table) {
		return table.filter() == this;
	}

}
