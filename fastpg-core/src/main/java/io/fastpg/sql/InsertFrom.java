package io.fastpg.sql;

import java.util.List;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * Stores the rows of the {@link Staging}. The filter's columns get the filter's values,
 * as those of an {@link Insert} do.
 *
 * @param table where they are stored
 * @param columns the columns of the staging, the filter's not among them
 * @param filter the row filter
 */
public record InsertFrom(Relation table, List<Column> columns, RowFilter filter) implements Statement {

	/** Leaves the filter's columns to the filter. */
	public InsertFrom {
		columns = columns.stream().filter((column) -> !filter.has(column.name())).toList();
		FilterColumns.requireOneValueEach(filter, table);
		FilterColumns.requireStored(filter, table);
	}

	@Override
	public Object shape() {
		return new Shape(InsertFrom.class, this.table, Projection.NONE, 2 + this.columns.size()).columns(this.columns)
			.filter(this.filter);
	}

	@Override
	public void write(SqlWriter out) {
		List<Column> fixed = FilterColumns.of(this.filter, this.table);
		String between = (fixed.isEmpty() || this.columns.isEmpty()) ? "" : ", ";
		out.sql("INSERT INTO ").name(this.table).sql(" (").names(fixed).sql(between).names(this.columns).sql(")");
		boolean overriding = fixed.stream().anyMatch((column) -> column.identity() == Column.Identity.ALWAYS);
		out.sql(overriding ? " OVERRIDING SYSTEM VALUE SELECT " : " SELECT ");
		String comma = "";
		for (RowFilter.Term term : this.filter.terms()) {
			out.sql(comma).value(this.table.column(term.column()), term.value());
			comma = ", ";
		}
		out.sql(between).names(this.columns).sql(" FROM " + Staging.NAME);
	}

}
