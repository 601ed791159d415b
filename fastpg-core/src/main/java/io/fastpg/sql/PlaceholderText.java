package io.fastpg.sql;

/** What stands in the JDBC text where a placeholder stood. */
@FunctionalInterface
public interface PlaceholderText {

	/**
	 * Returns the text for one placeholder.
	 * @param occurrence counts the placeholders in text order, from 0; a repeated
	 * {@code :name} or {@code $1} counts each time
	 * @return {@code ?}, {@code ?::jsonb} or any other expression
	 */
	String placeholder(int occurrence);

}
