package io.fastpg.model;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a table's rows.
 *
 * @param where a condition; null for all rows
 * @param descending whether the order is the other way round; null for no order
 * @param limit at most so many rows; null for all
 * @param offset so many rows are left out; null for none
 * @param lock whether the rows are locked
 */
record Reading(@Nullable Condition where, @Nullable Boolean descending, @Nullable Long limit, @Nullable Long offset,
		boolean lock) {

	/** Together they order all rows but those that look alike in them. */
	static final List<String> ORDER = List.of("id", "code", "name", "amount");

	boolean cuts() {
		return this.limit != null || this.offset != null;
	}

	/** The same rows, in an order. */
	Reading ordered() {
		return new Reading(this.where, Boolean.TRUE.equals(this.descending), this.limit, this.offset, this.lock);
	}

	String[] orderBy() {
		if (this.descending == null) {
			return new String[0];
		}
		return ORDER.stream().map((column) -> column + (this.descending ? " desc" : "")).toArray(String[]::new);
	}

	/** The rows of these that it asks for. */
	List<Map<String, @Nullable Object>> of(List<Map<String, @Nullable Object>> rows) {
		Stream<Map<String, @Nullable Object>> read = rows.stream()
			.filter((row) -> this.where == null || this.where.meaning().test(row));
		if (this.descending != null) {
			read = read.sorted(this.descending ? comparator().reversed() : comparator());
		}
		read = read.skip((this.offset != null) ? this.offset : 0);
		return read.limit((this.limit != null) ? this.limit : Long.MAX_VALUE).toList();
	}

	private static Comparator<Map<String, @Nullable Object>> comparator() {
		return (left, right) -> ORDER.stream()
			.mapToInt((column) -> compare(left.get(column), right.get(column)))
			.filter((result) -> result != 0)
			.findFirst()
			.orElse(0);
	}

	// NULL is the largest
	private static int compare(@Nullable Object left, @Nullable Object right) {
		if (left == null || right == null) {
			return Boolean.compare(left == null, right == null);
		}
		return (left instanceof Integer number) ? number.compareTo((Integer) right)
				: left.toString().compareTo(right.toString());
	}

}
