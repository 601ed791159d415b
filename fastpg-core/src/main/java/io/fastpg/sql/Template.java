package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A text cut at its placeholders, ready for JDBC: PostgreSQL's operator {@code ?} stands
 * doubled in it, and strings that the driver would misread are written another way.
 *
 * @param pieces the texts around the placeholders, one more than there are placeholders
 * @param written the placeholders as the text has them
 * @param indirected for each placeholder whether a {@code [} or {@code .} follows, which
 * must not become part of a cast
 */
record Template(List<String> pieces, List<String> written, List<Boolean> indirected) {

	static Template of(SourceText text, List<Token> tokens) {
		String sql = text.sql();
		List<String> pieces = new ArrayList<>();
		List<String> written = new ArrayList<>();
		List<Boolean> indirected = new ArrayList<>();
		StringBuilder piece = new StringBuilder();
		int from = 0;
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (token.kind().isPlaceholder()) {
				pieces.add(piece.append(sql, from, token.start()).toString());
				written.add(token.text(sql));
				indirected.add(isIndirected(sql, tokens, i + 1));
				piece.setLength(0);
				from = token.end();
			}
			else {
				String forDriver = DriverSpelling.of(text, token);
				if (forDriver != null) {
					piece.append(sql, from, token.start()).append(forDriver);
					from = token.end();
				}
			}
		}
		pieces.add(piece.append(sql, from, sql.length()).toString());
		return new Template(List.copyOf(pieces), List.copyOf(written), List.copyOf(indirected));
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
			boolean cast = this.indirected.get(i) && !placeholder.equals("?")
					&& !placeholder.equals(this.written.get(i));
			append(text, cast ? "(" + placeholder + ")" : placeholder);
			append(text, this.pieces.get(i + 1));
		}
		return text.toString();
	}

	private static void append(StringBuilder text, String next) {
		if (!text.isEmpty() && !next.isEmpty() && merge(text.charAt(text.length() - 1), next)) {
			text.append(' ');
		}
		text.append(next);
	}

	/** Whether the driver or the server would read across the seam. */
	private static boolean merge(char last, String next) {
		char first = next.charAt(0);
		if (last == '?' && (first == '|' || first == '&')) {
			return next.length() == 1 || next.charAt(1) != first;
		}
		if (first == '?' && (last == '@' || last == ')' || last == ']')) {
			return true;
		}
		return (isTight(last) && isTight(first))
				|| (last != '?' && first != '?' && Characters.isOperator(last) && Characters.isOperator(first));
	}

	/** The driver makes a word, {@code $1}, of each {@code ?}. */
	private static boolean isTight(char c) {
		return c == '?' || Characters.isWordPart(c) || Characters.isQuote(c);
	}

}
