package io.fastpg.sql;

import java.util.List;
import java.util.stream.Stream;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * Stores one row. The filter's columns get the filter's values, whatever else was given
 * for them.
 *
 * @param table where it is stored
 * @param values the values given, the filter's columns not among them; a column without
 * one gets its default
 * @param filter the row filter
 * @param returning what comes back of the stored row
 */
public record Insert(Relation table, List<Assignment> values, RowFilter filter,
		Projection returning) implements Statement {

	/** Leaves the filter's columns to the filter. */
	public Insert {
		values = FilterColumns.without(values, filter);
		FilterColumns.requireOneValueEach(filter, table);
		FilterColumns.requireStored(filter, table);
	}

	@Override
	public Object shape() {
		return new Shape(Insert.class, this.table, this.returning, 4 + this.values.size()).assignments(this.values)
			.filter(this.filter);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("INSERT INTO ").name(this.table);
		values(out, this.table, this.values, this.filter);
		this.returning.write(out.sql(" RETURNING "));
	}

	/** The column list and VALUES, the filter's columns first. */
	static void values(SqlWriter out, Relation table, List<Assignment> values, RowFilter filter) {
		if (filter.isEmpty() && values.isEmpty()) {
			out.sql(" DEFAULT VALUES");
			return;
		}
		if (!out.knowsText()) {
			columns(out, FilterColumns.of(filter, table), Assignment.columns(values));
		}
		out.sql(" VALUES (");
		String between = "";
		for (RowFilter.Term term : filter.terms()) {
			out.sql(between).value(table.column(term.column()), term.value());
			between = ", ";
		}
		for (Assignment assignment : values) {
			out.sql(between).value(assignment.column(), assignment.value());
			between = ", ";
		}
		out.sql(")");
	}

	private static void columns(SqlWriter out, List<Column> fixed, List<Column> given) {
		out.sql(" (").names(fixed).sql((fixed.isEmpty() || given.isEmpty()) ? "" : ", ").names(given).sql(")");
		boolean overriding = Stream.concat(fixed.stream(), given.stream())
			.anyMatch((column) -> column.identity() == Column.Identity.ALWAYS);
		out.sql(overriding ? " OVERRIDING SYSTEM VALUE" : "");
	}

}
