package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns SQL text into tokens, as the server's own scanner does ({@code scan.l}, with
 * {@code standard_conforming_strings} on), and finds placeholders on the way.
 *
 * <p>
 * A bare {@code ?} is a placeholder, but in {@code ?|} (not {@code ?||}), {@code ?&} (not
 * {@code ?&&}) and {@code @?} where they begin an operator; {@code ??} is the operator
 * {@code ?}. A {@code :name} directly behind a word, number, quote or closing bracket,
 * and inside [ ] directly behind a placeholder, is no placeholder but PostgreSQL's own
 * colon: {@code a[1:n]}, {@code json_object('k':v)}.
 */
final class Lexer {

	private final SourceText text;

	private final QuotedText quoted;

	private final List<Token> tokens;

	private final StringBuilder brackets = new StringBuilder();

	private Lexer(SourceText text) {
		this.text = text;
		this.quoted = new QuotedText(text);
		this.tokens = new ArrayList<>(16 + text.length() / 8);
	}

	/**
	 * Returns the tokens in text order.
	 * @throws io.fastpg.exception.InvalidStatementException if a quote or a comment has
	 * no end
	 */
	static List<Token> tokens(SourceText text) {
		Lexer lexer = new Lexer(text);
		int i = 0;
		while (i < text.length()) {
			if (Characters.isSpace(text.at(i))) {
				i++;
			}
			else {
				i = lexer.token(i);
			}
		}
		return lexer.tokens;
	}

	private int token(int start) {
		char c = this.text.at(start);
		if (Characters.isWordStart(c)) {
			return word(start);
		}
		if (Characters.isDigit(c)) {
			return number(start);
		}
		char next = this.text.at(start + 1);
		return switch (c) {
			case '\'' -> string(start, start, false);
			case '"' -> add(TokenKind.QUOTED_IDENTIFIER, start, this.quoted.endOfIdentifier(start));
			case '$' -> dollar(start);
			case ':' -> colon(start);
			case ',' -> add(TokenKind.COMMA, start, start + 1);
			case ';' -> add(TokenKind.SEMICOLON, start, start + 1);
			case '(', '[' -> open(start);
			case ')', ']' -> close(start);
			case '.' -> Characters.isDigit(next) ? number(start) : add(TokenKind.DOT, start, start + 1);
			case '-' -> (next == '-') ? add(TokenKind.COMMENT, start, this.quoted.endOfLine(start)) : operator(start);
			case '/' ->
				(next == '*') ? add(TokenKind.COMMENT, start, this.quoted.endOfBlockComment(start)) : operator(start);
			default -> Characters.isOperator(c) ? operator(start) : add(TokenKind.OTHER, start, start + 1);
		};
	}

	private int word(int start) {
		char next = this.text.at(start + 1);
		switch (this.text.at(start)) {
			case 'e', 'E' -> {
				if (next == '\'') {
					return string(start, start + 1, true);
				}
			}
			case 'b', 'B', 'x', 'X', 'n', 'N' -> {
				if (next == '\'') {
					return string(start, start + 1, false);
				}
			}
			case 'u', 'U' -> {
				if (next == '&' && this.text.at(start + 2) == '\'') {
					return string(start, start + 2, false);
				}
				if (next == '&' && this.text.at(start + 2) == '"') {
					return add(TokenKind.QUOTED_IDENTIFIER, start, this.quoted.endOfIdentifier(start + 2));
				}
			}
			default -> {
			}
		}
		int end = start + 1;
		while (Characters.isWordPart(this.text.at(end))) {
			if (this.text.at(end) == '$') {
				this.quoted.refuseUnclear(end - 1, end);
			}
			end++;
		}
		return add(TokenKind.WORD, start, end);
	}

	private int string(int start, int quote, boolean escapes) {
		TokenKind kind = TokenKind.STRING;
		int end = this.quoted.endOfString(quote, escapes);
		for (int next = this.quoted.continuation(end); next >= 0; next = this.quoted.continuation(end)) {
			kind = TokenKind.CONTINUED_STRING;
			end = this.quoted.endOfString(next, escapes);
		}
		return add(kind, start, end);
	}

	private int number(int start) {
		int end = digits(start);
		if (this.text.at(end) == '.' && this.text.at(end + 1) != '.') {
			end = digits(end + 1);
		}
		if (this.text.at(end) == 'e' || this.text.at(end) == 'E') {
			char sign = this.text.at(end + 1);
			int exponent = (sign == '+' || sign == '-') ? end + 2 : end + 1;
			if (Characters.isDigit(this.text.at(exponent))) {
				end = digits(exponent);
			}
		}
		return add(TokenKind.NUMBER, start, end);
	}

	private int digits(int start) {
		int i = start;
		while (Characters.isDigit(this.text.at(i))
				|| (i > start && this.text.at(i) == '_' && Characters.isDigit(this.text.at(i + 1)))) {
			i++;
		}
		return i;
	}

	private int dollar(int start) {
		int end = start + 1;
		while (Characters.isDigit(this.text.at(end))) {
			end++;
		}
		if (end > start + 1) {
			return add(TokenKind.DOLLAR, start, end);
		}
		int close = this.quoted.endOfDollarString(start);
		return (close < 0) ? add(TokenKind.OTHER, start, end) : add(TokenKind.DOLLAR_STRING, start, close);
	}

	private int colon(int start) {
		char next = this.text.at(start + 1);
		if (next == ':' || next == '=') {
			return add(TokenKind.COLON, start, start + 2);
		}
		if (isSeparator(start, next)) {
			return add(TokenKind.COLON, start, start + 1);
		}
		int end = start + 1;
		while (Characters.isNamePart(this.text.at(end))) {
			end++;
		}
		return add(TokenKind.NAMED, start, end);
	}

	private boolean isSeparator(int colon, char next) {
		boolean inSlice = this.brackets.length() > 0 && this.brackets.charAt(this.brackets.length() - 1) == '[';
		if (!Characters.isNamePart(next) || (inSlice && Characters.isDigit(next))) {
			return true;
		}
		if (follows(TokenKind.NAMED, colon) || follows(TokenKind.DOLLAR, colon)
				|| follows(TokenKind.POSITIONAL, colon)) {
			return inSlice;
		}
		return colon > 0 && Characters.endsExpression(this.text.at(colon - 1));
	}

	private int operator(int start) {
		boolean begins = !follows(TokenKind.OPERATOR, start);
		char c = this.text.at(start);
		char next = this.text.at(start + 1);
		if (c == '?' && next != '?') {
			boolean known = (next == '|' || next == '&') && this.text.at(start + 2) != next;
			return (begins && known) ? add(TokenKind.OPERATOR, start, start + 2)
					: add(TokenKind.POSITIONAL, start, start + 1);
		}
		if (c == '@' && next == '?' && begins) {
			return add(TokenKind.OPERATOR, start, (this.text.at(start + 2) == '?') ? start + 3 : start + 2);
		}
		return add(TokenKind.OPERATOR, start, endOfOperator(start));
	}

	private int endOfOperator(int start) {
		int i = start;
		while (Characters.isOperator(this.text.at(i))) {
			char c = this.text.at(i);
			char next = this.text.at(i + 1);
			if ((c == '-' && next == '-') || (c == '/' && next == '*') || (c == '?' && next != '?')) {
				break;
			}
			i += (c == '?') ? 2 : 1;
		}
		return i;
	}

	private int open(int start) {
		this.brackets.append(this.text.at(start));
		return add(TokenKind.OPEN, start, start + 1);
	}

	private int close(int start) {
		if (this.brackets.length() > 0) {
			this.brackets.setLength(this.brackets.length() - 1);
		}
		return add(TokenKind.CLOSE, start, start + 1);
	}

	private boolean follows(TokenKind kind, int start) {
		if (this.tokens.isEmpty()) {
			return false;
		}
		Token last = this.tokens.get(this.tokens.size() - 1);
		return last.kind() == kind && last.end() == start;
	}

	private int add(TokenKind kind, int start, int end) {
		this.tokens.add(new Token(kind, start, end));
		return end;
	}

}
