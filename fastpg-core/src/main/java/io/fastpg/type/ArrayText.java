package io.fastpg.type;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The text of one-dimensional arrays, both ways: {@code {a,"b c",NULL}}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO">PostgreSQL
 * manual, 8.15.6 Array Input and Output Syntax</a>
 */
final class ArrayText {

	private final String text;

	private final char delimiter;

	private int position;

	private ArrayText(String text, char delimiter) {
		this.text = text;
		this.delimiter = delimiter;
	}

	/**
	 * Writes elements; each is quoted, so that no text is taken for NULL or a delimiter.
	 */
	static String print(List<@Nullable String> elements, char delimiter) {
		StringBuilder result = new StringBuilder("{");
		for (String element : elements) {
			if (result.length() > 1) {
				result.append(delimiter);
			}
			if (element == null) {
				result.append("NULL");
			}
			else {
				appendQuoted(result, element);
			}
		}
		return result.append('}').toString();
	}

	private static void appendQuoted(StringBuilder result, String element) {
		result.append('"');
		for (int i = 0; i < element.length(); i++) {
			char c = element.charAt(i);
			if (c == '"' || c == '\\') {
				result.append('\\');
			}
			result.append(c);
		}
		result.append('"');
	}

	/**
	 * Reads elements.
	 * @throws IllegalArgumentException if the text has two dimensions or is no array
	 */
	static List<@Nullable String> parse(String text, char delimiter) {
		return new ArrayText(text, delimiter).elements();
	}

	private List<@Nullable String> elements() {
		List<@Nullable String> elements = new ArrayList<>();
		if (this.text.startsWith("[")) {
			this.position = this.text.indexOf('=') + 1;
		}
		expect('{');
		if (peek() == '}') {
			this.position++;
			return elements;
		}
		while (true) {
			elements.add((peek() == '"') ? quoted() : bare());
			if (peek() == '}') {
				this.position++;
				return elements;
			}
			expect(this.delimiter);
		}
	}

	private String quoted() {
		StringBuilder element = new StringBuilder();
		this.position++;
		while (peek() != '"') {
			if (peek() == '\\') {
				this.position++;
			}
			element.append(peek());
			this.position++;
		}
		this.position++;
		return element.toString();
	}

	private @Nullable String bare() {
		if (peek() == '{') {
			throw new IllegalArgumentException("the array has more than one dimension");
		}
		StringBuilder element = new StringBuilder();
		while (peek() != this.delimiter && peek() != '}') {
			if (peek() == '\\') {
				this.position++;
			}
			element.append(peek());
			this.position++;
		}
		String result = element.toString();
		return result.equalsIgnoreCase("NULL") ? null : result;
	}

	private char peek() {
		if (this.position >= this.text.length()) {
			throw new IllegalArgumentException("the array's text ends too early");
		}
		return this.text.charAt(this.position);
	}

	private void expect(char expected) {
		if (peek() != expected) {
			throw new IllegalArgumentException("the array's text is malformed");
		}
		this.position++;
	}

}
