package io.fastpg.filter;

import org.jspecify.annotations.Nullable;

/** A filter and what it narrows; compared by identity, so no record. */
final class Bound {

	/** Stands for no scope where a value is needed; never bound to a thread. */
	static final Bound NONE = new Bound(RowFilter.none(), null);

	private final RowFilter filter;

	private final @Nullable Bound outer;

	Bound(RowFilter filter, @Nullable Bound outer) {
		this.filter = filter;
		this.outer = outer;
	}

	RowFilter filter() {
		return this.filter;
	}

	@Nullable Bound outer() {
		return this.outer;
	}

}
