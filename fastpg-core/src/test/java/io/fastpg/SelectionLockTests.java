package io.fastpg;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.LockNotAvailableException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Selections that hold on to something: locks, streams. */
class SelectionLockTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table job (id int primary key, name text);
			insert into job select i, 'job ' || i from generate_series(1, 2500) i""");

	private Database db;

	private Table<Row> jobs;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.jobs = this.db.table("job");
	}

	@Test
	void skipLockedLeavesOutWhatAnotherTransactionHasLocked() throws Exception {
		List<Integer> other = this.db.transaction(() -> {
			assertThat(ids(this.jobs.orderBy("id").limit(2).forUpdate())).containsExactly(1, 2);
			return inAnotherThread(() -> this.db.transaction(() -> ids(this.jobs.orderBy("id").limit(2).skipLocked())));
		});

		assertThat(other).containsExactly(3, 4);
	}

	@Test
	void forUpdateWaitsForTheRowsOfOthers() {
		this.db.transaction(() -> {
			this.jobs.where("id = ?", 1).forUpdate().single();
			inAnotherThread(() -> {
				this.db.transaction(() -> {
					this.db.execute("set local lock_timeout = '50ms'");
					assertThatThrownBy(() -> this.jobs.where("id = ?", 1).forUpdate().list())
						.isInstanceOf(LockNotAvailableException.class);
					throw new Rollback();
				});
				return null;
			});
		});
	}

	@Test
	void lockedRowsCannotBeCounted() {
		assertThatThrownBy(() -> this.jobs.all().forUpdate().count()).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("lock");
	}

	@Test
	void aStreamThatLocksNeedsATransaction() {
		Selection<Row> locked = this.jobs.orderBy("id").limit(2).forUpdate();

		assertThatThrownBy(locked::stream).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("db.transaction");
		this.db.transaction(() -> {
			try (Stream<Row> rows = locked.stream()) {
				assertThat(rows).hasSize(2);
			}
		});
	}

	@Test
	void aStreamReadsAllRowsInOrder() {
		try (Stream<Row> rows = this.jobs.orderBy("id").stream()) {
			assertThat(rows.mapToInt((row) -> row.getInt("id")).sum()).isEqualTo(2500 * 2501 / 2);
		}
	}

	@Test
	void aStreamThatIsClosedEarlyGivesItsConnectionBack() {
		for (int i = 0; i < 10; i++) {
			try (Stream<Row> rows = this.jobs.where("id > ?", 10).orderBy("id").stream()) {
				assertThat(rows.limit(2).map((row) -> row.getInt("id"))).containsExactly(11, 12);
			}
		}

		assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isZero();
	}

	@Test
	void aStreamInsideATransactionSeesItsWrites() {
		this.db.transaction(() -> {
			this.jobs.insert(Row.of("id", 9999, "name", "new"));
			try (Stream<Row> rows = this.jobs.where("id > ?", 2500).stream()) {
				assertThat(rows).extracting((row) -> row.getInt("id")).containsExactly(9999);
			}
			assertThat(this.jobs.exists(1)).isTrue();
		});
	}

	private static List<Integer> ids(Selection<Row> selection) {
		return selection.list().stream().map((row) -> row.getInt("id")).toList();
	}

	private static <R> R inAnotherThread(java.util.concurrent.Callable<R> action) {
		java.util.concurrent.FutureTask<R> task = new java.util.concurrent.FutureTask<>(() -> {
			try {
				return action.call();
			}
			catch (Rollback ex) {
				return null;
			}
		});
		new Thread(task).start();
		try {
			return task.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@SuppressWarnings("serial")
	private static final class Rollback extends RuntimeException {

	}

}
