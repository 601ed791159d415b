package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/**
 * Removes rows.
 *
 * @param table whose rows are removed
 * @param filter the row filter
 * @param key the key of the one row; null for many
 * @param where conditions, all of which must hold
 * @param returning what comes back of each removed row
 */
public record Delete(Relation table, RowFilter filter, @Nullable Key key, List<BoundCondition> where,
		Projection returning) implements Statement {

	/** Refuses to remove everything. */
	public Delete {
		where = List.copyOf(where);
		RowChange.requireChoice("delete", table, key, where);
	}

	@Override
	public Object shape() {
		return new Shape(Delete.class, this.table, this.returning, 8).filter(this.filter)
			.key(this.key)
			.conditions(this.where);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("DELETE FROM ").name(this.table);
		RowChange.where(out, this.table, this.filter, this.key, this.where);
		this.returning.write(out.sql(" RETURNING "));
	}

}
