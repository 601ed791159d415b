package io.fastpg.sql;

import java.util.Arrays;
import java.util.List;

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
	}

	@Override
	public Object shape() {
		return Arrays.asList(Insert.class, this.table, Assignment.names(this.values), Select.names(this.filter),
				this.returning);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("INSERT INTO ").name(this.table);
		values(out, this.table, this.values, this.filter);
		this.returning.write(out.sql(" RETURNING "));
	}

	/** The column list and VALUES, the filter's columns first. */
	static void values(SqlWriter out, Relation table, List<Assignment> values, RowFilter filter) {
		List<Column> fixed = FilterColumns.of(filter, table);
		if (fixed.isEmpty() && values.isEmpty()) {
			out.sql(" DEFAULT VALUES");
			return;
		}
		out.sql(" (").names(fixed).sql((fixed.isEmpty() || values.isEmpty()) ? "" : ", ");
		out.names(Assignment.columns(values)).sql(")");
		boolean overriding = values.stream()
			.anyMatch((assignment) -> assignment.column().identity() == Column.Identity.ALWAYS);
		out.sql(overriding ? " OVERRIDING SYSTEM VALUE" : "").sql(" VALUES (");
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

}
