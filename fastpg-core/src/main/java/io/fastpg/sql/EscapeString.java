package io.fastpg.sql;

/**
 * Rewrites an {@code E'...'} string that the JDBC driver would end elsewhere than the
 * server does: the driver forgets the E at a doubled quote and at a continuation. The
 * value stays the same.
 */
final class EscapeString {

	private final QuotedText quoted;

	private final String sql;

	private final Token token;

	EscapeString(SourceText text, Token token) {
		this.quoted = new QuotedText(text);
		this.sql = text.sql();
		this.token = token;
	}

	/** Whether backslashes have a meaning in this string, and are there. */
	static boolean isEscaped(String sql, Token token) {
		if (token.kind() != TokenKind.STRING && token.kind() != TokenKind.CONTINUED_STRING) {
			return false;
		}
		char prefix = sql.charAt(token.start());
		return (prefix == 'E' || prefix == 'e') && token.text(sql).indexOf('\\') >= 0;
	}

	/** Returns one string without a doubled quote. */
	String forDriver() {
		StringBuilder text = new StringBuilder().append(this.sql.charAt(this.token.start())).append('\'');
		int quote = this.token.start() + 1;
		while (quote >= 0) {
			int end = this.quoted.endOfString(quote, true);
			appendSegment(text, quote + 1, end - 1, quote > this.token.start() + 1);
			quote = (end < this.token.end()) ? this.quoted.continuation(end) : -1;
		}
		return text.append('\'').toString();
	}

	private void appendSegment(StringBuilder text, int start, int end, boolean continued) {
		for (int i = start; i < end; i++) {
			char c = this.sql.charAt(i);
			if (c == '\\') {
				text.append(c).append(this.sql.charAt(++i));
			}
			else if (c == '\'') {
				appendOctal(text, c);
				i++;
			}
			else if (continued && i == start && Character.digit(c, 16) >= 0 && c < 0x80) {
				// else \1<continuation>2 would become \12
				appendOctal(text, c);
			}
			else {
				text.append(c);
			}
		}
	}

	private static void appendOctal(StringBuilder text, char c) {
		text.append('\\')
			.append((char) ('0' + (c >> 6)))
			.append((char) ('0' + (c >> 3 & 7)))
			.append((char) ('0' + (c & 7)));
	}

}
