package io.fastpg.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** The text of a range and of a multirange, as PostgreSQL prints and reads it. */
final class RangeText {

	private static final String EMPTY = "empty";

	private RangeText() {
	}

	/** Writes a range whose bounds are texts. */
	static String print(Range<String> range) {
		if (range.isEmpty()) {
			return EMPTY;
		}
		StringBuilder result = new StringBuilder();
		result.append(range.isLowerInclusive() ? '[' : '(');
		appendBound(result, range.lower());
		result.append(',');
		appendBound(result, range.upper());
		return result.append(range.isUpperInclusive() ? ']' : ')').toString();
	}

	private static void appendBound(StringBuilder result, @Nullable String bound) {
		if (bound != null) {
			LiteralCursor.appendQuoted(result, bound);
		}
	}

	/**
	 * Reads a range.
	 * @param bound reads the text of a bound
	 * @throws IllegalArgumentException if the text is no range
	 */
	static Range<Object> parse(String text, Function<String, @Nullable Object> bound) {
		if (text.equals(EMPTY)) {
			return Range.empty();
		}
		LiteralCursor cursor = new LiteralCursor(text);
		boolean lowerInclusive = opens(cursor);
		String lower = cursor.value(",");
		cursor.expect(',');
		String upper = cursor.value(")]");
		boolean upperInclusive = cursor.next() == ']';
		cursor.expectEnd();
		return Range.of((lower != null) ? bound.apply(lower) : null, lowerInclusive,
				(upper != null) ? bound.apply(upper) : null, upperInclusive);
	}

	private static boolean opens(LiteralCursor cursor) {
		boolean inclusive = cursor.skip('[');
		if (!inclusive) {
			cursor.expect('(');
		}
		return inclusive;
	}

	/**
	 * Takes a multirange apart.
	 * @return the texts of its ranges
	 * @throws IllegalArgumentException if the text is no multirange
	 */
	static List<String> split(String text) {
		LiteralCursor cursor = new LiteralCursor(text);
		List<String> ranges = new ArrayList<>();
		cursor.expect('{');
		if (!cursor.skip('}')) {
			do {
				int start = cursor.position();
				opens(cursor);
				cursor.value(",");
				cursor.expect(',');
				cursor.value(")]");
				cursor.next();
				ranges.add(text.substring(start, cursor.position()));
			}
			while (cursor.skip(','));
			cursor.expect('}');
		}
		cursor.expectEnd();
		return ranges;
	}

}
