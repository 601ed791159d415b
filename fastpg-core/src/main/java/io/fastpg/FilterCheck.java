package io.fastpg;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;

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

}
