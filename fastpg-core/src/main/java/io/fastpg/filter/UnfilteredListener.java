package io.fastpg.filter;

/**
 * Is told each time that somebody takes the way past the filters.
 */
@FunctionalInterface
public interface UnfilteredListener {

	/**
	 * Called before the database without filters is given away.
	 * @param reason the reason that was given
	 * @throws io.fastpg.exception.RowFilterException to refuse it
	 */
	void beforeUnfiltered(String reason);

}
