package io.fastpg.sql;

/** How a text writes its placeholders; a text keeps to one style. */
enum Style {

	/** It has none. */
	NONE("no placeholder"),

	/** {@code ?}. */
	POSITIONAL("?"),

	/** {@code $1}. */
	DOLLAR("$1"),

	/** {@code :name}. */
	NAMED(":name");

	private final String written;

	Style(String written) {
		this.written = written;
	}

	static Style of(TokenKind placeholder) {
		return switch (placeholder) {
			case POSITIONAL -> POSITIONAL;
			case DOLLAR -> DOLLAR;
			case NAMED -> NAMED;
			default -> NONE;
		};
	}

	@Override
	public String toString() {
		return this.written;
	}

}
