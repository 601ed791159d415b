package io.fastpg.type;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The text of a row, as PostgreSQL prints and reads it. */
final class RowText {

	private RowText() {
	}

	/** Writes attributes, null as nothing at all. */
	static String print(List<@Nullable String> attributes) {
		StringBuilder result = new StringBuilder("(");
		boolean first = true;
		for (String attribute : attributes) {
			if (!first) {
				result.append(',');
			}
			first = false;
			if (attribute != null) {
				LiteralCursor.appendQuoted(result, attribute);
			}
		}
		return result.append(')').toString();
	}

	/**
	 * Reads attributes.
	 * @return one at least
	 * @throws IllegalArgumentException if the text is no row
	 */
	static List<@Nullable String> parse(String text) {
		LiteralCursor cursor = new LiteralCursor(text);
		List<@Nullable String> attributes = new ArrayList<>();
		cursor.expect('(');
		do {
			attributes.add(cursor.value(",)"));
		}
		while (cursor.skip(','));
		cursor.expect(')');
		cursor.expectEnd();
		return attributes;
	}

}
