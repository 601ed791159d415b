package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

import io.fastpg.schema.Relation;

/** Predicates of which all must hold, or one. */
final class Junction extends Predicate {

	private final List<Predicate> parts;

	private final boolean all;

	private Junction(List<Predicate> parts, boolean all) {
		this.parts = List.copyOf(parts);
		this.all = all;
	}

	/** Takes in junctions of the same kind, so that a long chain is no deep tree. */
	static Predicate of(List<Predicate> parts, boolean all) {
		List<Predicate> flat = new ArrayList<>(parts.size());
		for (Predicate part : parts) {
			if (part instanceof Junction junction && junction.all == all) {
				flat.addAll(junction.parts);
			}
			else {
				flat.add(part);
			}
		}
		return (flat.size() == 1) ? flat.get(0) : new Junction(flat, all);
	}

	@Override
	public boolean isEmpty() {
		return this.all && this.parts.isEmpty();
	}

	@Override
	void requireColumns(Relation relation) {
		this.parts.forEach((part) -> part.requireColumns(relation));
	}

	@Override
	void write(PredicateWriter out) {
		if (this.parts.isEmpty()) {
			out.sql(this.all ? "TRUE" : "FALSE");
			return;
		}
		String between = "(";
		for (Predicate part : this.parts) {
			out.sql(between);
			part.write(out);
			between = this.all ? " AND " : " OR ";
		}
		out.sql(")");
	}

}
