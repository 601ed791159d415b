package io.fastpg.schema;

import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.fastpg.exception.SchemaException;

/**
 * Quotes identifiers; every name in generated SQL passes through here.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS">
 * PostgreSQL manual, 4.1.1 Identifiers and Key Words</a>
 */
public final class Identifier {

	private static final int MAX_BYTES = 63;

	private Identifier() {
	}

	/**
	 * Returns the name in double quotes, each quote in it doubled.
	 * @param name any name, in the server's exact spelling
	 * @return an identifier that means this name and nothing else
	 * @throws SchemaException if no relation, column or type can have this name: it is
	 * empty, holds NUL or an unpaired surrogate, or is over 63 bytes of UTF-8
	 */
	public static String quote(String name) {
		if (name.isEmpty()) {
			throw new SchemaException("An identifier must not be empty.");
		}
		if (name.indexOf('\0') >= 0) {
			throw new SchemaException("An identifier must not contain the character NUL.");
		}
		int length = utf8Length(name);
		if (length > MAX_BYTES) {
			throw new SchemaException("The identifier \"" + name + "\" is " + length
					+ " bytes long in UTF-8; PostgreSQL keeps only " + MAX_BYTES + ". Choose a shorter name.");
		}
		return '"' + name.replace("\"", "\"\"") + '"';
	}

	private static int utf8Length(String name) {
		try {
			return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name)).remaining();
		}
		catch (CharacterCodingException ex) {
			throw new SchemaException("An identifier must be well-formed Unicode; this one has an unpaired surrogate.");
		}
	}

}
