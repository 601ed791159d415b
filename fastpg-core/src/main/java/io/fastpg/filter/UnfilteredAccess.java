package io.fastpg.filter;

import io.fastpg.exception.RowFilterException;

/** Where {@code unfiltered} may be used. */
public enum UnfilteredAccess {

	/** Everywhere. */
	ALLOWED,

	/**
	 * On threads that work for no call: neither a request nor a job of a tenant, which
	 * have a {@link FilterScope}, be it one of no filter.
	 */
	OUTSIDE_SCOPES,

	/** Nowhere. */
	FORBIDDEN;

	/**
	 * Refuses the way past the filters where this forbids it.
	 * @throws RowFilterException if it does
	 */
	public void require() {
		if (this == FORBIDDEN) {
			throw new RowFilterException("Going past the row filters is forbidden in this application.");
		}
		if (this == OUTSIDE_SCOPES && FilterScope.isBound()) {
			throw new RowFilterException("Going past the row filters is forbidden within a call that has a FilterScope,"
					+ " such as a request. Do it on a thread of its own, outside of every call.");
		}
	}

}
