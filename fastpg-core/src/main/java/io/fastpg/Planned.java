package io.fastpg;

import org.jspecify.annotations.Nullable;

import io.fastpg.row.RowMapper;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Statement;

/**
 * A statement ready to run, and how its rows are read: by a mapper made beforehand, or as
 * a type, by what the result says of its columns.
 */
record Planned<T>(Relation relation, Statement statement, @Nullable RowMapper<T> mapper, @Nullable Class<T> rowType) {

	Planned(Relation relation, Statement statement, RowMapper<T> mapper) {
		this(relation, statement, mapper, null);
	}

	Planned(Relation relation, Statement statement, Class<T> rowType) {
		this(relation, statement, null, rowType);
	}

	Class<T> type() {
		if (this.rowType == null) {
			throw new IllegalStateException("The rows are read by a mapper");
		}
		return this.rowType;
	}

}
