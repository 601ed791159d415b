package io.fastpg;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.Operator;
import io.fastpg.sql.Predicate;

/**
 * A column that a condition is about; see {@link Condition#col}. A value is taken as the
 * column's type takes it on insert, and refused before anything is sent where it cannot
 * be held exactly. Immutable and thread-safe.
 */
public final class ConditionColumn {

	private final String name;

	ConditionColumn(String name) {
		this.name = name;
	}

	/**
	 * Holds where it is the value.
	 * @param value a value of the column's type, as an insert takes it
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition eq(Object value) {
		return compare(Operator.EQ, "isNull()", value);
	}

	/**
	 * Holds where it is another value; not where it is NULL.
	 * @param value a value of the column's type, as an insert takes it
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition ne(Object value) {
		return compare(Operator.NE, "isNotNull()", value);
	}

	/**
	 * Holds where it is less.
	 * @param value what it is compared with; of the column's type
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition lt(Object value) {
		return compare(Operator.LT, "isNull() or isNotNull()", value);
	}

	/**
	 * Holds where it is less or the same.
	 * @param value what it is compared with; of the column's type
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition le(Object value) {
		return compare(Operator.LE, "isNull() or isNotNull()", value);
	}

	/**
	 * Holds where it is greater.
	 * @param value what it is compared with; of the column's type
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition gt(Object value) {
		return compare(Operator.GT, "isNull() or isNotNull()", value);
	}

	/**
	 * Holds where it is greater or the same.
	 * @param value what it is compared with; of the column's type
	 * @return the condition
	 * @throws InvalidStatementException if the value is null
	 */
	public Condition ge(Object value) {
		return compare(Operator.GE, "isNull() or isNotNull()", value);
	}

	/**
	 * Holds where it lies between two values or is one of them.
	 * @param low the smallest value
	 * @param high the greatest value; where it is less than the smallest, no row fits
	 * @return the condition
	 * @throws InvalidStatementException if a value is null
	 */
	public Condition between(Object low, Object high) {
		return compare(Operator.BETWEEN, "ge() or le() for one end", low, high);
	}

	/**
	 * Holds where it is one of the values, which are sent as one array.
	 * @param values values of the column's type; of none, no row fits
	 * @return the condition
	 * @throws InvalidStatementException if a value is null
	 */
	public Condition in(Collection<?> values) {
		return compareAll(Operator.IN, values);
	}

	/**
	 * Holds where it is none of the values, which are sent as one array.
	 * @param values values of the column's type; of none, every row fits, also where the
	 * column is NULL
	 * @return the condition
	 * @throws InvalidStatementException if a value is null
	 */
	public Condition notIn(Collection<?> values) {
		return compareAll(Operator.NOT_IN, values);
	}

	/**
	 * Holds where it is NULL.
	 * @return the condition
	 */
	public Condition isNull() {
		return condition(Operator.IS_NULL, List.of());
	}

	/**
	 * Holds where it is not NULL.
	 * @return the condition
	 */
	public Condition isNotNull() {
		return condition(Operator.IS_NOT_NULL, List.of());
	}

	/**
	 * Holds where it is another value, and NULL is a value like any other.
	 * @param value a value of the column's type; null for NULL
	 * @return the condition
	 */
	public Condition isDistinctFrom(@Nullable Object value) {
		return condition(Operator.IS_DISTINCT_FROM, Collections.singletonList(copy(value)));
	}

	/**
	 * Holds where a text fits a pattern.
	 * @param pattern {@code %} stands for any text, {@code _} for one character, and a
	 * backslash before them takes that from them
	 * @return the condition
	 * @throws InvalidStatementException if the pattern is null
	 */
	public Condition like(String pattern) {
		return compare(Operator.LIKE, "isNull()", pattern);
	}

	/**
	 * Holds where a text fits a pattern, whatever the case.
	 * @param pattern as for {@link #like}
	 * @return the condition
	 * @throws InvalidStatementException if the pattern is null
	 */
	public Condition ilike(String pattern) {
		return compare(Operator.ILIKE, "isNull()", pattern);
	}

	/**
	 * Holds where a text begins with another. No character has a meaning of its own, and
	 * case counts.
	 * @param prefix its beginning
	 * @return the condition
	 * @throws InvalidStatementException if the prefix is null
	 */
	public Condition startsWith(String prefix) {
		return compare(Operator.STARTS_WITH, "isNull()", prefix);
	}

	/**
	 * Holds where a text holds another. No character has a meaning of its own, and case
	 * counts.
	 * @param part what it holds
	 * @return the condition
	 * @throws InvalidStatementException if the part is null
	 */
	public Condition contains(String part) {
		return compare(Operator.CONTAINS, "isNull()", part);
	}

	private Condition compareAll(Operator operator, Collection<?> values) {
		List<@Nullable Object> elements = new ArrayList<>(values);
		elements.forEach((element) -> requireValue(element, "isNull() beside it"));
		return condition(operator, List.of(Collections.unmodifiableList(elements)));
	}

	private Condition compare(Operator operator, String instead, @Nullable Object... values) {
		List<@Nullable Object> copies = new ArrayList<>(values.length);
		for (Object value : values) {
			requireValue(value, instead);
			copies.add(copy(value));
		}
		return condition(operator, copies);
	}

	private Condition condition(Operator operator, List<? extends @Nullable Object> values) {
		return new Condition(Predicate.of(this.name, operator, values));
	}

	private void requireValue(@Nullable Object value, String instead) {
		if (value == null || (value instanceof Optional<?> optional && optional.isEmpty())) {
			throw new InvalidStatementException("Column \"" + this.name
					+ "\" cannot be compared with null: NULL equals nothing, so no row would ever fit. Use " + instead
					+ ".");
		}
	}

	/** The caller may change a collection or an array. */
	private static @Nullable Object copy(@Nullable Object value) {
		if (value == null || !value.getClass().isArray()) {
			return ConditionText.copy(value);
		}
		int length = Array.getLength(value);
		Object copy = Array.newInstance(value.getClass().getComponentType(), length);
		System.arraycopy(value, 0, copy, 0, length);
		return copy;
	}

	/**
	 * Returns the column's name.
	 */
	@Override
	public String toString() {
		return this.name;
	}

}
