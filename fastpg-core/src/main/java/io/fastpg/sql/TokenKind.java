package io.fastpg.sql;

/** What a piece of SQL text is. White space is no token. */
enum TokenKind {

	/** An unquoted identifier or keyword; {@code a$b$c} is one. */
	WORD,

	/** {@code "a""b"} or {@code U&"a"}. */
	QUOTED_IDENTIFIER,

	/** {@code '...'} with or without one of the prefixes E, B, X, N, U&. */
	STRING,

	/** A string that goes on after a line break: {@code 'a'<newline>'b'}. */
	CONTINUED_STRING,

	/** {@code $$...$$} or {@code $tag$...$tag$}. */
	DOLLAR_STRING,

	/** {@code -- ...} up to the line's end, or a nesting block comment. */
	COMMENT,

	/** An unsigned number. */
	NUMBER,

	/** The placeholder {@code ?}. */
	POSITIONAL,

	/** The placeholder {@code $1}. */
	DOLLAR,

	/** The placeholder {@code :name}, or the mistake {@code :1}. */
	NAMED,

	/**
	 * A run of operator characters. A {@code ?} in it stands doubled, but in {@code ?|},
	 * {@code ?&} and {@code @?}.
	 */
	OPERATOR,

	/** {@code (} or {@code [}. */
	OPEN,

	/** {@code )} or {@code ]}. */
	CLOSE,

	/** {@code ,}. */
	COMMA,

	/** {@code ;}. */
	SEMICOLON,

	/** {@code .}. */
	DOT,

	/** {@code :}, {@code ::} or {@code :=}. */
	COLON,

	/** A character that PostgreSQL knows only inside quotes. */
	OTHER;

	boolean isPlaceholder() {
		return this == POSITIONAL || this == DOLLAR || this == NAMED;
	}

}
