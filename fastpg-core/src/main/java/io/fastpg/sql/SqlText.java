package io.fastpg.sql;

import java.util.List;

import io.fastpg.type.Binding;
import io.fastpg.type.Parameter;

/**
 * What statements of one shape have in common: their text, and how each parameter of a
 * column's type is bound.
 *
 * @param text JDBC text
 * @param bindings one for each {@code ?}; meaningless where the user's own text has it
 */
record SqlText(String text, List<Binding> bindings) {

	static SqlText of(Sql sql) {
		return new SqlText(sql.text(), sql.parameters().stream().map(Parameter::binding).toList());
	}

}
