package io.fastpg.filter;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;

/**
 * Binds a filter to the current call: to this thread, until the scope is closed. A thread
 * started inside inherits nothing; {@link #wrap(Runnable)} hands the filter over, as does
 * Micrometer's context propagation where it is present. An inner scope narrows the outer
 * one, and is refused for another value of the same column.
 */
public final class FilterScope implements AutoCloseable {

	// Not inheritable: a pooled thread would keep the filter of whoever created it
	private static final ThreadLocal<Bound> CURRENT = new ThreadLocal<>();

	private final Bound bound;

	private final Thread owner = Thread.currentThread();

	private FilterScope(RowFilter filter, boolean alone) {
		Bound outer = CURRENT.get();
		this.bound = new Bound((outer != null && !alone) ? narrow(outer.filter(), filter) : filter, outer);
		CURRENT.set(this.bound);
	}

	/**
	 * Returns the filter of the current call.
	 * @return the filter; {@link RowFilter#none()} outside every scope
	 */
	public static RowFilter current() {
		Bound bound = CURRENT.get();
		return (bound != null) ? bound.filter() : RowFilter.none();
	}

	/**
	 * Tells whether this thread works for a call.
	 * @return whether a scope is open on it, be it one of no filter
	 */
	public static boolean isBound() {
		return CURRENT.get() != null;
	}

	/**
	 * Opens a scope; for try-with-resources.
	 * @param filter the filter to bind
	 * @return the scope, to be closed by this thread
	 * @throws RowFilterException if an outer scope asks for another value of one of its
	 * columns
	 */
	public static FilterScope open(RowFilter filter) {
		return new FilterScope(Objects.requireNonNull(filter, "filter"), false);
	}

	/**
	 * Opens a scope for a call that begins here, such as a request: only this filter is
	 * in force in it, whatever an earlier call has left bound to the thread.
	 * @param filter the filter to bind; {@link RowFilter#none()} for a call without one
	 * @return the scope, to be closed by this thread; what was bound before it is bound
	 * again
	 */
	public static FilterScope openAlone(RowFilter filter) {
		return new FilterScope(Objects.requireNonNull(filter, "filter"), true);
	}

	/**
	 * Runs an action with the filter bound.
	 * @param filter the filter to bind
	 * @param action what to run
	 */
	public static void run(RowFilter filter, Runnable action) {
		FilterScope scope = open(filter);
		try {
			action.run();
		}
		finally {
			scope.close();
		}
	}

	/**
	 * Calls an action with the filter bound.
	 * @param filter the filter to bind
	 * @param action what to call
	 * @param <R> the type of its result
	 * @return its result
	 */
	public static <R extends @Nullable Object> R call(RowFilter filter, Supplier<R> action) {
		FilterScope scope = open(filter);
		try {
			return action.get();
		}
		finally {
			scope.close();
		}
	}

	/**
	 * Hands the current filter to an action that runs elsewhere.
	 * @param action what will run, on any thread
	 * @return an action that runs with the filter of this moment, and without one where
	 * there is none now; what its thread had is restored after it
	 */
	public static Runnable wrap(Runnable action) {
		Bound captured = captured();
		return () -> {
			Bound previous = replace(captured);
			try {
				action.run();
			}
			finally {
				replace(previous);
			}
		};
	}

	/**
	 * Hands the current filter to an action that is called elsewhere.
	 * @param action what will be called, on any thread
	 * @param <R> the type of its result
	 * @return an action like that of {@link #wrap(Runnable)}
	 */
	public static <R extends @Nullable Object> Callable<R> wrap(Callable<R> action) {
		Bound captured = captured();
		return () -> {
			Bound previous = replace(captured);
			try {
				return action.call();
			}
			finally {
				replace(previous);
			}
		};
	}

	/**
	 * Makes an executor that hands on the filter of whoever gives it an action. A stage
	 * of a {@link java.util.concurrent.CompletableFuture} is given to it by the thread
	 * that completes the stage before; {@link #wrapFunction} has the filter of the thread
	 * that adds the stage.
	 * @param executor what will run the actions
	 * @return an executor that wraps each action
	 */
	public static Executor wrap(Executor executor) {
		return (action) -> executor.execute(wrap(action));
	}

	/**
	 * Makes a view of an executor that hands on the filter of whoever gives it a task.
	 * @param executor what will run the tasks; it ends when the view is shut down
	 * @return an executor that wraps each task
	 */
	public static ExecutorService wrap(ExecutorService executor) {
		return new ScopedExecutorService(executor);
	}

	/**
	 * Hands the current filter to a supplier that is asked elsewhere. It has a name of
	 * its own because a lambda could be a {@link Callable} as well.
	 * @param action what will be asked, on any thread
	 * @param <R> the type of its result
	 * @return a supplier like the action of {@link #wrap(Runnable)}
	 */
	public static <R extends @Nullable Object> Supplier<R> wrapSupplier(Supplier<R> action) {
		Bound captured = captured();
		return () -> within(captured, action);
	}

	/**
	 * Hands the current filter to a function that is applied elsewhere, such as a stage
	 * of a future that another call completes.
	 * @param action what will be applied, on any thread
	 * @param <T> the type of its argument
	 * @param <R> the type of its result
	 * @return a function like the action of {@link #wrap(Runnable)}
	 */
	public static <T extends @Nullable Object, R extends @Nullable Object> Function<T, R> wrapFunction(
			Function<T, R> action) {
		Bound captured = captured();
		return (argument) -> within(captured, () -> action.apply(argument));
	}

	private static <R extends @Nullable Object> R within(@Nullable Bound captured, Supplier<R> action) {
		Bound previous = replace(captured);
		try {
			return action.get();
		}
		finally {
			replace(previous);
		}
	}

	/** Without what is outside it, which the other thread must not end. */
	private static @Nullable Bound captured() {
		Bound bound = CURRENT.get();
		return (bound != null) ? new Bound(bound.filter(), null) : null;
	}

	/**
	 * Ends the scope, and those opened inside it that are still open; what was bound
	 * before it is bound again. Closing twice does nothing.
	 * @throws IllegalStateException if another thread closes it
	 */
	@Override
	public void close() {
		if (Thread.currentThread() != this.owner) {
			throw new IllegalStateException("A FilterScope must be closed by the thread that opened it.");
		}
		for (Bound open = CURRENT.get(); open != null; open = open.outer()) {
			if (open == this.bound) {
				replace(this.bound.outer());
			}
		}
	}

	private static RowFilter narrow(RowFilter outer, RowFilter inner) {
		for (RowFilter.Term term : inner.terms()) {
			boolean other = outer.terms()
				.stream()
				.anyMatch((bound) -> bound.column().equals(term.column())
						&& !bound.value().toString().equals(term.value().toString()));
			if (other) {
				throw new RowFilterException("A scope with another value for \"" + term.column()
						+ "\" is already open on this thread. Close it first, or use a view of an unfiltered database.");
			}
		}
		return outer.and(inner);
	}

	/** Null where no scope is open. */
	static @Nullable Bound bound() {
		return CURRENT.get();
	}

	/** Binds this, or nothing where it is null, and returns what was bound. */
	static @Nullable Bound replace(@Nullable Bound bound) {
		Bound previous = CURRENT.get();
		if (bound != null) {
			CURRENT.set(bound);
		}
		else {
			CURRENT.remove();
		}
		return previous;
	}

}
