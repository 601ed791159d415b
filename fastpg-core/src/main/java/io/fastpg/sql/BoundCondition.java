package io.fastpg.sql;

/**
 * A condition ready to be written: text of the user's, or a predicate that has none.
 */
public sealed interface BoundCondition permits BoundFragment, BoundPredicate {

	/**
	 * Returns what decides the text.
	 * @return a key that is equal for the same text on the same relation
	 */
	Object shape();

	/**
	 * Writes it where a condition may stand.
	 * @param out what it is written to
	 */
	void write(SqlWriter out);

	/**
	 * Tells whether the user wrote the text.
	 * @return false where every character is fastpg's own
	 */
	boolean isText();

}
