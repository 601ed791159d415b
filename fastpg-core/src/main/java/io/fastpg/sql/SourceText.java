package io.fastpg.sql;

import io.fastpg.exception.InvalidStatementException;

/**
 * SQL text as it came in, and the words to refuse it with. Messages name a position and
 * never repeat the text, for it may hold values.
 *
 * @param kind what the text is to its writer: a statement, a script, a condition
 * @param sql the text
 */
record SourceText(String kind, String sql) {

	SourceText {
		for (int i = 0; i < sql.length(); i++) {
			char c = sql.charAt(i);
			if (c == 0) {
				throw new InvalidStatementException(refusal(kind, sql, i, "PostgreSQL takes no NUL character."));
			}
			if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
				if (!Character.isHighSurrogate(c) || !Character.isLowSurrogate(at(sql, i + 1))) {
					throw new InvalidStatementException(
							refusal(kind, sql, i, "half of a surrogate pair is not a character."));
				}
				i++;
			}
		}
	}

	/** Returns the character, or NUL, which no text holds, behind the end. */
	char at(int index) {
		return at(this.sql, index);
	}

	int length() {
		return this.sql.length();
	}

	InvalidStatementException refuse(int index, String reason) {
		return new InvalidStatementException(refusal(index, reason));
	}

	String refusal(int index, String reason) {
		return refusal(this.kind, this.sql, index, reason);
	}

	private static char at(String sql, int index) {
		return (index < sql.length()) ? sql.charAt(index) : 0;
	}

	private static String refusal(String kind, String sql, int index, String reason) {
		int position = sql.codePointCount(0, index) + 1;
		return "The " + kind + " is refused at character " + position + ": " + reason;
	}

}
