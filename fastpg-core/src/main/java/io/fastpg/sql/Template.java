package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut at its placeholders, ready for JDBC: PostgreSQL's operator {@code ?} stands
 * doubled in it.
 *
 * @param pieces the texts around the placeholders, one more than there are placeholders
 * @param indirected for each placeholder whether a {@code [} or {@code .} follows, which
 * must not become part of a cast
 */
record Template(List<String> pieces, List<Boolean> indirected) {

	static Template of(String sql, List<Token> tokens) {
		List<String> pieces = new ArrayList<>();
		List<Boolean> indirected = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		int from = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (token.kind().isPlaceholder()) {
				pieces.add(piece.append(sql, from, token.start()).toString());
				indirected.add(isIndirected(sql, tokens, i + 1));
				piece.setLength(0);
				from = token.end();
			}
			else if (isQuestionMarkOperator(sql, token)) {
				piece.append(sql, from, token.start()).append(token.text(sql).replace("?", "??"));
				from = token.end();
			}
		}
		pieces.add(piece.append(sql, from, sql.length()).toString());
		return new Template(List.copyOf(pieces), List.copyOf(indirected));
	}

	private static boolean isQuestionMarkOperator(String sql, Token token) {
		if (token.kind() != TokenKind.OPERATOR || token.end() - token.start() != 2) {
			return false;
		}
		boolean first = sql.charAt(token.start()) == '?';
		boolean second = sql.charAt(token.start() + 1) == '?';
		return first != second;
	}

	private static boolean isIndirected(String sql, List<Token> tokens, int next) {
		int i = next;
		while (i < tokens.size() && tokens.get(i).kind() == TokenKind.COMMENT) {
			i++;
		}
		return i < tokens.size() && (tokens.get(i).kind() == TokenKind.DOT || sql.charAt(tokens.get(i).start()) == '[');
	}

	String render(PlaceholderText placeholders) {
		StringBuilder text = new StringBuilder(this.pieces.get(0));
		for (int i = 0; i < this.indirected.size(); i++) {
			String placeholder = placeholders.placeholder(i);
			boolean cast = this.indirected.get(i) && !placeholder.equals("?");
			append(text, cast ? "(" + placeholder + ")" : placeholder);
			append(text, this.pieces.get(i + 1));
		}
		return text.toString();
	}

	private static void append(StringBuilder text, String next) {
		if (!text.isEmpty() && !next.isEmpty() && merge(text, next)) {
			text.append(' ');
		}
		text.append(next);
	}

	/** Whether the driver or the server would read across the seam. */
	private static boolean merge(StringBuilder text, String next) {
		char last = text.charAt(text.length() - 1);
		char first = next.charAt(0);
		if (last == '?' && (first == '|' || first == '&')) {
			return next.length() == 1 || next.charAt(1) != first;
		}
		if (last == '@' && first == '?') {
			return text.length() == 1 || !Characters.isOperator(text.charAt(text.length() - 2));
		}
		return (isTight(last) && isTight(first))
				|| (last != '?' && first != '?' && Characters.isOperator(last) && Characters.isOperator(first));
	}

	/** The driver makes a word, {@code $1}, of each {@code ?}. */
	private static boolean isTight(char c) {
		return c == '?' || Characters.isWordPart(c) || Characters.isQuote(c);
	}

}
