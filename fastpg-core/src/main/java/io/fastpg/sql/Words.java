package io.fastpg.sql;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.schema.Relation;

/** Reads the words at the ends of select items and order terms. */
final class Words {

	private Words() {
	}

	/** The column a text names: exactly, folded as PostgreSQL does, or in quotes. */
	static @Nullable String column(String text, Relation relation) {
		if (relation.find(text).isPresent()) {
			return text;
		}
		if (!isName(text)) {
			return null;
		}
		// A lone word can only be a column: let the relation say which ones there are
		return relation.column(fold(text)).name();
	}

	/** An expression that reads nothing but the row it stands in. */
	static Fragment closed(String text) {
		Fragment expression = Fragment.expression(text);
		if (expression.hasSubquery()) {
			throw new InvalidStatementException("A select list, an order or a grouping cannot hold a subquery: it would"
					+ " read rows that no row filter covers. Use query(sql) for it.");
		}
		if (expression.sql().parameterCount() > 0) {
			throw new InvalidStatementException("A select list, an order or a grouping takes no arguments, but has "
					+ expression.sql().parameterCount() + " placeholders. Arguments belong to where and having.");
		}
		return expression;
	}

	static boolean isName(String text) {
		if (text.length() > 2 && text.startsWith("\"") && text.endsWith("\"")) {
			return text.indexOf('"', 1) == text.length() - 1;
		}
		return !text.isEmpty() && Character.isJavaIdentifierStart(text.charAt(0)) && text.charAt(0) != '$'
				&& text.chars().allMatch(Character::isJavaIdentifierPart);
	}

	static String fold(String name) {
		return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name.toLowerCase(Locale.ROOT);
	}

	static boolean endsWith(String text, String word) {
		int start = text.length() - word.length();
		return start > 0 && text.regionMatches(true, start, word, 0, word.length())
				&& Character.isWhitespace(text.charAt(start - 1));
	}

	static int lastBlank(String text) {
		for (int i = text.length() - 1; i >= 0; i--) {
			if (Character.isWhitespace(text.charAt(i))) {
				return i;
			}
		}
		return -1;
	}

}
