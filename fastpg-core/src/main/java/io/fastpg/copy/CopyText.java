package io.fastpg.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Writes rows in COPY's text format: fields with tabs between, NULL as {@code \N}, and
 * whatever could be taken for one of these after a backslash.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html"> PostgreSQL
 * manual, COPY, Text Format</a>
 */
final class CopyText {

	private final OutputStream out;

	private final StringBuilder row = new StringBuilder();

	private boolean begun;

	CopyText(OutputStream out) {
		this.out = out;
	}

	/**
	 * Adds a field to the row.
	 * @return null, or why PostgreSQL could not hold the text
	 */
	@Nullable String add(@Nullable String text) {
		if (this.begun) {
			this.row.append('\t');
		}
		this.begun = true;
		if (text == null) {
			this.row.append("\\N");
			return null;
		}
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '\\' -> this.row.append("\\\\");
				case '\t' -> this.row.append("\\t");
				case '\n' -> this.row.append("\\n");
				case '\r' -> this.row.append("\\r");
				case '\0' -> {
					return "PostgreSQL text cannot hold the character NUL, which is in it.";
				}
				default -> {
					if (Character.isSurrogate(c)) {
						if (!Character.isHighSurrogate(c) || i + 1 == text.length()
								|| !Character.isLowSurrogate(text.charAt(i + 1))) {
							return "the text is not well-formed Unicode: a surrogate in it has no partner.";
						}
						this.row.append(c);
						c = text.charAt(++i);
					}
					this.row.append(c);
				}
			}
		}
		return null;
	}

	void endRow() throws IOException {
		this.row.append('\n');
		this.out.write(this.row.toString().getBytes(StandardCharsets.UTF_8));
		this.row.setLength(0);
		this.begun = false;
	}

}
