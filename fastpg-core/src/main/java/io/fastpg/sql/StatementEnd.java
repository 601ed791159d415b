package io.fastpg.sql;

import java.util.List;

/**
 * Finds the semicolon that ends a statement: not one inside {@code BEGIN ATOMIC ... END},
 * and not one inside the brackets of {@code CREATE RULE}.
 */
final class StatementEnd {

	private final String sql;

	private final List<Token> tokens;

	StatementEnd(String sql, List<Token> tokens) {
		this.sql = sql;
		this.tokens = tokens;
	}

	/** Returns the index of the ending semicolon's token, or the number of tokens. */
	int find(int from) {
		boolean creates = isCreate(from);
		int brackets = 0;
		int blocks = 0;
		for (int i = from; i < this.tokens.size(); i++) {
			switch (this.tokens.get(i).kind()) {
				case OPEN -> brackets++;
				case CLOSE -> brackets--;
				case WORD -> blocks += creates ? blockChange(i, blocks) : 0;
				case SEMICOLON -> {
					if (!creates || (brackets <= 0 && blocks == 0)) {
						return i;
					}
				}
				default -> {
				}
			}
		}
		return this.tokens.size();
	}

	private boolean isCreate(int from) {
		for (int i = from; i < this.tokens.size(); i++) {
			if (this.tokens.get(i).kind() != TokenKind.COMMENT) {
				return is(i, "create");
			}
		}
		return false;
	}

	/** CASE ends with END too; behind AS or a dot either is a name. */
	private int blockChange(int i, int blocks) {
		int before = i - 1;
		while (before >= 0 && this.tokens.get(before).kind() == TokenKind.COMMENT) {
			before--;
		}
		if (before < 0 || is(before, "as") || this.tokens.get(before).kind() == TokenKind.DOT) {
			return 0;
		}
		if (blocks == 0) {
			return (is(i, "atomic") && is(before, "begin")) ? 1 : 0;
		}
		if (is(i, "case")) {
			return 1;
		}
		return is(i, "end") ? -1 : 0;
	}

	private boolean is(int i, String keyword) {
		return this.tokens.get(i).isWord(this.sql, keyword);
	}

}
