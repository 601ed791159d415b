package io.fastpg;

import java.util.List;
import java.util.stream.Stream;

import io.fastpg.sql.Predicate;

/**
 * A condition on rows without a word of SQL, so that nothing in it can be anything but a
 * column or a value: columns are looked up in the catalog, values are bound by the type
 * of their column. It belongs to no table and may be used with any that has its columns.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * import static io.fastpg.Condition.col;
 *
 * cats.where(col("name").startsWith("M").and(col("weight").gt(4).or(col("weight").isNull()))).list();
 * }</pre>
 *
 * As in SQL, a comparison with a column that is NULL is neither true nor false, and a row
 * is there only where the whole is true.
 */
public final class Condition {

	private final Predicate predicate;

	Condition(Predicate predicate) {
		this.predicate = predicate;
	}

	/**
	 * Begins a condition on a column.
	 * @param name the column's name in the catalog's spelling
	 * @return the column, to be compared with something
	 */
	public static ConditionColumn col(String name) {
		return new ConditionColumn(name);
	}

	/**
	 * Holds where all hold.
	 * @param conditions the conditions; of none, every row fits, and an update or delete
	 * by it is refused as one without where
	 * @return their conjunction
	 */
	public static Condition all(Condition... conditions) {
		return new Condition(Predicate.all(predicates(Stream.of(conditions))));
	}

	/**
	 * Holds where all hold.
	 * @param conditions as for {@link #all(Condition...)}
	 * @return their conjunction
	 */
	public static Condition all(List<Condition> conditions) {
		return new Condition(Predicate.all(predicates(conditions.stream())));
	}

	/**
	 * Holds where one holds or more.
	 * @param conditions the conditions; of none, no row fits
	 * @return their disjunction
	 */
	public static Condition any(Condition... conditions) {
		return new Condition(Predicate.any(predicates(Stream.of(conditions))));
	}

	/**
	 * Holds where one holds or more.
	 * @param conditions as for {@link #any(Condition...)}
	 * @return their disjunction
	 */
	public static Condition any(List<Condition> conditions) {
		return new Condition(Predicate.any(predicates(conditions.stream())));
	}

	private static List<Predicate> predicates(Stream<Condition> conditions) {
		return conditions.map(Condition::predicate).toList();
	}

	/**
	 * Holds where this and the other hold.
	 * @param other another condition
	 * @return both
	 */
	public Condition and(Condition other) {
		return all(this, other);
	}

	/**
	 * Holds where this or the other holds, or both.
	 * @param other another condition
	 * @return either
	 */
	public Condition or(Condition other) {
		return any(this, other);
	}

	/**
	 * Holds where this is false; not where it is unknown, because a column is NULL.
	 * @return the opposite
	 */
	public Condition not() {
		return new Condition(this.predicate.not());
	}

	Predicate predicate() {
		return this.predicate;
	}

	/**
	 * Returns structure and columns, with {@code ?} for each value.
	 */
	@Override
	public String toString() {
		return this.predicate.toString();
	}

}
