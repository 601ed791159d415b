package io.fastpg.ddl;

import java.util.Collection;
import java.util.List;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.NameMatch;
import io.fastpg.schema.NearestName;

/**
 * The columns that options may mean.
 *
 * @param table whose columns they are, for messages
 * @param names their names in the database
 */
record ColumnNames(String table, Collection<String> names) {

	List<String> all(List<String> asked) {
		return asked.stream().map(this::one).toList();
	}

	/**
	 * Finds a column by its name in Java or in the database.
	 * @throws SchemaException if there is none; the message names the nearest
	 */
	String one(String asked) {
		String found = NameMatch.find(asked, this.names);
		if (found == null) {
			throw new SchemaException("Options name the column \"" + asked + "\", and table " + this.table
					+ " has none of that name."
					+ NearestName.of(asked, this.names).map((near) -> " Did you mean \"" + near + "\"?").orElse("")
					+ " Its columns are " + String.join(", ", this.names) + ".");
		}
		return found;
	}

}
