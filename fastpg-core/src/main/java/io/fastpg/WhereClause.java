package io.fastpg;

import io.fastpg.schema.Relation;
import io.fastpg.sql.BoundCondition;
import io.fastpg.sql.BoundPredicate;
import io.fastpg.sql.Predicate;

/** A condition as the user gave it, before a schema gives it meaning. */
sealed interface WhereClause permits ConditionText, WhereClause.WithoutText {

	BoundCondition bind(Relation relation, Snapshot snapshot, Table<?> table);

	/** A condition that has no text which a level could refuse. */
	record WithoutText(Predicate predicate) implements WhereClause {

		@Override
		public BoundCondition bind(Relation relation, Snapshot snapshot, Table<?> table) {
			return new BoundPredicate(this.predicate, relation);
		}

	}

}
