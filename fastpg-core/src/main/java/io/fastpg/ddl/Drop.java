package io.fastpg.ddl;

import java.util.List;
import java.util.Objects;

import io.fastpg.ddl.TableReader.Found;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;

/** Drops a table or view, unless something depends on it. */
final class Drop {

	private Drop() {
	}

	static void run(Session session, Relation relation, boolean cascade) {
		String task = "Dropping " + relation;
		if (!cascade) {
			Found found = Objects.requireNonNull(session.find(task, relation.name()));
			refuseDependents(session, relation.name(), found, "drop",
					"Drop them first, or with it: db.table(…).dropCascade().");
		}
		session.run(task, Step
			.of("drop " + word(relation.kind()) + " " + relation.name().quoted() + (cascade ? " cascade" : "")));
	}

	static void refuseDependents(Session session, TableName name, Found found, String verb, String advice) {
		List<String> dependents = session.read("Reading what depends on \"" + name + "\"",
				(connection) -> TableReader.dependents(connection, found));
		if (!dependents.isEmpty()) {
			throw new SchemaException("Cannot " + verb + " \"" + name.name() + "\": " + dependents.size()
					+ ((dependents.size() == 1) ? " object depends" : " objects depend") + " on it ("
					+ String.join(", ", dependents) + "). " + advice);
		}
	}

	private static String word(Relation.Kind kind) {
		return switch (kind) {
			case TABLE, PARTITIONED_TABLE -> "table";
			case FOREIGN_TABLE -> "foreign table";
			case VIEW -> "view";
			case MATERIALIZED_VIEW -> "materialized view";
		};
	}

}
