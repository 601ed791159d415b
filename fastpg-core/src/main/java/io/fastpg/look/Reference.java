package io.fastpg.look;

import java.util.List;
import java.util.stream.Stream;

import io.fastpg.schema.Column;
import io.fastpg.schema.ForeignKey;
import io.fastpg.schema.Relation;

/** A foreign key between two relations of a diagram. */
record Reference(Relation from, Relation to, ForeignKey key) {

	static List<Reference> among(List<Relation> relations) {
		return relations.stream()
			.flatMap((from) -> from.foreignKeys()
				.stream()
				.flatMap((key) -> target(key, relations).map((to) -> new Reference(from, to, key))))
			.toList();
	}

	private static Stream<Relation> target(ForeignKey key, List<Relation> relations) {
		return relations.stream().filter((relation) -> relation.name().equals(key.target()));
	}

	/** Whether a row may refer to none. */
	boolean isOptional() {
		return this.key.columns().stream().anyMatch((column) -> this.from.column(column).nullable());
	}

	/** Whether one row at most refers to each. */
	boolean isUnique() {
		List<String> primary = this.from.primaryKey().stream().map(Column::name).toList();
		return (!primary.isEmpty() && this.key.columns().containsAll(primary)) || this.from.uniqueConstraints()
			.stream()
			.anyMatch((unique) -> this.key.columns().containsAll(unique.columns()));
	}

	/** Whether a row could not be told from others without it. */
	boolean isIdentifying() {
		List<String> primary = this.from.primaryKey().stream().map(Column::name).toList();
		return primary.containsAll(this.key.columns());
	}

}
