package io.fastpg.row;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/** Prints one value for people. */
final class Cell {

	private Cell() {
	}

	static String text(@Nullable Object value) {
		if (value instanceof byte[] bytes) {
			return "\\x" + HexFormat.of().formatHex(bytes);
		}
		if (value instanceof Object[] array) {
			return Arrays.deepToString(array);
		}
		return (value instanceof BigDecimal decimal) ? decimal.toPlainString() : String.valueOf(value);
	}

	/** Prints on one line. */
	static String line(@Nullable Object value) {
		return text(value).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
	}

	/** Prints as HTML text, NULL as nothing. */
	static String html(@Nullable Object value) {
		StringBuilder escaped = new StringBuilder();
		for (char c : ((value != null) ? text(value) : "").toCharArray()) {
			switch (c) {
				case '&' -> escaped.append("&amp;");
				case '<' -> escaped.append("&lt;");
				case '>' -> escaped.append("&gt;");
				case '"' -> escaped.append("&quot;");
				case '\'' -> escaped.append("&#39;");
				default -> escaped.append(c);
			}
		}
		return escaped.toString();
	}

}
