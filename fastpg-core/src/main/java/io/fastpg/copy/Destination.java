package io.fastpg.copy;

import java.util.ArrayList;
import java.util.List;

import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.mapping.NameMatch;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import org.jspecify.annotations.Nullable;

/**
 * A table and which of its columns the file fills.
 *
 * @param relation the table
 * @param filter the row filter of the write
 * @param targets the columns to be filled, and those that the filter fixes
 * @param unknown columns of the file that the table does not have
 */
record Destination(Relation relation, RowFilter filter, List<Target> targets, List<String> unknown) {

	static Destination of(Relation relation, RowFilter filter, List<String> names) {
		List<Target> targets = new ArrayList<>();
		List<String> unknown = new ArrayList<>();
		for (int i = 0; i < names.size(); i++) {
			Column column = column(names.get(i), relation);
			if (column == null) {
				unknown.add(names.get(i));
			}
			else if (targets.stream().anyMatch((target) -> target.column().equals(column))) {
				throw new SchemaException("Two columns of the file mean column \"" + column.name() + "\" of " + relation
						+ ". Rename one of them in the file.");
			}
			else {
				targets.add(new Target(i, column));
			}
		}
		return new Destination(relation, filter, targets, unknown);
	}

	private static @Nullable Column column(String name, Relation relation) {
		List<String> columns = relation.columns().stream().map(Column::name).toList();
		String found = NameMatch.find(name, columns);
		String column = (found != null) ? found : NameMatch.find(LegalName.of(name), columns);
		return (column != null) ? relation.column(column) : null;
	}

	/** As an insert does: the filter's columns and computed ones take no value. */
	List<Target> filled() {
		return this.targets.stream()
			.filter((target) -> target.column().writable() && !this.filter.has(target.column().name()))
			.toList();
	}

	List<Column> columns() {
		return filled().stream().map(Target::column).toList();
	}

}
