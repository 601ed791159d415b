package io.fastpg.sql;

import org.jspecify.annotations.Nullable;

/**
 * What a predicate is written to: a statement, or a text for people that has no values.
 */
interface PredicateWriter {

	void sql(String piece);

	void column(String name);

	void value(String column, Operator.Operand operand, @Nullable Object value);

}
