package io.fastpg.look;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the values of one column are like, counted over the rows that the row filter lets
 * be seen. Values are text as PostgreSQL prints them, their first 200 characters.
 *
 * @param column the column's name
 * @param type its type as the server prints it
 * @param total how many rows there are
 * @param nulls how many of them are NULL
 * @param blanks how many are an empty text; 0 for types that are no text
 * @param distinct how many different values there are, NULL not among them. Types that
 * cannot be compared, such as json and point, are compared by their text.
 * @param min the smallest value; null where there is none, or the type has no order
 * @param max the largest value, as the smallest
 * @param mostCommon the most frequent values, at most ten, the most frequent first; empty
 * where all differ
 * @param leastCommon the least frequent values, at most ten, the rarest first; empty
 * where {@code mostCommon} has all values, or all differ
 */
public record ColumnStatistics(String column, String type, long total, long nulls, long blanks, long distinct,
		@Nullable String min, @Nullable String max, List<ValueCount> mostCommon, List<ValueCount> leastCommon) {

	/** Copies the lists. */
	public ColumnStatistics {
		mostCommon = List.copyOf(mostCommon);
		leastCommon = List.copyOf(leastCommon);
	}

}
