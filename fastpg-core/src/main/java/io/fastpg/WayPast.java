package io.fastpg;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.filter.UnfilteredListener;

/**
 * The way past the filters: where it is open, who is told, and the connections of a role
 * that policies let through. It knows what is asked of others.
 */
record WayPast(UnfilteredAccess access, List<UnfilteredListener> listeners, @Nullable Engine engine, SecondWall wall) {

	WayPast {
		listeners = List.copyOf(listeners);
	}

	void open(String reason) {
		this.access.require();
		this.listeners.forEach((listener) -> listener.beforeUnfiltered(reason));
	}

	/** Asked for each statement: a database taken elsewhere may be used in a call. */
	View view() {
		return View.of(FilterPolicy.unfiltered(() -> {
			this.access.require();
			return RowFilter.none();
		}));
	}

	Engine engine(Engine usual) {
		return (this.engine != null) ? this.engine : usual;
	}

}
