package io.fastpg.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param name the constraint's name
 * @param columns the referring columns, in the constraint's order
 * @param target the relation referred to
 * @param targetColumns the columns referred to, in the same order
 */
public record ForeignKey(String name, List<String> columns, TableName target, List<String> targetColumns) {

	/** Copies the lists. */
	public ForeignKey {
		columns = List.copyOf(columns);
		targetColumns = List.copyOf(targetColumns);
	}

}
