package io.fastpg.ddl;

import java.util.List;
import java.util.stream.Collectors;

import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Identifier;

/** The small parts of DDL: lists of names, and texts in quotes. */
final class SqlText {

	private SqlText() {
	}

	/** {@code ("a", "b")}. */
	static String names(List<String> names) {
		return names.stream().map(Identifier::quote).collect(Collectors.joining(", ", "(", ")"));
	}

	/** A string literal that means the text whatever the session's settings are. */
	static String literal(String text) {
		if (text.indexOf('\0') >= 0) {
			throw new SchemaException(
					"A text of a definition holds the character NUL, which PostgreSQL cannot store. Leave it out.");
		}
		String quoted = "'" + text.replace("'", "''") + "'";
		return (text.indexOf('\\') >= 0) ? "E" + quoted.replace("\\", "\\\\") : quoted;
	}

}
