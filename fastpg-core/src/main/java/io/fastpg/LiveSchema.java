package io.fastpg;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.row.RowMappers;
import io.fastpg.schema.CatalogReader;
import io.fastpg.schema.RowSecurityReader;
import io.fastpg.schema.RowSecurityState;
import io.fastpg.schema.Schema;

/**
 * The current snapshot of the schema: read at first use, replaced whole, and read anew
 * once before an unknown name becomes an error.
 */
final class LiveSchema {

	private final StatementExecutor executor;

	private final RowMappers mappers;

	private final SecondWall wall;

	private final ReentrantLock reading = new ReentrantLock();

	private final AtomicLong changes = new AtomicLong();

	private volatile @Nullable Snapshot current;

	private volatile @Nullable Snapshot latest;

	private @Nullable LiveSchema sibling;

	LiveSchema(StatementExecutor executor, RowMappers mappers, SecondWall wall) {
		this.executor = executor;
		this.mappers = mappers;
		this.wall = wall;
	}

	Snapshot current() {
		UncommittedSchema own = UncommittedSchema.of(this);
		if (own != null) {
			return own.current();
		}
		Snapshot snapshot = this.current;
		return (snapshot != null) ? snapshot : replace(null);
	}

	/**
	 * What was read last, for one who holds a connection and must not wait for another.
	 */
	Snapshot latest() {
		Snapshot snapshot = (UncommittedSchema.of(this) == null) ? this.latest : null;
		return (snapshot != null) ? snapshot : current();
	}

	boolean isRead() {
		return this.current != null;
	}

	Snapshot refresh() {
		return replace(this.current);
	}

	/** Plans on the snapshot, and once more on a fresh one where a name is unknown. */
	<P> P plan(Function<Snapshot, P> planner) {
		Snapshot snapshot = current();
		try {
			return planner.apply(snapshot);
		}
		catch (SchemaException ex) {
			return planner.apply(freshAfter(snapshot, ex));
		}
	}

	private Snapshot freshAfter(Snapshot stale, SchemaException unknown) {
		try {
			return replace(stale);
		}
		catch (DataAccessException ex) {
			unknown.addSuppressed(ex);
			throw unknown;
		}
	}

	/**
	 * Drops the snapshot; inside a transaction once it has ended, and until then this
	 * transaction has one of its own.
	 */
	void changed() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			forget();
			return;
		}
		UncommittedSchema.changed(this);
		LiveSchema other = this.sibling;
		if (other != null && isCommitted()) {
			other.forgetOwn();
		}
	}

	// The transaction may be on a connection of the other data source
	private boolean isCommitted() {
		return this.executor.withConnection("Looking for a transaction", Connection::getAutoCommit);
	}

	/**
	 * The same database read on connections of another data source: what one of the two
	 * changes, the other must not go on believing.
	 */
	void join(LiveSchema other) {
		this.sibling = other;
		other.sibling = this;
	}

	/** Drops the snapshots of both sides. */
	void forget() {
		forgetOwn();
		LiveSchema other = this.sibling;
		if (other != null) {
			other.forgetOwn();
		}
	}

	private void forgetOwn() {
		this.changes.incrementAndGet();
		this.current = null;
		UncommittedSchema own = UncommittedSchema.of(this);
		if (own != null) {
			own.forget();
		}
	}

	/** For the next transaction: in this one, which has failed, nothing can be read. */
	void doubt() {
		Snapshot snapshot = this.current;
		if (snapshot != null && this.wall.isOld(snapshot.security())) {
			forget();
		}
	}

	// A lock and not synchronized: reading waits for the server
	private Snapshot replace(@Nullable Snapshot seen) {
		UncommittedSchema own = UncommittedSchema.of(this);
		if (own != null) {
			return own.refresh();
		}
		if (!lock()) {
			return read();
		}
		try {
			Snapshot snapshot = this.current;
			if (snapshot == null || snapshot == seen) {
				long before = this.changes.get();
				snapshot = read();
				this.latest = snapshot;
				// What was read while the schema changed serves this call and no other
				this.current = (this.changes.get() == before) ? snapshot : null;
			}
			return snapshot;
		}
		finally {
			this.reading.unlock();
		}
	}

	/**
	 * Who reads may wait for a connection that a transaction holds, so none waits here.
	 */
	private boolean lock() {
		if (this.executor.isInTransaction()) {
			return this.reading.tryLock();
		}
		this.reading.lock();
		return true;
	}

	Snapshot read() {
		return this.executor.withConnection("Reading the catalog", (connection) -> {
			Schema schema = CatalogReader.read(connection);
			RowSecurityState security = this.wall.isUsed() ? RowSecurityReader.read(connection, this.wall.columns())
					: RowSecurityState.NONE;
			return new Snapshot(schema, security, this.mappers);
		});
	}

}
