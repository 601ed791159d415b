package io.fastpg.ddl;

/** A view in the making. Immutable: each method returns other options. */
public final class ViewOptions {

	private static final ViewOptions DEFAULTS = new ViewOptions(false, false);

	private final boolean replace;

	private final boolean materialized;

	private ViewOptions(boolean replace, boolean materialized) {
		this.replace = replace;
		this.materialized = materialized;
	}

	/**
	 * Returns the options of {@code db.createView(name, sql)}.
	 * @return a plain view, which must not be there yet
	 */
	public static ViewOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Takes the place of a view of the same name and sort. A plain view keeps what
	 * depends on it, and may only get more columns; a materialized one is dropped and
	 * made anew, in one transaction.
	 * @return these options with the replacement
	 */
	public ViewOptions orReplace() {
		return new ViewOptions(true, this.materialized);
	}

	/**
	 * Stores the rows, as they are now and after each {@code db.refreshView(name)}.
	 * @return these options for a materialized view
	 */
	public ViewOptions materialized() {
		return new ViewOptions(this.replace, true);
	}

	boolean isReplacing() {
		return this.replace;
	}

	boolean isMaterialized() {
		return this.materialized;
	}

}
