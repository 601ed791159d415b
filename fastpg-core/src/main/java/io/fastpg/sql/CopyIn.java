package io.fastpg.sql;

import java.util.List;

import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * Stores rows that travel beside the statement, in COPY's text format. It cannot carry a
 * row filter: under one, rows go through a {@link Staging} and an {@link InsertFrom}.
 *
 * @param table where they are stored
 * @param columns the columns that each row has, in their order
 * @param filter the row filter, which must be empty
 */
public record CopyIn(Relation table, List<Column> columns, RowFilter filter) implements Statement {

	/** Refuses a filter. */
	public CopyIn {
		columns = List.copyOf(columns);
		if (!filter.isEmpty()) {
			throw new RowFilterException("Cannot copy straight into " + table + " under the " + filter
					+ ": the rows would be stored as they come. Copy them into a staging table first.");
		}
	}

	@Override
	public Object shape() {
		return new Shape(CopyIn.class, this.table, Projection.NONE, 1 + this.columns.size()).columns(this.columns);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("COPY ").name(this.table).sql(" (").names(this.columns).sql(") FROM STDIN");
	}

}
