package io.fastpg;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.type.TypeMap;

/** Checks a filter against a whole schema when a view is made, not at its first query. */
final class FilterCheck {

	private FilterCheck() {
	}

	static Schema require(RowFilter filter, Schema schema) {
		List<Relation> relations = Stream.concat(schema.tables().stream(), schema.views().stream()).toList();
		for (RowFilter.Term term : filter.terms()) {
			if (relations.stream().map((relation) -> relation.find(term.column())).noneMatch(Optional::isPresent)) {
				throw new SchemaException("No table has a column \"" + term.column()
						+ "\", so a row filter on it would filter nothing. Check its spelling.");
			}
		}
		relations.forEach(filter::on);
		return schema;
	}

	/**
	 * A filter's value is compared as it is, also by policies. What a converter would
	 * store in its place may be the value of somebody else.
	 */
	static RowFilter requireStored(RowFilter filter, TypeMap types) {
		for (RowFilter.Term term : filter.terms()) {
			if (types.isConverted(term.value())) {
				throw new RowFilterException("The value of the row filter on \"" + term.column() + "\" is a "
						+ term.value().getClass().getTypeName()
						+ ", which is stored by a converter, and filters use none. Give the value that is stored.");
			}
		}
		return filter;
	}

}
