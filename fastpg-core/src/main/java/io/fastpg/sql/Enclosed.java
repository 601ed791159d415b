package io.fastpg.sql;

import java.util.List;

import io.fastpg.exception.InvalidStatementException;

/**
 * SQL text of the user's that stands between brackets of a definition: a list of columns,
 * the condition of a check, a default. Strings and comments of all sorts may be in it,
 * for nothing can be bound there.
 */
public final class Enclosed {

	private Enclosed() {
	}

	/**
	 * Returns the text in brackets, which it cannot leave.
	 * @param kind what it is to its writer, for messages: a condition, a default
	 * @param text SQL without placeholders; the operator {@code ?} is written {@code ??}
	 * @return the text between {@code (} and a line break with {@code )}
	 * @throws InvalidStatementException if it is empty, closes a bracket that it did not
	 * open or leaves one open, holds a semicolon or a placeholder, or a quote or comment
	 * in it has no end; the message names the position
	 */
	public static String inBrackets(String kind, String text) {
		SourceText source = new SourceText(kind, text);
		List<Token> tokens = Lexer.tokens(source);
		if (tokens.stream().allMatch((token) -> token.kind() == TokenKind.COMMENT)) {
			throw source.refuse(0, "it is empty. Leave it out, or write what it shall be.");
		}
		StringBuilder open = new StringBuilder();
		for (Token token : tokens) {
			check(source, token, open);
		}
		if (!open.isEmpty()) {
			throw source.refuse(source.length(), "a bracket is still open at its end. Close it.");
		}
		return '(' + text + "\n)";
	}

	private static void check(SourceText source, Token token, StringBuilder open) {
		switch (token.kind()) {
			case OPEN -> open.append(source.at(token.start()));
			case CLOSE -> {
				int last = open.length() - 1;
				char expected = (source.at(token.start()) == ')') ? '(' : '[';
				if (last < 0 || open.charAt(last) != expected) {
					throw source.refuse(token.start(),
							"this bracket closes none that was opened in it. Balance its brackets.");
				}
				open.setLength(last);
			}
			case SEMICOLON ->
				throw source.refuse(token.start(), "a semicolon is not allowed in it. It is part of one statement.");
			case POSITIONAL, DOLLAR, NAMED -> throw source.refuse(token.start(),
					"a definition takes no arguments. Write the value itself; the operator ? is written ??.");
			default -> {
			}
		}
	}

}
