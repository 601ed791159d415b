package io.fastpg.filter;

/**
 * Says which filter is in force for the current call. Users implement it where
 * {@link FilterScope} does not know: it is asked once per statement, on the calling
 * thread.
 */
@FunctionalInterface
public interface RowFilterProvider {

	/**
	 * Returns the filter of the current call.
	 * @return the filter; {@link RowFilter#none()} where there is none
	 */
	RowFilter current();

}
