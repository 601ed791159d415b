package io.fastpg.copy;

import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * Where a column of the file goes.
 *
 * @param position its place in the file's rows
 * @param column the table's column
 */
record Target(int position, Column column) {

	/** Returns the text that the server reads as this column's value; null for NULL. */
	@Nullable String text(@Nullable Field field) {
		if (field == null) {
			return null;
		}
		PgType type = this.column.type().underlying();
		if (field.text().isEmpty() && field.form() != Field.Form.STRING) {
			return isText(type) ? "" : null;
		}
		if (field.form() == Field.Form.STRING && isJson(type)) {
			return StringNode.valueOf(field.text()).toString();
		}
		if (field.form() == Field.Form.DOCUMENT && type.kind() == PgType.Kind.ARRAY && field.text().startsWith("[")) {
			PgType element = type.element();
			return (element != null && isJson(element.underlying())) ? JsonArrayText.ofDocuments(field.text())
					: JsonArrayText.of(field.text());
		}
		return field.text();
	}

	private static boolean isText(PgType type) {
		return type.is("text") || type.is("varchar") || type.is("bpchar") || type.is("name")
				|| type.name().equals("citext");
	}

	private static boolean isJson(PgType type) {
		return type.is("json") || type.is("jsonb");
	}

}
