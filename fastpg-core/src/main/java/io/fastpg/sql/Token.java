package io.fastpg.sql;

import java.util.Locale;

/**
 * A piece of SQL text.
 *
 * @param kind what it is
 * @param start index of its first character
 * @param end index after its last character
 */
record Token(TokenKind kind, int start, int end) {

	String text(String sql) {
		return sql.substring(this.start, this.end);
	}

	boolean isWord(String sql, String keyword) {
		return this.kind == TokenKind.WORD && this.end - this.start == keyword.length()
				&& sql.regionMatches(true, this.start, keyword, 0, keyword.length());
	}

	/** As the server folds a name in UTF-8: no letter outside ASCII becomes another. */
	String folded(String sql) {
		StringBuilder folded = new StringBuilder(text(sql));
		for (int i = 0; i < folded.length(); i++) {
			char c = folded.charAt(i);
			if (c >= 'A' && c <= 'Z') {
				folded.setCharAt(i, (char) (c + 32));
			}
		}
		return folded.toString();
	}

	String word(String sql) {
		return text(sql).toLowerCase(Locale.ROOT);
	}

}
