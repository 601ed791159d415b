package io.fastpg.filter;

/**
 * Whether row-level security in the database stands behind the row filters, as a second
 * wall.
 */
public enum RowSecurityMode {

	/** The filters stand in fastpg's own statements only. */
	OFF,

	/**
	 * The value of a filter travels with each statement where the database has a policy
	 * for its column; SQL of one's own is let through where policies cover what it names.
	 */
	USE,

	/**
	 * As {@link #USE}; and a table with a filter's column that no policy covers is
	 * refused.
	 */
	REQUIRE

}
