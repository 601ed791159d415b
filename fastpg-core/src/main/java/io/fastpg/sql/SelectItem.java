package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.FragmentLevel;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * One item of a select list or a GROUP BY: a column, or an expression of the user's, with
 * or without a name of its own.
 *
 * @param column the column's name; null for an expression
 * @param expression the expression; null for a column
 * @param alias the name it comes back under; null for its own
 */
public record SelectItem(@Nullable String column, @Nullable Fragment expression, @Nullable String alias) {

	/**
	 * Reads a column.
	 * @param column the column
	 * @return an item that is this column
	 */
	public static SelectItem of(Column column) {
		return new SelectItem(column.name(), null, null);
	}

	/**
	 * Reads the items that the user wrote, each text one item or several with commas.
	 * @param texts items
	 * @param relation has the columns
	 * @return the items, in order
	 * @throws io.fastpg.exception.InvalidStatementException if one is no closed
	 * expression, or reads another table
	 * @throws io.fastpg.exception.SchemaException if one is a single word and no column
	 */
	public static List<SelectItem> list(List<String> texts, Relation relation) {
		return texts.stream()
			.flatMap((text) -> CommaList.parts(text, relation).stream())
			.map((item) -> parse(item, relation))
			.toList();
	}

	/**
	 * Reads an item that the user wrote: {@code artist_id}, {@code count(*) as n},
	 * {@code max(price) top}.
	 * @param text a column in the catalog's spelling, or an expression; a name after it,
	 * with or without {@code as}
	 * @param relation has the columns
	 * @return the item
	 * @throws io.fastpg.exception.InvalidStatementException if the text is no closed
	 * expression, or reads another table
	 * @throws io.fastpg.exception.SchemaException if it is a single word and no column
	 */
	public static SelectItem parse(String text, Relation relation) {
		if (relation.find(text).isPresent()) {
			return new SelectItem(text, null, null);
		}
		String item = text.strip();
		int blank = Words.lastBlank(item);
		String last = item.substring(blank + 1);
		String before = item.substring(0, Math.max(blank, 0)).strip();
		if (!Words.isName(last) || before.isEmpty()) {
			return expression(item, null, relation);
		}
		if (Words.endsWith(before, "as")) {
			return expression(before.substring(0, before.length() - 2).strip(), Words.fold(last), relation);
		}
		return before.endsWith(")") ? expression(before, Words.fold(last), relation) : expression(item, null, relation);
	}

	private static SelectItem expression(String text, @Nullable String alias, Relation relation) {
		String column = Words.column(text, relation);
		return (column != null) ? new SelectItem(column, null, alias) : new SelectItem(null, Words.closed(text), alias);
	}

	/**
	 * Refuses an expression that does more than the level lets it.
	 * @param level the level it must keep to
	 * @param relation has the columns
	 * @throws io.fastpg.exception.InvalidStatementException as for
	 * {@link Fragment#require}
	 */
	public void require(FragmentLevel level, Relation relation) {
		if (this.expression != null) {
			this.expression.require(level, relation);
		}
	}

	void write(SqlWriter out) {
		if (this.column != null) {
			out.identifier(this.column);
		}
		else if (this.expression != null && !out.knowsText()) {
			out.sql("(\n").sql(this.expression.sql().text((occurrence) -> "?")).sql("\n)");
		}
		if (this.alias != null) {
			out.sql(" AS ").identifier(this.alias);
		}
	}

}
