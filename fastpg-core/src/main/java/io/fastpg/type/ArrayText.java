package io.fastpg.type;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The text of an array, as PostgreSQL prints and reads it. */
final class ArrayText {

	private final LiteralCursor cursor;

	private final char delimiter;

	private final Shape shape = new Shape();

	private final List<@Nullable Object> elements = new ArrayList<>();

	private ArrayText(String text, char delimiter) {
		this.cursor = new LiteralCursor(text);
		this.delimiter = delimiter;
	}

	/**
	 * Writes elements, which are texts; each is quoted, so that none is taken for NULL or
	 * a delimiter.
	 */
	static String print(Elements elements, char delimiter) {
		StringBuilder result = new StringBuilder();
		if (elements.dimensions() == 0) {
			return "{}";
		}
		int position = 0;
		for (Object element : elements.values()) {
			if (position > 0) {
				result.append(delimiter);
			}
			result.append("{".repeat(edges(elements, position)));
			if (element == null) {
				result.append("NULL");
			}
			else {
				LiteralCursor.appendQuoted(result, (String) element);
			}
			position++;
			result.append("}".repeat(edges(elements, position)));
		}
		return result.toString();
	}

	/** Returns how many dimensions begin, or end, before an element. */
	private static int edges(Elements elements, int position) {
		int edges = 0;
		int size = 1;
		for (int dimension = elements.dimensions() - 1; dimension >= 0; dimension--) {
			size *= elements.lengths().get(dimension);
			edges += (position % size == 0) ? 1 : 0;
		}
		return edges;
	}

	/**
	 * Reads elements, as texts; bounds are ignored.
	 * @throws IllegalArgumentException if the text is no array
	 */
	static Elements parse(String text, char delimiter) {
		ArrayText array = new ArrayText(text, delimiter);
		if (text.startsWith("[")) {
			array.cursor.skipPast('=');
		}
		array.part(1);
		array.cursor.expectEnd();
		return new Elements(array.shape.lengths(), array.elements);
	}

	private void part(int depth) {
		this.cursor.expect('{');
		if (depth == 1 && this.cursor.skip('}')) {
			return;
		}
		check(depth <= Elements.MAX_DIMENSIONS);
		int length = 0;
		do {
			if (this.cursor.peek() == '{') {
				part(depth + 1);
			}
			else {
				check(this.shape.element(depth));
				this.elements.add(this.cursor.skip('"') ? quoted() : bare());
			}
			length++;
		}
		while (this.cursor.skip(this.delimiter));
		this.cursor.expect('}');
		check(this.shape.length(depth, length));
	}

	private static void check(boolean correct) {
		if (!correct) {
			throw new IllegalArgumentException("the array is not rectangular");
		}
	}

	private String quoted() {
		StringBuilder element = new StringBuilder();
		while (!this.cursor.skip('"')) {
			this.cursor.skip('\\');
			element.append(this.cursor.next());
		}
		return element.toString();
	}

	private @Nullable String bare() {
		StringBuilder element = new StringBuilder();
		while (this.cursor.peek() != this.delimiter && this.cursor.peek() != '}') {
			this.cursor.skip('\\');
			element.append(this.cursor.next());
		}
		String result = element.toString();
		if (result.isEmpty()) {
			throw new IllegalArgumentException("the array has an element without text");
		}
		return result.equalsIgnoreCase("NULL") ? null : result;
	}

}
