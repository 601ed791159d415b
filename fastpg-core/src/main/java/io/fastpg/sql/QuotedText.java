package io.fastpg.sql;

/** Finds where strings, quoted identifiers and comments end. */
final class QuotedText {

	private final SourceText text;

	QuotedText(SourceText text) {
		this.text = text;
	}

	/**
	 * Returns the index after the closing quote of the string that opens at
	 * {@code quote}, its continuations left aside.
	 */
	int endOfString(int quote, boolean escapes) {
		for (int i = quote + 1; i < this.text.length(); i++) {
			char c = this.text.at(i);
			if (c == '\\' && escapes) {
				i++;
			}
			else if (c == '\'') {
				if (this.text.at(i + 1) != '\'') {
					return i + 1;
				}
				i++;
			}
		}
		throw this.text.refuse(quote, "the string that begins here has no end. Close it with '.");
	}

	/**
	 * Returns the quote that opens the continuation of the string that ended at
	 * {@code end}, or -1. Only white space with a line break, and line comments, may
	 * stand between. The manner of the first quote holds for all: in
	 * {@code E'a'<newline>'\''} the backslash still escapes.
	 */
	int continuation(int end) {
		boolean lineBreak = false;
		int i = end;
		while (i < this.text.length()) {
			char c = this.text.at(i);
			if (Characters.isSpace(c)) {
				lineBreak |= Characters.isLineBreak(c);
				i++;
			}
			else if (c == '-' && this.text.at(i + 1) == '-') {
				i = endOfLine(i);
			}
			else {
				return (c == '\'' && lineBreak) ? i : -1;
			}
		}
		return -1;
	}

	int endOfIdentifier(int quote) {
		for (int i = quote + 1; i < this.text.length(); i++) {
			if (this.text.at(i) == '"') {
				if (this.text.at(i + 1) != '"') {
					return i + 1;
				}
				i++;
			}
		}
		throw this.text.refuse(quote, "the quoted identifier that begins here has no end. Close it with \".");
	}

	/** Returns the index after the dollar-quoted string, or -1 if none begins here. */
	int endOfDollarString(int dollar) {
		int tagEnd = dollar + 1;
		if (Characters.isWordStart(this.text.at(tagEnd))) {
			while (Characters.isNamePart(this.text.at(tagEnd))) {
				tagEnd++;
			}
		}
		if (this.text.at(tagEnd) != '$') {
			return -1;
		}
		refuseUnclear(dollar + 1, tagEnd);
		String tag = this.text.sql().substring(dollar, tagEnd + 1);
		int close = this.text.sql().indexOf(tag, tagEnd + 1);
		if (close < 0) {
			throw this.text.refuse(dollar,
					"the dollar-quoted string that begins here has no end. Close it with the tag that opened it.");
		}
		return close + tag.length();
	}

	/**
	 * The driver takes fewer characters than the server for part of a word, and so would
	 * see dollar quotes elsewhere.
	 */
	void refuseUnclear(int start, int end) {
		for (int i = start; i < end; i++) {
			char c = this.text.at(i);
			if (c >= 0x80 && !Character.isJavaIdentifierPart(c)) {
				throw this.text.refuse(i,
						"this character cannot stand with $ in a word. Use letters, or double quotes around a name.");
			}
		}
	}

	int endOfLine(int start) {
		int i = start;
		while (i < this.text.length() && !Characters.isLineBreak(this.text.at(i))) {
			i++;
		}
		return i;
	}

	/** Returns the index after the block comment; block comments nest. */
	int endOfBlockComment(int start) {
		int depth = 1;
		int i = start + 2;
		while (i < this.text.length()) {
			char c = this.text.at(i);
			char next = this.text.at(i + 1);
			if (c == '*' && next == '/') {
				depth--;
				i += 2;
				if (depth == 0) {
					return i;
				}
			}
			else if (c == '/' && next == '*') {
				depth++;
				i += 2;
			}
			else {
				i++;
			}
		}
		throw this.text.refuse(start, "the comment that begins here has no end. Close it with */, once for each /*.");
	}

}
