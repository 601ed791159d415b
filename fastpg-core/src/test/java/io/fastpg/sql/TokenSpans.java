package io.fastpg.sql;

import java.util.List;

/** Where the lexer cuts a text, for tests of other packages. */
public final class TokenSpans {

	private TokenSpans() {
	}

	/**
	 * Returns the tokens' places.
	 * @param sql any text
	 * @return first index and index behind the last, of each token in text order
	 * @throws io.fastpg.exception.InvalidStatementException if a quote or a comment has
	 * no end
	 */
	public static List<int[]> of(String sql) {
		return Lexer.tokens(new SourceText("text", sql))
			.stream()
			.map((token) -> new int[] { token.start(), token.end() })
			.toList();
	}

}
