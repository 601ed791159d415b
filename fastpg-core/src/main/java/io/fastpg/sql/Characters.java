package io.fastpg.sql;

/**
 * The character classes of PostgreSQL's scanner. Every character outside ASCII belongs to
 * identifiers, a no-break space too.
 */
final class Characters {

	private static final boolean[] OPERATORS = new boolean[0x80];

	static {
		"~!@#^&|`?+-*/%<>=".chars().forEach((c) -> OPERATORS[c] = true);
	}

	private Characters() {
	}

	static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r');
	}

	static boolean isLineBreak(char c) {
		return c == '\n' || c == '\r';
	}

	static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	static boolean isWordStart(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
	}

	static boolean isNamePart(char c) {
		return isWordStart(c) || isDigit(c);
	}

	static boolean isWordPart(char c) {
		return isNamePart(c) || c == '$';
	}

	static boolean isOperator(char c) {
		return c < 0x80 && OPERATORS[c];
	}

	static boolean isQuote(char c) {
		return c == '\'' || c == '"';
	}

	/** Whether an expression can end with this character. */
	static boolean endsExpression(char c) {
		return isWordPart(c) || isQuote(c) || c == ')' || c == ']';
	}

}
