package io.fastpg;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The snapshot of a transaction that has changed the schema: nobody else may plan on it
 * before the commit, least of all if a filter's column is among the changes.
 */
final class UncommittedSchema implements TransactionSynchronization {

	private final LiveSchema schema;

	private @Nullable Snapshot snapshot;

	private UncommittedSchema(LiveSchema schema) {
		this.schema = schema;
	}

	/** The current transaction's, or null where it has not changed the schema. */
	static @Nullable UncommittedSchema of(LiveSchema schema) {
		return (UncommittedSchema) TransactionSynchronizationManager.getResource(schema);
	}

	/** Begins, or forgets, what the current transaction has read. */
	static void changed(LiveSchema schema) {
		UncommittedSchema own = of(schema);
		if (own == null) {
			own = new UncommittedSchema(schema);
			TransactionSynchronizationManager.bindResource(schema, own);
			TransactionSynchronizationManager.registerSynchronization(own);
		}
		own.forget();
	}

	void forget() {
		this.snapshot = null;
	}

	Snapshot current() {
		Snapshot read = this.snapshot;
		return (read != null) ? read : refresh();
	}

	Snapshot refresh() {
		Snapshot read = this.schema.read();
		this.snapshot = read;
		return read;
	}

	@Override
	public void savepointRollback(Object savepoint) {
		forget();
	}

	@Override
	public void suspend() {
		TransactionSynchronizationManager.unbindResource(this.schema);
	}

	@Override
	public void resume() {
		TransactionSynchronizationManager.bindResource(this.schema, this);
	}

	@Override
	public void afterCompletion(int status) {
		TransactionSynchronizationManager.unbindResourceIfPossible(this.schema);
		this.schema.forget();
	}

}
