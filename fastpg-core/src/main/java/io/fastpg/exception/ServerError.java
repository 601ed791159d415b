package io.fastpg.exception;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * The fields of an error as the server sent them. Its text form leaves out the detail,
 * which may quote values.
 *
 * @param sqlState the five-character code
 * @param constraint the constraint that was violated
 * @param schema the schema of the table or type involved
 * @param table the table involved
 * @param column the column involved
 * @param detail the server's detail, which may quote values of the row
 * @param hint the server's advice
 */
public record ServerError(String sqlState, @Nullable String constraint, @Nullable String schema, @Nullable String table,
		@Nullable String column, @Nullable String detail, @Nullable String hint) implements Serializable {

	/**
	 * Returns an error of which only the code is known: the driver's, or fastpg's own.
	 * @param sqlState the five-character code
	 * @return an error with all other fields null
	 */
	public static ServerError of(String sqlState) {
		return new ServerError(sqlState, null, null, null, null, null, null);
	}

	/**
	 * Returns code, constraint, table and column, as far as they are known:
	 * {@code SQLSTATE 23505, constraint cat_name_key, table cat}.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("SQLSTATE ").append(this.sqlState);
		append(text, "constraint", this.constraint);
		append(text, "table", this.table);
		append(text, "column", this.column);
		return text.toString();
	}

	private static void append(StringBuilder text, String field, @Nullable String name) {
		if (name != null) {
			text.append(", ").append(field).append(' ').append(name);
		}
	}

}
