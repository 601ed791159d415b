package io.fastpg.schema;

import java.util.List;

/**
 * A unique constraint, the primary key not among them.
 *
 * @param name the constraint's name
 * @param columns its columns, in the constraint's order
 */
public record UniqueConstraint(String name, List<String> columns) {

	/** Copies the list. */
	public UniqueConstraint {
		columns = List.copyOf(columns);
	}

}
