package io.fastpg.rowsecurity;

import java.util.Collection;
import java.util.List;

import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.rowsecurity.SecuredTable.Trait;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Relation.Kind;
import io.fastpg.schema.RowPolicy;

/** Refuses what no policy of fastpg can stand on. */
final class PolicySubject {

	private PolicySubject() {
	}

	static Relation of(Relation relation, Collection<String> columns) {
		if (relation.kind() != Kind.TABLE && relation.kind() != Kind.PARTITIONED_TABLE) {
			throw new SchemaException("Row policies can stand on tables of this database only, and " + relation
					+ " is a " + relation.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
					+ ". Put them up on the tables it reads.");
		}
		for (String column : columns) {
			RowFilter.requireColumn(relation, column);
			if (RowPolicy.name(column).equals(PolicyScript.OPEN)) {
				throw new SchemaException(
						"Column \"" + column + "\" of " + relation + " cannot have a row policy: its" + " name, "
								+ PolicyScript.OPEN + ", is that of the policy that opens a table. Rename the column.");
			}
		}
		return relation;
	}

	static List<SecuredTable> of(Relation relation, TableTree tables) {
		SecuredTable root = tables.find(relation.name())
			.orElseThrow(() -> new SchemaException("Table " + relation + " is no longer there, or has lost the column"
					+ " since its schema was read. Look at what altered it."));
		List<SecuredTable> tree = tables.from(root);
		for (SecuredTable table : tree) {
			if (table.is(Trait.FOREIGN)) {
				throw new SchemaException("Table " + relation + " has the foreign table " + table.name()
						+ " as a partition or child, which cannot have row policies. Detach it, or guard its rows on"
						+ " their own server and put up policies on the other partitions.");
			}
		}
		return tree;
	}

}
