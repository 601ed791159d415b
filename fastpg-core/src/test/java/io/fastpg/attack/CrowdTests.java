package io.fastpg.attack;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import io.fastpg.Database;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hundred threads of ten tenants on eight connections, while statements fail, are
 * cancelled and lose their connections. {@code -Dfastpg.calls=1000} makes each thread do
 * a thousand calls.
 */
class CrowdTests {

	private static final Logger logger = LoggerFactory.getLogger(CrowdTests.class);

	private static final int THREADS = 200;

	private static final int CALLS = Integer.getInteger("fastpg.calls", 25);

	private static final int TENANTS = 10;

	private static final int ROWS = 400;

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table note (id int primary key, tenant_id int not null, body text not null);
			insert into note select i, 1 + i % 10, 'of-' || (1 + i % 10) || '-' from generate_series(1, 400) i;
			""");

	private final Queue<String> foreign = new ConcurrentLinkedQueue<>();

	private final AtomicInteger done = new AtomicInteger();

	private final AtomicInteger failed = new AtomicInteger();

	private final AtomicBoolean over = new AtomicBoolean();

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void nobodyOfACrowdMeetsARowOfAnother(Walls walls) throws InterruptedException {
		if (walls.hasPolicies()) {
			this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("note", "tenant_id", "int"));
		}
		try (HikariDataSource pool = pool()) {
			Database db = walls.raise(Database.builder(pool)).build();
			CountDownLatch latch = new CountDownLatch(THREADS);
			IntStream.range(0, THREADS).forEach((seed) -> new Thread(() -> {
				try {
					work(walls, db, JdbcClient.create(pool), new Random(seed));
				}
				finally {
					latch.countDown();
				}
			}).start());
			new Thread(this::disturb).start();
			latch.await();
			this.over.set(true);
		}

		logger.info("{} calls succeeded and {} failed", this.done, this.failed);
		assertThat(this.foreign).isEmpty();
		assertThat(this.done.get()).isGreaterThan(this.failed.get());
		assertThat(this.done.get() + this.failed.get()).isEqualTo(THREADS * CALLS);
		this.database.executeAsSuperuser("alter table note add check (body like 'of-' || tenant_id || '-%')");
	}

	private void work(Walls walls, Database db, JdbcClient jdbc, Random random) {
		for (int i = 0; i < CALLS; i++) {
			int tenant = 1 + random.nextInt(TENANTS);
			try {
				if (random.nextBoolean()) {
					FilterScope.run(RowFilter.of("tenant_id", tenant), () -> call(walls, db, jdbc, tenant, random));
				}
				else {
					call(walls, db.xtra("tenant_id", tenant), jdbc, tenant, random);
				}
				this.done.incrementAndGet();
			}
			catch (DataAccessException | TransactionException | IllegalStateException ex) {
				this.failed.incrementAndGet();
			}
			catch (Throwable ex) {
				this.foreign.add("A call of another kind failed: " + ex);
			}
		}
	}

	private void call(Walls walls, Database db, JdbcClient jdbc, int tenant, Random random) {
		int id = 1 + random.nextInt(ROWS);
		String body = "of-" + tenant + "-" + random.nextInt();
		switch (random.nextInt(walls.hasPolicies() ? 15 : 9)) {
			case 0 -> meet(tenant, db.table("note").where("body <> ?", body).limit(20).list());
			case 1 -> db.table("note").find(id).ifPresent((row) -> meet(tenant, List.of(row)));
			case 2 -> meet(tenant, List.of(db.table("note").insert(Map.of("id", id, "tenant_id", 3, "body", body))));
			case 3 -> meet(tenant, List.of(db.table("note").update(id, Map.of("tenant_id", 3, "body", body))));
			case 4 -> meet(tenant, List.of(db.table("note").upsert(Map.of("id", id, "tenant_id", 3, "body", body))));
			case 5 -> meet(tenant, db.table("note").where("id = ?", id).delete());
			case 6 -> meet(tenant, db.table("note").where("id % 50 = ?", id % 50).update(Map.of("body", body)));
			case 7 -> transaction(db, tenant, body, random.nextBoolean());
			case 8 -> {
				try (var rows = db.table("note").stream()) {
					meet(tenant, rows.limit(5).toList());
				}
			}
			case 9 -> meet(tenant, db.query("select * from note where body <> ?", body).list());
			case 10 -> db.execute("update note set body = ? where id % 40 = ?", body, id % 40);
			case 11 -> db.query("select 1 / (id - id), body from note").list();
			case 12 -> db.transaction(() -> {
				meetText(tenant, jdbc.sql("select body from note").query(String.class).list());
				db.table("note").count();
				meetText(tenant, jdbc.sql("select body from note").query(String.class).list());
			});
			case 13 -> db.batch("update note set body = ? where id = ?", List.of(List.of(body, id), List.of(body, 7)));
			default -> meet(tenant, db.query("select note.*, pg_sleep(0.02) from note limit 2").list());
		}
	}

	private void transaction(Database db, int tenant, String body, boolean fails) {
		db.transaction(() -> {
			db.table("note").where("id % 30 = ?", tenant).update(Map.of("body", body));
			meet(tenant, db.table("note").where("id % 30 = 1").list());
			if (fails) {
				throw new IllegalStateException("rolled back");
			}
		});
	}

	private void meet(int tenant, List<Row> rows) {
		for (Row row : rows) {
			if (row.getInt("tenant_id") != tenant) {
				this.foreign.add(tenant + " met " + row);
			}
		}
		meetText(tenant, rows.stream().map((row) -> row.getString("body")).toList());
	}

	private void meetText(int tenant, List<String> bodies) {
		for (String body : bodies) {
			if (!body.startsWith("of-" + tenant + "-")) {
				this.foreign.add(tenant + " met " + body);
			}
		}
	}

	/** Cancels what runs, and now and then ends its connection. */
	private void disturb() {
		Random random = new Random(1);
		JdbcClient jdbc = JdbcClient.create(this.database.dataSource());
		while (!this.over.get()) {
			String way = (random.nextInt(10) == 0) ? "pg_terminate_backend" : "pg_cancel_backend";
			try {
				jdbc.sql("select " + way + "(pid) from pg_stat_activity where datname = current_database()"
						+ " and pid <> pg_backend_pid() and state <> 'idle' order by random() limit 1")
					.query()
					.listOfRows();
				Thread.sleep(20);
			}
			catch (DataAccessException | InterruptedException ex) {
				// it may have met itself
			}
		}
	}

	private HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.database.jdbcUrl());
		pool.setUsername(this.database.user());
		pool.setPassword(this.database.password());
		pool.setMaximumPoolSize(8);
		pool.setConnectionTimeout(120_000);
		return pool;
	}

}
