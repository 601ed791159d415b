package io.fastpg.spring.boot.autoconfigure.web;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Remembers verdicts for a time, of the last 10,000 keys. Each key is decided by one
 * thread at a time, while others wait for it; a failure is not remembered. Thread-safe.
 */
final class VerdictCache {

	static final int REMEMBERED = 10_000;

	private final long nanos;

	private final LongSupplier clock;

	// Held for a lookup, never while a verdict is made
	private final ReentrantLock lock = new ReentrantLock();

	// The oldest first
	private final Map<Object, Verdict> verdicts = new LinkedHashMap<>();

	VerdictCache(Duration remembered, LongSupplier nanoClock) {
		this.nanos = remembered.toNanos();
		this.clock = nanoClock;
	}

	boolean get(Object key, Callable<Boolean> decision) {
		Verdict verdict = remembered(key, decision);
		// Does nothing if it has run, or runs on another thread
		verdict.task.run();
		try {
			return verdict.task.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(
					"The thread was interrupted while it waited for the validators of a tenant.", ex);
		}
		catch (ExecutionException ex) {
			forget(key, verdict);
			throw thrown(ex);
		}
	}

	private Verdict remembered(Object key, Callable<Boolean> decision) {
		this.lock.lock();
		try {
			long now = this.clock.getAsLong();
			Verdict verdict = this.verdicts.get(key);
			if (verdict == null || now - verdict.since >= this.nanos) {
				verdict = new Verdict(new FutureTask<>(decision), now);
				this.verdicts.remove(key);
				this.verdicts.put(key, verdict);
				forgetOldest();
			}
			return verdict;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void forgetOldest() {
		if (this.verdicts.size() > REMEMBERED) {
			Iterator<Object> keys = this.verdicts.keySet().iterator();
			keys.next();
			keys.remove();
		}
	}

	private void forget(Object key, Verdict verdict) {
		this.lock.lock();
		try {
			this.verdicts.remove(key, verdict);
		}
		finally {
			this.lock.unlock();
		}
	}

	private static RuntimeException thrown(ExecutionException ex) {
		if (ex.getCause() instanceof Error error) {
			throw error;
		}
		return (ex.getCause() instanceof RuntimeException runtime) ? runtime
				: new IllegalStateException("A validator of tenants failed.", ex.getCause());
	}

	/**
	 * A decision, made or in the making.
	 *
	 * @param task what makes it
	 * @param since when it was asked for, in nanoseconds
	 */
	private record Verdict(FutureTask<Boolean> task, long since) {
	}

}
