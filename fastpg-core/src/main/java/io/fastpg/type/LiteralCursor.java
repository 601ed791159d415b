package io.fastpg.type;

import org.jspecify.annotations.Nullable;

/** Walks through the text of an array, a row or a range, as PostgreSQL prints it. */
final class LiteralCursor {

	private final String text;

	private int position;

	LiteralCursor(String text) {
		this.text = text;
	}

	int position() {
		return this.position;
	}

	/**
	 * Returns the next character, and stays before it.
	 * @throws IllegalArgumentException at the end
	 */
	char peek() {
		if (this.position >= this.text.length()) {
			throw new IllegalArgumentException("the text ends too early");
		}
		return this.text.charAt(this.position);
	}

	char next() {
		char next = peek();
		this.position++;
		return next;
	}

	/** Goes past the next character if it is this one. */
	boolean skip(char wanted) {
		boolean found = peek() == wanted;
		if (found) {
			this.position++;
		}
		return found;
	}

	/** Goes past a character that has to be there. */
	void expect(char wanted) {
		if (!skip(wanted)) {
			throw new IllegalArgumentException("the text is malformed");
		}
	}

	/** Goes past the first character that is this one. */
	void skipPast(char wanted) {
		while (next() != wanted) {
			continue;
		}
	}

	void expectEnd() {
		if (this.position != this.text.length()) {
			throw new IllegalArgumentException("the text goes on behind its end");
		}
	}

	/**
	 * Returns the attribute or bound that stands before one of these characters; null
	 * where nothing does.
	 */
	@Nullable String value(String ends) {
		if (ends.indexOf(peek()) >= 0) {
			return null;
		}
		StringBuilder value = new StringBuilder();
		boolean quoted = false;
		while (quoted || ends.indexOf(peek()) < 0) {
			char c = next();
			if (c == '\\') {
				value.append(next());
			}
			else if (c != '"') {
				value.append(c);
			}
			else if (quoted && skip('"')) {
				value.append('"');
			}
			else {
				quoted = !quoted;
			}
		}
		return value.toString();
	}

	/** Writes a value so that no text is taken for NULL, a delimiter or an end. */
	static void appendQuoted(StringBuilder result, String value) {
		result.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				result.append('\\');
			}
			result.append(c);
		}
		result.append('"');
	}

}
