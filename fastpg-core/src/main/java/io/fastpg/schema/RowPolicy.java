package io.fastpg.schema;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

import io.fastpg.exception.SchemaException;

/**
 * The names of the row-level security policy that stands for a row filter on one column:
 * the policy, the setting that carries the filter's value to it, and the function that
 * reads the setting and raises where it has none.
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html"> PostgreSQL
 * manual, Row Security Policies</a>
 */
public final class RowPolicy {

	/** The function that every policy calls; it stands in the table's schema. */
	public static final String FUNCTION = "fastpg_row_filter";

	/** How the message begins that the function raises, with SQLSTATE 42501. */
	public static final String NO_FILTER = "fastpg: no row filter";

	private static final String PREFIX = "fastpg_";

	// The server cuts a longer name, and two columns could then share a policy
	private static final int BYTES = 63;

	private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

	private RowPolicy() {
	}

	/**
	 * Returns the name of the policy for a column.
	 * @param column the column's name
	 * @return {@code fastpg_} and the name
	 * @throws SchemaException if that is longer than a name can be
	 */
	public static String name(String column) {
		String name = PREFIX + column;
		if (name.getBytes(StandardCharsets.UTF_8).length > BYTES) {
			throw new SchemaException("Column \"" + column + "\" cannot have a row policy: its name, with " + PREFIX
					+ " before it, is longer than PostgreSQL's " + BYTES + " bytes. Rename the column.");
		}
		return name;
	}

	/**
	 * Returns the name of the setting for a column. Names of settings know no case and
	 * few characters, so a name that has others is spelled in hexadecimal.
	 * @param column the column's name
	 * @return {@code fastpg.tenant_id}, or {@code fastpg.x_} and digits; it needs no
	 * quoting inside a string
	 */
	public static String setting(String column) {
		boolean plain = PLAIN.matcher(column).matches() && !column.startsWith("x_");
		return "fastpg." + (plain ? column : "x_" + HexFormat.of().formatHex(column.getBytes(StandardCharsets.UTF_8)));
	}

}
