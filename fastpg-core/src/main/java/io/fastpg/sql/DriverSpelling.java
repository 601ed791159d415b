package io.fastpg.sql;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * How a token is written so that the JDBC driver, which scans the text once more, sees
 * what the server sees.
 */
final class DriverSpelling {

	private static final String WORD_ENDS = " \t\n\r\f\",()[].;:";

	private DriverSpelling() {
	}

	/** Returns what to write instead of the token, or null if it can stand. */
	static @Nullable String of(SourceText text, Token token) {
		return switch (token.kind()) {
			case OPERATOR -> operator(text, token);
			case COMMENT -> comment(text, token);
			// looked for only where no word can go on
			case DOLLAR_STRING ->
				follows(text, token, Character::isJavaIdentifierPart) ? " " + token.text(text.sql()) : null;
			case STRING, CONTINUED_STRING -> string(text, token);
			default -> null;
		};
	}

	/** The driver makes one {@code ?} of two. */
	private static @Nullable String operator(SourceText text, Token token) {
		boolean single = token.end() - token.start() == 2
				&& (text.at(token.start()) == '?') != (text.at(token.start() + 1) == '?');
		return single ? token.text(text.sql()).replace("?", "??") : null;
	}

	/** The driver takes the beginning of this comment for its end too. */
	private static @Nullable String comment(SourceText text, Token token) {
		String comment = token.text(text.sql());
		return comment.startsWith("/*/") ? "/* " + comment.substring(2) : null;
	}

	private static @Nullable String string(SourceText text, Token token) {
		if (!EscapeString.isEscaped(text.sql(), token)) {
			return null;
		}
		String string = new EscapeString(text, token).forDriver();
		return follows(text, token, DriverSpelling::hidesPrefix) ? " " + string : string;
	}

	private static boolean follows(SourceText text, Token token, IntPredicate before) {
		return token.start() > 0 && before.test(text.at(token.start() - 1));
	}

	/** The driver takes an E for a prefix only behind a character known to end a word. */
	private static boolean hidesPrefix(int c) {
		return WORD_ENDS.indexOf(c) < 0 && !Characters.isOperator((char) c);
	}

}
