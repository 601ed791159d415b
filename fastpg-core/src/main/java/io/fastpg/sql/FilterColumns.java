package io.fastpg.sql;

import java.util.List;

import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/** What a write may do to the columns of its row filter: nothing. */
final class FilterColumns {

	private FilterColumns() {
	}

	static List<Column> of(RowFilter filter, Relation table) {
		return filter.terms().stream().map((term) -> table.column(term.column())).toList();
	}

	static List<Assignment> without(List<Assignment> values, RowFilter filter) {
		if (filter.isEmpty()) {
			return List.copyOf(values);
		}
		return values.stream().filter((assignment) -> !filter.has(assignment.column().name())).toList();
	}

	static void refuse(List<Assignment> values, RowFilter filter, Relation table) {
		for (Assignment assignment : values) {
			if (filter.has(assignment.column().name())) {
				throw new RowFilterException(
						"Cannot update " + table + ": column \"" + assignment.column().name() + "\" is fixed by the "
								+ filter + ". Leave it out, or write through a table filtered to the new value.");
			}
		}
	}

	/** A column that the database computes follows the others, out of the filter. */
	static void requireStored(RowFilter filter, Relation table) {
		for (RowFilter.Term term : filter.terms()) {
			Column column = table.column(term.column());
			if (column.generated()) {
				throw new RowFilterException("Cannot write into " + table + ": column \"" + column.name() + "\" of the "
						+ filter + " is computed from other columns, so a write could move a row out of it."
						+ " Filter by the columns it is computed from, or go through db.unfiltered(reason).");
			}
		}
	}

	static void requireOneValueEach(RowFilter filter, Relation table) {
		if (filter.matchesNothing()) {
			throw new RowFilterException("Cannot write into " + table + ": the " + filter
					+ " asks one column for two values, so no row can be in it. Use one of the two filters.");
		}
	}

}
