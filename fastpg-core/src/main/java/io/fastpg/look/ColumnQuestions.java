package io.fastpg.look;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.sql.BoundFragment;
import io.fastpg.sql.Clauses;
import io.fastpg.sql.Fragment;
import io.fastpg.sql.OrderTerm;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Select;
import io.fastpg.sql.SelectItem;
import io.fastpg.type.TypeMap;

/**
 * The reads that ask what the values of a column are like, each under the row filter. The
 * names in their texts are the catalog's; no text of the user's is among them.
 */
final class ColumnQuestions {

	private static final int COMMON = 10;

	private static final int LENGTH = 200;

	private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "name", "citext");

	/** Types with an order and with the aggregates min and max, in all versions. */
	private static final Set<String> ORDERED = Set.of("int2", "int4", "int8", "oid", "float4", "float8", "numeric",
			"money", "text", "varchar", "bpchar", "date", "time", "timetz", "timestamp", "timestamptz", "interval",
			"inet", "cidr");

	/** Types whose text has the order of their values, or one that is as good. */
	private static final Set<String> ORDERED_AS_TEXT = Set.of("bool", "uuid", "name", "bit", "varbit", "macaddr",
			"macaddr8", "citext", "bytea");

	private final Relation relation;

	private final RowFilter filter;

	private final String name;

	private final String text;

	private final boolean ordered;

	private final boolean orderedAsText;

	private final boolean isText;

	ColumnQuestions(Relation relation, Column column, RowFilter filter) {
		PgType type = column.type().underlying();
		this.relation = relation;
		this.filter = filter;
		this.name = column.quoted();
		this.text = "(" + this.name + ")::pg_catalog.text";
		this.ordered = type.kind() == PgType.Kind.ENUM || isBuiltIn(type, ORDERED);
		this.orderedAsText = type.name().equals("citext") || isBuiltIn(type, ORDERED_AS_TEXT);
		this.isText = type.name().equals("citext") || isBuiltIn(type, TEXTS);
	}

	private static boolean isBuiltIn(PgType type, Set<String> names) {
		return type.schema().equals("pg_catalog") && names.contains(type.name());
	}

	/** One row: total, nulls, blanks, distinct, min, max. */
	Select totals() {
		String sorted = this.text + " collate \"C\"";
		return Select.rows(this.relation,
				new Projection(List.of(item("count(*)", "total"), item("count(*) - count(" + this.name + ")", "nulls"),
						item(this.isText ? "count(*) filter (where " + this.text + " = '')" : "0::pg_catalog.int8",
								"blanks"),
						item("count(distinct " + comparable() + ")", "distinct"), item(extreme("min", sorted), "min"),
						item(extreme("max", sorted), "max"))),
				this.filter, Clauses.ALL);
	}

	private String comparable() {
		return this.ordered ? this.name : this.text;
	}

	private String extreme(String aggregate, String sorted) {
		if (this.ordered) {
			return cut(aggregate + "(" + this.name + ")::pg_catalog.text");
		}
		return this.orderedAsText ? cut(aggregate + "(" + sorted + ")") : "null::pg_catalog.text";
	}

	/** The values with their counts, the most or the least frequent first. */
	Select common(boolean most, TypeMap types, Schema schema) {
		Fragment given = Fragment.condition(this.name + " is not null");
		SelectItem group = item(comparable(), null);
		List<OrderTerm> order = List.of(new OrderTerm(item("count(*)", null), most, ""), new OrderTerm(
				item((this.ordered ? "min(" + this.text + ")" : this.text) + " collate \"C\"", null), false, ""));
		Clauses clauses = new Clauses(List.of(BoundFragment.of(given.sql(), List.of(), types, schema)), List.of(group),
				List.of(), order, (long) COMMON, null, Clauses.Lock.NONE);
		String value = this.ordered ? "min(" + this.text + ")" : this.text;
		return Select.rows(this.relation, new Projection(List.of(item(cut(value), "value"), item("count(*)", "count"))),
				this.filter, clauses);
	}

	private static String cut(String text) {
		return "pg_catalog.left(" + text + ", " + LENGTH + ")";
	}

	private static SelectItem item(String expression, @Nullable String alias) {
		return new SelectItem(null, Fragment.expression(expression), alias);
	}

	/** How many values each list of common ones holds at most. */
	static int listed() {
		return COMMON;
	}

}
