package io.fastpg.schema;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Column.Identity;

/** A column as {@link CatalogQueries#RELATIONS} has it, its type not looked up yet. */
record ColumnRow(String name, long typeOid, String typeText, boolean notNull, @Nullable String defaultExpression,
		Identity identity, boolean generated, boolean exact, @Nullable String comment) {

	static ColumnRow read(ResultSet row) throws SQLException {
		return new ColumnRow(row.getString("column_name"), row.getLong("type_oid"), row.getString("type_text"),
				row.getBoolean("not_null"), row.getString("default_expression"), identity(row.getString("identity")),
				!row.getString("generated").isEmpty(), row.getBoolean("exact"), row.getString("column_comment"));
	}

	private static Identity identity(String code) {
		return switch (code) {
			case "a" -> Identity.ALWAYS;
			case "d" -> Identity.BY_DEFAULT;
			default -> Identity.NONE;
		};
	}

	Column column(PgType type) {
		return new Column(this.name, type, this.typeText, !this.notNull, this.defaultExpression, this.identity,
				this.generated, this.exact, this.comment);
	}

}
