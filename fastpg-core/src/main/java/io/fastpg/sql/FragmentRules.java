package io.fastpg.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.fastpg.exception.InvalidStatementException;

/**
 * What a fragment may hold. Stricter than the lexer must be: values are to be bound, so
 * every form of quoting that lexers are known to disagree about is refused.
 */
final class FragmentRules {

	private static final Set<String> CLAUSES = Set.of("from", "where", "group", "having", "window", "union",
			"intersect", "except", "order", "limit", "offset", "fetch", "for", "into", "returning");

	private final SourceText text;

	private final StringBuilder open = new StringBuilder();

	private String previousWord = "";

	FragmentRules(SourceText text) {
		this.text = text;
	}

	/** Returns the tokens, if all are allowed. */
	List<Token> check(boolean bare) {
		checkCharacters();
		List<Token> tokens = Lexer.tokens(this.text);
		if (tokens.isEmpty()) {
			throw this.text.refuse(0, "it is empty. Leave it out, or write what it shall be.");
		}
		for (Token token : tokens) {
			checkToken(token);
			if (bare) {
				checkClause(token);
			}
		}
		if (!this.open.isEmpty()) {
			throw this.text.refuse(this.text.length(), "a bracket is still open at its end. Close it.");
		}
		if (bare && this.previousWord.equals("distinct")) {
			throw this.text.refuse(this.text.length(), "it ends in DISTINCT, which would take in what follows.");
		}
		if (bare && tokens.get(tokens.size() - 1).kind() == TokenKind.DOT) {
			throw this.text.refuse(this.text.length(), "it ends in a dot, which would take in the word that follows.");
		}
		return tokens;
	}

	private void checkCharacters() {
		for (int i = 0; i < this.text.length(); i++) {
			char c = this.text.at(i);
			if (c == '\\') {
				throw this.text.refuse(i, "a backslash is not allowed in it. Bind the value: write ? in its place.");
			}
			if (Character.isISOControl(c) && !Characters.isSpace(c)) {
				throw this.text.refuse(i, "a control character is not allowed in it. Bind the value.");
			}
		}
	}

	private void checkToken(Token token) {
		switch (token.kind()) {
			case COMMENT -> throw refuse(token, "a comment is not allowed in it. Leave it out.");
			case SEMICOLON -> throw refuse(token, "a semicolon is not allowed in it. It is part of one statement.");
			case DOLLAR_STRING ->
				throw refuse(token, "a dollar-quoted string is not allowed in it. Bind the value: write ?.");
			case CONTINUED_STRING -> throw refuse(token,
					"a string that goes on after a line break is not allowed in it. Bind the value: write ?.");
			case OTHER -> throw refuse(token, "this character has no meaning outside quotes. Leave it out.");
			case QUOTED_IDENTIFIER, STRING -> checkQuoted(token);
			case OPEN -> this.open.append(this.text.at(token.start()));
			case CLOSE -> close(token);
			case COMMA -> {
				if (this.open.isEmpty()) {
					throw refuse(token, "a comma outside brackets is not allowed in it. Pass each part by itself.");
				}
			}
			default -> {
			}
		}
	}

	private void checkQuoted(Token token) {
		char first = this.text.at(token.start());
		if (first == 'u' || first == 'U') {
			throw refuse(token, "U& quoting is not allowed in it. Write the characters themselves, or bind the value.");
		}
		if (first == '"' && token.end() - token.start() == 2) {
			throw refuse(token, "an identifier must not be empty. Write '' for an empty string.");
		}
	}

	private void close(Token token) {
		int last = this.open.length() - 1;
		char expected = (this.text.at(token.start()) == ')') ? '(' : '[';
		if (last < 0 || this.open.charAt(last) != expected) {
			throw refuse(token, "this bracket closes none that was opened in it. Balance its brackets.");
		}
		this.open.setLength(last);
	}

	/**
	 * An expression without brackets could bring a FROM of its own, and with it another
	 * table. {@code is distinct from} and {@code within group (...)} begin no clause.
	 */
	private void checkClause(Token token) {
		if (!this.open.isEmpty() || token.kind() != TokenKind.WORD) {
			this.previousWord = "";
			return;
		}
		String word = token.word(this.text.sql());
		boolean allowed = (word.equals("from") && this.previousWord.equals("distinct"))
				|| (word.equals("group") && this.previousWord.equals("within"));
		if (CLAUSES.contains(word) && !allowed) {
			throw refuse(token, word.toUpperCase(Locale.ROOT)
					+ " begins a clause, which is not allowed in it. Put it in brackets or use the method for it.");
		}
		this.previousWord = word;
	}

	private InvalidStatementException refuse(Token token, String reason) {
		return this.text.refuse(token.start(), reason);
	}

}
