package io.fastpg.filter;

import io.micrometer.context.ThreadLocalAccessor;

/**
 * Lets Micrometer's context propagation carry the {@link FilterScope} of a thread to
 * others. Loaded by its {@code ContextRegistry}; where that is absent, nobody asks for
 * this class.
 */
public final class FilterScopeThreadLocalAccessor implements ThreadLocalAccessor<Bound> {

	/** Its key in a snapshot, and in a Reactor context. */
	public static final String KEY = "io.fastpg.filter";

	/** For the service loader. */
	public FilterScopeThreadLocalAccessor() {
	}

	@Override
	public Object key() {
		return KEY;
	}

	/**
	 * Returns what is bound; never null, since a snapshot leaves out what is null, and
	 * its work would then see whatever its thread had.
	 */
	@Override
	public Bound getValue() {
		Bound bound = FilterScope.bound();
		return (bound != null) ? bound : Bound.NONE;
	}

	@Override
	public void setValue(Bound bound) {
		FilterScope.replace((bound != Bound.NONE) ? bound : null);
	}

	@Override
	public void setValue() {
		FilterScope.replace(null);
	}

}
