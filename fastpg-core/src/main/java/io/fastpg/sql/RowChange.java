package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;

/** Which rows an UPDATE or DELETE is about. */
final class RowChange {

	private RowChange() {
	}

	static void requireChoice(String verb, Relation table, @Nullable Key key, List<BoundCondition> where) {
		if (key == null && where.isEmpty()) {
			throw new InvalidStatementException("Refused to " + verb + " every row of " + table
					+ ": no where was given. If all rows are meant, say where(\"true\").");
		}
	}

	// A derived table cannot stand here; the filter comes first, and no fragment can
	// close its own parentheses
	static void where(SqlWriter out, Relation table, RowFilter filter, @Nullable Key key, List<BoundCondition> where) {
		String keyword = " WHERE ";
		if (!filter.isEmpty()) {
			boolean text = where.stream().anyMatch(BoundCondition::isText);
			out.sql(keyword).filter(filter, table, "").fence(text ? filter : RowFilter.none(), table);
			keyword = " AND ";
		}
		if (key != null) {
			out.sql(keyword).key(key);
			keyword = " AND ";
		}
		Clauses.conditions(out, keyword, where);
	}

}
