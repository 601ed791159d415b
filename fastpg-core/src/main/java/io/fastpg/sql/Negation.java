package io.fastpg.sql;

import io.fastpg.schema.Relation;

/** A predicate that must be false. */
final class Negation extends Predicate {

	private final Predicate part;

	Negation(Predicate part) {
		this.part = part;
	}

	@Override
	void requireColumns(Relation relation) {
		this.part.requireColumns(relation);
	}

	@Override
	void write(PredicateWriter out) {
		out.sql("NOT (");
		this.part.write(out);
		out.sql(")");
	}

}
