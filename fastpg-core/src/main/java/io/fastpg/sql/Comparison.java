package io.fastpg.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;

/** One column compared. */
final class Comparison extends Predicate {

	private final String column;

	private final Operator operator;

	private final List<? extends @Nullable Object> values;

	Comparison(String column, Operator operator, List<? extends @Nullable Object> values) {
		if (values.size() != operator.operands()) {
			throw new IllegalArgumentException(operator + " takes " + operator.operands() + " values.");
		}
		this.column = column;
		this.operator = operator;
		this.values = Collections.unmodifiableList(new ArrayList<>(values));
	}

	@Override
	void requireColumns(Relation relation) {
		Column found = relation.column(this.column);
		PgType type = found.type().underlying();
		if (this.operator.operand() == Operator.Operand.TEXT && !isText(type)) {
			throw new SchemaException("Column \"" + found.name() + "\" of " + relation + " is of type " + type
					+ ", but like, ilike, startsWith and contains look into text. Compare it with eq, lt or between, or"
					+ " write the condition as SQL with a cast.");
		}
		if (this.operator.operand() == Operator.Operand.VALUES && type.kind() == PgType.Kind.ARRAY) {
			throw new SchemaException("Column \"" + found.name() + "\" of " + relation + " is of type " + type
					+ ", and arrays of arrays have one element type in PostgreSQL. Compare it with eq, once for each"
					+ " array, in any(…).");
		}
	}

	private static boolean isText(PgType type) {
		return type.is("text") || type.is("varchar") || type.is("bpchar") || type.is("name")
				|| type.name().equals("citext");
	}

	@Override
	void write(PredicateWriter out) {
		out.sql(this.operator.before());
		out.column(this.column);
		out.sql(this.operator.pieces().get(0));
		for (int i = 0; i < this.values.size(); i++) {
			out.value(this.column, this.operator.operand(), this.values.get(i));
			out.sql(this.operator.pieces().get(i + 1));
		}
	}

}
