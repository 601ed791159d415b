package io.fastpg.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ObjectUtils;

/** Prints one value for people. */
final class Cell {

	// As wide as a cell of a table may be
	private static final int WIDTH = 60;

	private static final String NULL = "NULL";

	private Cell() {
	}

	/** Prints in full, on one line. */
	static String text(@Nullable Object value) {
		return DisplayText.of(raw(value));
	}

	private static String raw(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return "\\x" + HexFormat.of().formatHex(bytes);
		}
		if (value instanceof Object[] array) {
			return Arrays.deepToString(array);
		}
		if (value != null && value.getClass().isArray()) {
			return Arrays.deepToString(ObjectUtils.toObjectArray(value));
		}
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString() : String.valueOf(value);
	}

	/**
	 * Prints for a table: cut where it is long, and NULL unlike the text of that name.
	 */
	static String line(@Nullable Object value) {
		Object held = held(value);
		if (held == null) {
			return NULL;
		}
		Object little = (held instanceof byte[] bytes && bytes.length > WIDTH) ? Arrays.copyOf(bytes, WIDTH) : held;
		String text = DisplayText.of(raw(little), WIDTH);
		return (held instanceof String && text.equals(NULL)) ? "\"NULL\"" : text;
	}

	/** Whether it stands to the right in its column. */
	static boolean isNumber(@Nullable Object value) {
		return held(value) instanceof Number;
	}

	private static @Nullable Object held(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

	/** Prints as a cell of an HTML table, NULL as an empty one of the class null. */
	static String td(@Nullable Object value) {
		Object held = held(value);
		return (held != null) ? "<td>" + html(raw(held)) + "</td>" : "<td class=\"null\"></td>";
	}

	/** Prints as HTML text. */
	static String html(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 16);
		text.codePoints().forEach((c) -> {
			switch (c) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				case '\n', '\t' -> escaped.append((char) c);
				default -> escaped.appendCodePoint(DisplayText.isUnfit(c) ? 0xFFFD : c);
			}
		});
		return escaped.toString();
	}

}
