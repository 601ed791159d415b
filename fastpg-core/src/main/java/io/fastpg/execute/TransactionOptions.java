package io.fastpg.execute;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * How a transaction runs. Immutable: each method returns changed options.
 */
public final class TransactionOptions {

	private static final TransactionOptions DEFAULTS = new TransactionOptions(Isolation.DEFAULT, false, null, null);

	private final Isolation isolation;

	private final boolean readOnly;

	private final @Nullable Duration timeout;

	private final @Nullable String name;

	private TransactionOptions(Isolation isolation, boolean readOnly, @Nullable Duration timeout,
			@Nullable String name) {
		this.isolation = isolation;
		this.readOnly = readOnly;
		this.timeout = timeout;
		this.name = name;
	}

	/**
	 * Returns the server's default isolation, reading and writing, without a timeout.
	 * @return the defaults
	 */
	public static TransactionOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Sets the isolation level. A nested transaction cannot change that of its outer one.
	 * @param level the level; PostgreSQL treats read uncommitted as read committed
	 * @return the changed options
	 */
	public TransactionOptions isolation(Isolation level) {
		return new TransactionOptions(level, this.readOnly, this.timeout, this.name);
	}

	/**
	 * Lets the server refuse every write. Without effect in a nested transaction.
	 * @return the changed options
	 */
	public TransactionOptions readOnly() {
		return new TransactionOptions(this.isolation, true, this.timeout, this.name);
	}

	/**
	 * Sets by when every statement of the transaction must have ended. Without effect in
	 * a nested transaction.
	 * @param limit counted from the start of the transaction, rounded up to seconds
	 * @return the changed options
	 * @throws IllegalArgumentException if it is not positive
	 */
	public TransactionOptions timeout(Duration limit) {
		seconds(limit);
		return new TransactionOptions(this.isolation, this.readOnly, limit, this.name);
	}

	/**
	 * Names the transaction, for monitoring.
	 * @param label the name that Spring shows
	 * @return the changed options
	 */
	public TransactionOptions name(String label) {
		return new TransactionOptions(this.isolation, this.readOnly, this.timeout, label);
	}

	Isolation isolation() {
		return this.isolation;
	}

	TransactionDefinition definition() {
		DefaultTransactionDefinition definition = new DefaultTransactionDefinition(
				TransactionDefinition.PROPAGATION_NESTED);
		definition.setIsolationLevel(this.isolation.value());
		definition.setReadOnly(this.readOnly);
		if (this.timeout != null) {
			definition.setTimeout(seconds(this.timeout));
		}
		if (this.name != null) {
			definition.setName(this.name);
		}
		return definition;
	}

	// JDBC counts in seconds; rounded down, a short limit would become none.
	static int seconds(Duration limit) {
		if (limit.isNegative() || limit.isZero()) {
			throw new IllegalArgumentException("A timeout must be longer than zero.");
		}
		long seconds = limit.getSeconds() + ((limit.getNano() > 0) ? 1 : 0);
		return (int) Math.min(seconds, Integer.MAX_VALUE / 1000);
	}

}
