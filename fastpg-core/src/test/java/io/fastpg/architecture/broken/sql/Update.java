package io.fastpg.architecture.broken.sql;

import io.fastpg.architecture.broken.filter.RowFilter;

/** A statement that can be made without its row filter. */
record Update(String table, RowFilter filter) implements Statement {

	Update(String table) {
		this(table, new RowFilter());
	}

}
