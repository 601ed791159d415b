package io.fastpg.sql;

import java.util.List;

import io.fastpg.schema.Relation;

/**
 * One term of an ORDER BY.
 *
 * @param item what is ordered by
 * @param descending whether the largest comes first
 * @param nulls where NULLs come: {@code FIRST}, {@code LAST} or empty for PostgreSQL's
 * default
 */
public record OrderTerm(SelectItem item, boolean descending, String nulls) {

	/**
	 * Reads the terms that the user wrote, each text one term or several with commas.
	 * @param texts terms
	 * @param relation has the columns
	 * @param selected the select list, whose names may be ordered by too
	 * @return the terms, first term first
	 * @throws io.fastpg.exception.InvalidStatementException if one is no closed
	 * expression
	 * @throws io.fastpg.exception.SchemaException if one is a single word and no column
	 */
	public static List<OrderTerm> list(List<String> texts, Relation relation, List<SelectItem> selected) {
		return texts.stream()
			.flatMap((text) -> CommaList.parts(text, relation).stream())
			.map((term) -> parse(term, relation, selected))
			.toList();
	}

	/**
	 * Reads a term that the user wrote: {@code title}, {@code price desc nulls last},
	 * {@code lower(title)}.
	 * @param text a column or an expression, then the direction
	 * @param relation has the columns
	 * @param selected the select list, whose names may be ordered by too
	 * @return the term
	 * @throws io.fastpg.exception.InvalidStatementException if it is no closed expression
	 * @throws io.fastpg.exception.SchemaException if it is a single word and no column
	 */
	public static OrderTerm parse(String text, Relation relation, List<SelectItem> selected) {
		if (relation.find(text).isPresent()) {
			return new OrderTerm(new SelectItem(text, null, null), false, "");
		}
		String rest = text.strip();
		String nulls = "";
		if (Words.endsWith(rest, "first") || Words.endsWith(rest, "last")) {
			String before = rest.substring(0, Words.lastBlank(rest)).strip();
			if (Words.endsWith(before, "nulls")) {
				nulls = Words.endsWith(rest, "first") ? "FIRST" : "LAST";
				rest = before.substring(0, before.length() - "nulls".length()).strip();
			}
		}
		boolean descending = Words.endsWith(rest, "desc");
		if (descending || Words.endsWith(rest, "asc")) {
			rest = rest.substring(0, Words.lastBlank(rest)).strip();
		}
		String word = rest;
		boolean alias = selected.stream().anyMatch((item) -> word.equals(item.alias()));
		String column = alias ? word : Words.column(rest, relation);
		SelectItem item = (column != null) ? new SelectItem(column, null, null)
				: new SelectItem(null, Words.closed(rest), null);
		return new OrderTerm(item, descending, nulls);
	}

	void write(SqlWriter out) {
		this.item.write(out);
		out.sql(this.descending ? " DESC" : "");
		out.sql(this.nulls.isEmpty() ? "" : " NULLS " + this.nulls);
	}

}
