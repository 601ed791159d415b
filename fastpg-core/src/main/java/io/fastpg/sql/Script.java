package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

/** A text of several SQL statements. */
public final class Script {

	private Script() {
	}

	/**
	 * Returns the statements, cut at the semicolons between them. Semicolons inside
	 * quotes, comments and {@code BEGIN ATOMIC ... END} do not cut; a placeholder is
	 * complained of only when it is bound.
	 * @param script statements, each but the last with a semicolon behind
	 * @return the statements in order; none for an empty one
	 * @throws io.fastpg.exception.InvalidStatementException if a quote or a comment has
	 * no end, or the text holds NUL or half a surrogate pair
	 */
	public static List<ParsedSql> statements(String script) {
		SourceText source = new SourceText("script", script);
		List<Token> tokens = Lexer.tokens(source);
		StatementEnd ends = new StatementEnd(script, tokens);
		List<ParsedSql> statements = new ArrayList<>();
		for (int from = 0; from < tokens.size();) {
			int end = ends.find(from);
			boolean blank = tokens.subList(from, end).stream().allMatch((token) -> token.kind() == TokenKind.COMMENT);
			if (!blank) {
				statements.add(ParsedSql.single(statement(script, tokens, from, end)));
			}
			from = end + 1;
		}
		return List.copyOf(statements);
	}

	private static SourceText statement(String script, List<Token> tokens, int from, int end) {
		return new SourceText("statement", script.substring(tokens.get(from).start(), tokens.get(end - 1).end()));
	}

}
