package io.fastpg.sql;

import java.util.List;

/**
 * What a comparison says of its column. No error that one raises tells of a row's value.
 */
public enum Operator {

	/** Is the same. */
	EQ(Operand.VALUE, "", " = ", ""),
	/** Is another. */
	NE(Operand.VALUE, "", " <> ", ""),
	/** Is less. */
	LT(Operand.VALUE, "", " < ", ""),
	/** Is less or the same. */
	LE(Operand.VALUE, "", " <= ", ""),
	/** Is greater. */
	GT(Operand.VALUE, "", " > ", ""),
	/** Is greater or the same. */
	GE(Operand.VALUE, "", " >= ", ""),
	/** Lies between two values or is one of them. */
	BETWEEN(Operand.VALUE, "", " BETWEEN ", " AND ", ""),
	/** Is another, where NULL is the same as NULL. */
	IS_DISTINCT_FROM(Operand.VALUE, "", " IS DISTINCT FROM ", ""),
	/** Is one of many, sent as one array. */
	IN(Operand.VALUES, "", " = ANY (", ")"),
	/** Is none of many, sent as one array. */
	NOT_IN(Operand.VALUES, "", " <> ALL (", ")"),
	/** Is NULL. */
	IS_NULL(Operand.VALUE, "", " IS NULL"),
	/** Is not NULL. */
	IS_NOT_NULL(Operand.VALUE, "", " IS NOT NULL"),
	/** Fits a pattern of LIKE. */
	LIKE(Operand.TEXT, "", " LIKE ", ""),
	/** Fits a pattern of ILIKE. */
	ILIKE(Operand.TEXT, "", " ILIKE ", ""),
	/** Begins with a text; leakproof, unlike LIKE. */
	STARTS_WITH(Operand.TEXT, "", " ^@ ", ""),
	/** Holds a text. */
	CONTAINS(Operand.TEXT, "pg_catalog.strpos(", ", ", ") > 0");

	private final Operand operand;

	private final String before;

	private final List<String> pieces;

	Operator(Operand operand, String before, String... pieces) {
		this.operand = operand;
		this.before = before;
		this.pieces = List.of(pieces);
	}

	Operand operand() {
		return this.operand;
	}

	int operands() {
		return this.pieces.size() - 1;
	}

	String before() {
		return this.before;
	}

	/** What stands behind the column, and behind each operand. */
	List<String> pieces() {
		return this.pieces;
	}

	/** How what a column is compared with is bound. */
	enum Operand {

		/** As a value of the column's type. */
		VALUE,
		/** As an array of such values. */
		VALUES,
		/** As text. */
		TEXT

	}

}
