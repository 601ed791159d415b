package io.fastpg.sql;

import java.util.List;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.Relation;

/**
 * Stores a row, or updates the one that is there. The conflict action carries the filter:
 * a row outside it stays as it is, and nothing comes back.
 *
 * <pre>{@code
 * INSERT INTO "public"."cat" AS "cat" ("uid", "id", "name") VALUES (?, ?, ?)
 *     ON CONFLICT ("id") DO UPDATE SET "name" = EXCLUDED."name" WHERE "cat"."uid" = ?
 *     RETURNING "id", "name", "uid"
 * }</pre>
 *
 * The columns of the WHERE are qualified: {@code EXCLUDED.uid = ?} would always be true.
 *
 * @param table where it is stored
 * @param values the values of a new row, the filter's columns not among them
 * @param updates the columns updated in a row that is there: to the new row's value, or
 * to NULL where it has none; empty to leave that row alone
 * @param filter the row filter
 * @param conflict the columns of a unique index that decide whether the row is there
 * @param returning what comes back of the stored row
 */
public record Upsert(Relation table, List<Assignment> values, List<Column> updates, RowFilter filter,
		List<Column> conflict, Projection returning) implements Statement {

	/** Leaves the filter's columns to the filter, and never updates them. */
	public Upsert {
		values = FilterColumns.without(values, filter);
		updates = List.copyOf(updates);
		conflict = List.copyOf(conflict);
		FilterColumns.requireOneValueEach(filter, table);
		FilterColumns.requireStored(filter, table);
		FilterColumns.refuse(updates.stream().map((column) -> new Assignment(column, null)).toList(), filter, table);
	}

	@Override
	public Object shape() {
		int columns = this.values.size() + this.updates.size() + this.conflict.size();
		return new Shape(Upsert.class, this.table, this.returning, 6 + columns).assignments(this.values)
			.columns(this.updates)
			.columns(this.conflict)
			.filter(this.filter);
	}

	@Override
	public void write(SqlWriter out) {
		out.sql("INSERT INTO ").name(this.table).sql(" AS ").alias(this.table);
		Insert.values(out, this.table, this.values, this.filter);
		out.sql(" ON CONFLICT (").names(this.conflict).sql(")");
		if (this.updates.isEmpty()) {
			out.sql(" DO NOTHING");
		}
		else {
			update(out);
		}
		this.returning.write(out.sql(" RETURNING "));
	}

	private void update(SqlWriter out) {
		if (!out.knowsText()) {
			set(out, Assignment.columns(this.values));
		}
		if (!this.filter.isEmpty()) {
			String qualifier = Identifier.quote(this.table.name().name()) + ".";
			out.sql(" WHERE ").filter(this.filter, this.table, qualifier);
		}
	}

	private void set(SqlWriter out, List<Column> given) {
		String between = " DO UPDATE SET ";
		for (Column column : this.updates) {
			out.sql(between).name(column).sql(" = ");
			if (given.contains(column)) {
				out.sql("EXCLUDED.").name(column);
			}
			else {
				out.sql("NULL");
			}
			between = ", ";
		}
	}

}
