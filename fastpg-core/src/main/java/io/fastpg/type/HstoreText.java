package io.fastpg.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import org.jspecify.annotations.Nullable;

/**
 * The text of hstore, both ways: {@code "a"=>"1", "b"=>NULL}.
 *
 * @see <a href="https://www.postgresql.org/docs/current/hstore.html">PostgreSQL manual,
 * F.17 hstore</a>
 */
final class HstoreText {

	private static final String ARROW = "=>";

	private static final String SEPARATOR = ", ";

	private static final String NULL = "NULL";

	private final String text;

	private int position;

	private HstoreText(String text) {
		this.text = text;
	}

	static String print(Map<String, @Nullable String> map) {
		StringJoiner joiner = new StringJoiner(SEPARATOR);
		map.forEach((key, value) -> joiner.add(quoted(key) + ARROW + ((value != null) ? quoted(value) : NULL)));
		return joiner.toString();
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/**
	 * Reads what the server printed, which quotes all but NULL.
	 * @throws IllegalArgumentException if it is something else
	 */
	static Map<String, @Nullable String> parse(String text) {
		return Collections.unmodifiableMap(new HstoreText(text).pairs());
	}

	private Map<String, @Nullable String> pairs() {
		Map<String, @Nullable String> pairs = new LinkedHashMap<>();
		while (this.position < this.text.length()) {
			if (!pairs.isEmpty()) {
				expect(SEPARATOR);
			}
			String key = string();
			expect(ARROW);
			pairs.put(key, skips(NULL) ? null : string());
		}
		return pairs;
	}

	private String string() {
		expect("\"");
		StringBuilder result = new StringBuilder();
		while (!skips("\"")) {
			skips("\\");
			if (this.position == this.text.length()) {
				throw new IllegalArgumentException("the text ends too early");
			}
			result.append(this.text.charAt(this.position++));
		}
		return result.toString();
	}

	private void expect(String expected) {
		if (!skips(expected)) {
			throw new IllegalArgumentException("the text is malformed");
		}
	}

	private boolean skips(String part) {
		boolean there = this.text.startsWith(part, this.position);
		this.position += there ? part.length() : 0;
		return there;
	}

}
