package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/**
 * Changes rows where they are. It cannot set a column of its filter, so no row can leave
 * it.
 *
 * @param table whose rows are changed
 * @param values the new values, at least one
 * @param filter the row filter
 * @param key the key of the one row; null for many
 * @param where conditions, all of which must hold
 * @param returning what comes back of each changed row
 */
public record Update(Relation table, List<Assignment> values, RowFilter filter, @Nullable Key key,
		List<BoundCondition> where, Projection returning) implements Statement {

	/** Refuses a column of the filter, and an update of everything. */
	public Update {
		values = List.copyOf(values);
		where = List.copyOf(where);
		FilterColumns.refuse(values, filter, table);
		FilterColumns.requireStored(filter, table);
		RowChange.requireChoice("update", table, key, where);
		if (values.isEmpty()) {
			throw new InvalidStatementException("Nothing to update in " + table
					+ ": no value was given for a column that can be written. Give at least one.");
		}
	}

	@Override
	public Object shape() {
		return new Shape(Update.class, this.table, this.returning, 8 + this.values.size()).assignments(this.values)
			.filter(this.filter)
			.key(this.key)
			.conditions(this.where);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("UPDATE ").name(this.table).sql(" SET ");
		String between = "";
		for (Assignment assignment : this.values) {
			out.sql(between).name(assignment.column()).sql(" = ").value(assignment.column(), assignment.value());
			between = ", ";
		}
		RowChange.where(out, this.table, this.filter, this.key, this.where);
		this.returning.write(out.sql(" RETURNING "));
	}

}
