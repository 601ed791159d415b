package io.fastpg.type;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A range of PostgreSQL: what lies between two bounds, of which each is part of it or
 * not, and may be missing. A multirange is a List of these.
 * <p>
 * Two ranges are equal if they are written alike: {@code [1,5]} is not {@code [1,6)},
 * although the same integers are in both. The server writes ranges of int4, int8 and date
 * in the second form always, so a range of these is read back in it; and one that nothing
 * can be in, such as {@code [3,3)}, is read back as {@link #empty()}.
 * <p>
 * Infinity is a value as any other, and not a missing bound: {@code atLeast(day)} reaches
 * beyond {@code closed(day, LocalDate.MAX)}, in which {@link java.time.LocalDate#MAX} is
 * PostgreSQL's {@code infinity}.
 * <p>
 * As JSON, by Jackson, a range is an object of {@code lower}, {@code upper},
 * {@code lowerInclusive}, {@code upperInclusive} and {@code empty}.
 *
 * @param <T> the type of the bounds
 */
public final class Range<T> {

	private static final Range<?> EMPTY = new Range<>(null, false, null, false, true);

	private static final Range<?> ALL = new Range<>(null, false, null, false, false);

	private final @Nullable T lower;

	private final boolean lowerInclusive;

	private final @Nullable T upper;

	private final boolean upperInclusive;

	private final boolean empty;

	private Range(@Nullable T lower, boolean lowerInclusive, @Nullable T upper, boolean upperInclusive, boolean empty) {
		this.lower = lower;
		// as the server does it
		this.lowerInclusive = lowerInclusive && lower != null;
		this.upper = upper;
		this.upperInclusive = upperInclusive && upper != null;
		this.empty = empty;
	}

	@JsonCreator
	private static <T> Range<T> read(@JsonProperty("lower") @Nullable T lower,
			@JsonProperty("lowerInclusive") boolean lowerInclusive, @JsonProperty("upper") @Nullable T upper,
			@JsonProperty("upperInclusive") boolean upperInclusive, @JsonProperty("empty") boolean empty) {
		return empty ? empty() : of(lower, lowerInclusive, upper, upperInclusive);
	}

	/**
	 * Makes a range.
	 * @param lower the lower bound; null for none
	 * @param lowerInclusive whether the lower bound itself is in the range; it is not
	 * where there is none
	 * @param upper the upper bound; null for none
	 * @param upperInclusive whether the upper bound itself is in the range
	 * @param <T> the type of the bounds
	 * @return a range; one whose lower bound is above the upper is refused when it is
	 * sent
	 */
	public static <T> Range<T> of(@Nullable T lower, boolean lowerInclusive, @Nullable T upper,
			boolean upperInclusive) {
		return new Range<>(lower, lowerInclusive, upper, upperInclusive, false);
	}

	/**
	 * Makes {@code [lower,upper]}.
	 * @param lower the lower bound, in the range
	 * @param upper the upper bound, in the range
	 * @param <T> the type of the bounds
	 * @return a range
	 */
	public static <T> Range<T> closed(T lower, T upper) {
		return of(bound(lower), true, bound(upper), true);
	}

	/**
	 * Makes {@code [lower,upper)}.
	 * @param lower the lower bound, in the range
	 * @param upper the upper bound, not in the range
	 * @param <T> the type of the bounds
	 * @return a range
	 */
	public static <T> Range<T> closedOpen(T lower, T upper) {
		return of(bound(lower), true, bound(upper), false);
	}

	/**
	 * Makes {@code (lower,upper]}.
	 * @param lower the lower bound, not in the range
	 * @param upper the upper bound, in the range
	 * @param <T> the type of the bounds
	 * @return a range
	 */
	public static <T> Range<T> openClosed(T lower, T upper) {
		return of(bound(lower), false, bound(upper), true);
	}

	/**
	 * Makes {@code (lower,upper)}.
	 * @param lower the lower bound, not in the range
	 * @param upper the upper bound, not in the range
	 * @param <T> the type of the bounds
	 * @return a range
	 */
	public static <T> Range<T> open(T lower, T upper) {
		return of(bound(lower), false, bound(upper), false);
	}

	/**
	 * Makes {@code [lower,)}.
	 * @param lower the lower bound, in the range
	 * @param <T> the type of the bounds
	 * @return a range without an upper bound
	 */
	public static <T> Range<T> atLeast(T lower) {
		return of(bound(lower), true, null, false);
	}

	/**
	 * Makes {@code (lower,)}.
	 * @param lower the lower bound, not in the range
	 * @param <T> the type of the bounds
	 * @return a range without an upper bound
	 */
	public static <T> Range<T> greaterThan(T lower) {
		return of(bound(lower), false, null, false);
	}

	/**
	 * Makes {@code (,upper]}.
	 * @param upper the upper bound, in the range
	 * @param <T> the type of the bounds
	 * @return a range without a lower bound
	 */
	public static <T> Range<T> atMost(T upper) {
		return of(null, false, bound(upper), true);
	}

	/**
	 * Makes {@code (,upper)}.
	 * @param upper the upper bound, not in the range
	 * @param <T> the type of the bounds
	 * @return a range without a lower bound
	 */
	public static <T> Range<T> lessThan(T upper) {
		return of(null, false, bound(upper), false);
	}

	/**
	 * Returns {@code (,)}.
	 * @param <T> the type of the bounds
	 * @return the range without bounds, in which everything is
	 */
	@SuppressWarnings("unchecked")
	public static <T> Range<T> all() {
		return (Range<T>) ALL;
	}

	/**
	 * Returns {@code empty}.
	 * @param <T> the type of the bounds
	 * @return the range in which nothing is
	 */
	@SuppressWarnings("unchecked")
	public static <T> Range<T> empty() {
		return (Range<T>) EMPTY;
	}

	private static <T> T bound(T bound) {
		return Objects.requireNonNull(bound, "A bound is null. For a range without it, use atLeast, atMost or of.");
	}

	/**
	 * Returns the lower bound.
	 * @return the bound; null if there is none, or the range is empty
	 */
	@JsonProperty
	public @Nullable T lower() {
		return this.lower;
	}

	/**
	 * Returns the upper bound.
	 * @return the bound; null if there is none, or the range is empty
	 */
	@JsonProperty
	public @Nullable T upper() {
		return this.upper;
	}

	/**
	 * Tells whether the lower bound is in the range.
	 * @return false where there is none
	 */
	public boolean isLowerInclusive() {
		return this.lowerInclusive;
	}

	/**
	 * Tells whether the upper bound is in the range.
	 * @return false where there is none
	 */
	public boolean isUpperInclusive() {
		return this.upperInclusive;
	}

	/**
	 * Tells whether this is the empty range.
	 * @return true for {@link #empty()} only, which is what the server makes of each
	 * range that nothing can be in
	 */
	public boolean isEmpty() {
		return this.empty;
	}

	/**
	 * Tells whether a value is in the range, in Java's order; that of texts in the
	 * database depends on their collation.
	 * @param value a value
	 * @return whether it is within the bounds
	 * @throws UnsupportedOperationException if the bounds are of a class that has no
	 * order
	 */
	public boolean contains(T value) {
		if (this.empty) {
			return false;
		}
		int fromLower = (this.lower != null) ? compare(value, this.lower) : 1;
		int fromUpper = (this.upper != null) ? compare(value, this.upper) : -1;
		return (fromLower > 0 || fromLower == 0 && this.lowerInclusive)
				&& (fromUpper < 0 || fromUpper == 0 && this.upperInclusive);
	}

	@SuppressWarnings("unchecked")
	private static <T> int compare(T value, T bound) {
		if (value instanceof Comparable<?> comparable) {
			return ((Comparable<T>) comparable).compareTo(bound);
		}
		throw new UnsupportedOperationException(
				"Values of " + value.getClass().getTypeName() + " have no order: it is not Comparable.");
	}

	/**
	 * Compares how the ranges are written.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Range<?> range && this.empty == range.empty
				&& this.lowerInclusive == range.lowerInclusive && this.upperInclusive == range.upperInclusive
				&& Objects.equals(this.lower, range.lower) && Objects.equals(this.upper, range.upper);
	}

	/**
	 * Returns a hash that agrees with {@link #equals}.
	 */
	@Override
	public int hashCode() {
		return Objects.hash(this.empty, this.lower, this.lowerInclusive, this.upper, this.upperInclusive);
	}

	/**
	 * Returns the range as PostgreSQL writes it, bounds as their own text: {@code [1,5)},
	 * {@code (,2024-01-31]}, {@code empty}.
	 */
	@Override
	public String toString() {
		if (this.empty) {
			return "empty";
		}
		return (this.lowerInclusive ? "[" : "(") + ((this.lower != null) ? this.lower : "") + ','
				+ ((this.upper != null) ? this.upper : "") + (this.upperInclusive ? ']' : ')');
	}

}
