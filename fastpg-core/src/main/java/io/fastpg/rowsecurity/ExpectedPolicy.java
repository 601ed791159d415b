package io.fastpg.rowsecurity;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.RowPolicy;

/**
 * The expression of a policy as the server prints the one that fastpg makes. Whatever is
 * printed otherwise may mean something else. The names come from the server, quoted where
 * it quotes them, printed under a search path of {@code pg_catalog} alone.
 *
 * @param column the column, as printed
 * @param setting its setting
 * @param schema the schema of table and function, as printed
 * @param type the column's type, a domain's base in its place, as printed
 * @param domain whether the column has a domain
 */
record ExpectedPolicy(String column, String setting, String schema, String type, boolean domain) {

	// It has no = of its own, and borrows that of text
	private static final String VARCHAR = "character varying";

	private static final String TEXT = "text";

	/** Whether an expression is this one; the server breaks its lines as it likes. */
	boolean isPrintedAs(@Nullable String expression) {
		return expression != null && ("(" + operand() + " = " + value() + ")").replaceAll("\\s+", " ")
			.equals(expression.replaceAll("\\s+", " "));
	}

	private String operand() {
		if (this.type.equals(VARCHAR)) {
			return cast(this.column, TEXT);
		}
		return this.domain ? cast(this.column, this.type) : this.column;
	}

	private String value() {
		String argument = "'" + this.setting + "'::text";
		String choice = " CASE WHEN (current_setting(" + argument + ", true) <> ''::text) THEN current_setting("
				+ argument + ") ELSE " + this.schema + "." + RowPolicy.FUNCTION + "(" + argument + ") END";
		String typed = this.type.equals(TEXT) ? choice : cast(choice, this.type);
		String select = "( SELECT " + typed + " AS " + RowPolicy.FUNCTION + ")";
		return this.type.equals(VARCHAR) ? cast(select, TEXT) : select;
	}

	private static String cast(String expression, String type) {
		return "(" + expression + ")::" + type;
	}

}
