package io.fastpg.ddl;

import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;

/** Finds what a name means that may not be there yet. */
final class TableNames {

	private TableNames() {
	}

	/**
	 * The name of something that is made: a bare one goes to the first schema of the
	 * search path.
	 */
	static TableName created(String name, Schema schema) {
		int dot = name.indexOf('.');
		if (dot >= 0) {
			return new TableName(name.substring(0, dot), name.substring(dot + 1));
		}
		if (schema.searchPath().isEmpty()) {
			throw new SchemaException("The search path is empty, so \"" + name + "\" has no schema to be made in."
					+ " Name one, as in schema.name.");
		}
		return new TableName(schema.searchPath().get(0), name);
	}

	/** The name of something that is there or, if it is not, would be made. */
	static TableName meant(String name, Schema schema) {
		return schema.find(name).map(Relation::name).orElseGet(() -> created(name, schema));
	}

}
