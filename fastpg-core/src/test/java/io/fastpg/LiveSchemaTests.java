package io.fastpg;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.SqlGrammarException;
import io.fastpg.row.Row;
import io.fastpg.schema.Schema;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The snapshot of the schema heals itself: once, and no more often than needed. */
class LiveSchemaTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, "insert into cat (name) values ('meow')");

	private final List<String> tasks = new CopyOnWriteArrayList<>();

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource())
			.listener((event) -> this.tasks.add(event.task()))
			.build();
		this.cats = this.db.table("cat");
		this.cats.list();
		this.tasks.clear();
	}

	@Test
	void aChangeIsSeenByItsOwnTransactionOnlyUntilItCommits() {
		this.db.transaction(() -> {
			this.db.execute("create table dog (id int primary key, name text)");
			this.db.table("dog").insert(Map.of("id", 1, "name", "wuff"));

			assertThat(elsewhere(() -> this.db.schema().find("dog").isPresent())).isFalse();
		});

		assertThat(this.db.table("dog").get(1).getString("name")).isEqualTo("wuff");
		assertThat(elsewhere(() -> this.db.schema().find("dog").isPresent())).isTrue();
	}

	@Test
	void aTransactionDoesNotWaitForOneWhoWaitsForItsConnection() throws Exception {
		try (HikariDataSource pool = pool(1)) {
			Database alone = Database.of(pool);
			FutureTask<Schema> waiting = new FutureTask<>(alone::refresh);

			alone.transaction(() -> {
				new Thread(waiting).start();
				while (pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 0) {
					Thread.onSpinWait();
				}
				assertThat(alone.table("cat").count()).isEqualTo(1);
			});

			assertThat(waiting.get().find("cat")).isPresent();
		}
	}

	private HikariDataSource pool(int size) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.jdbcUrl());
		config.setUsername(this.database.user());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(size);
		config.setConnectionTimeout(5000);
		return new HikariDataSource(config);
	}

	@Test
	void whatATransactionFailedByIsReadAnewForTheNext() {
		Database doubting = Database.builder(this.database.dataSource()).trustAbsence(Duration.ZERO).build();
		Table<Row> table = doubting.table("cat");
		assertThat(table.list()).hasSize(1);

		this.database.execute("alter table cat rename name to title");

		assertThatThrownBy(() -> doubting.transaction(table::list)).isInstanceOf(SqlGrammarException.class);
		assertThat(doubting.transaction(table::list)).extracting((row) -> row.getString("title"))
			.containsExactly("meow");
	}

	private static <R> R elsewhere(Callable<R> action) {
		FutureTask<R> task = new FutureTask<>(action);
		new Thread(task).start();
		try {
			return task.get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aFilterColumnAddedByAMigrationElsewhereIsNotMissedForLong() throws InterruptedException {
		this.database
			.execute("create table log (id int, line text); insert into log values (1, 'mine'), (2, 'theirs')");
		Database filtered = Database.builder(this.database.dataSource())
			.trustAbsence(Duration.ofSeconds(1))
			.build()
			.xtra("uid", 1);
		assertThat(filtered.table("log").count()).isEqualTo(2);

		this.database.execute("alter table log add column uid int; update log set uid = id");
		Thread.sleep(1100);

		assertThat(filtered.table("log").list()).containsExactly(Row.of("id", 1, "line", "mine", "uid", 1));
	}

	@Test
	void theCatalogIsReadOnceForManyCallsAndTables() {
		this.cats.get(1);
		this.db.table("cat").update(1, Map.of("name", "x"));
		this.db.query("select 1").list();

		assertThat(catalogReads()).isZero();
	}

	@Test
	void aTableThatOthersMadeIsFoundAfterOneRefresh() {
		this.database.execute("create table dog (id int primary key)");

		assertThat(this.db.table("dog").insert(Map.of("id", 1))).isEqualTo(Row.of("id", 1));

		assertThat(catalogReads()).isEqualTo(1);
	}

	@Test
	void anUnknownTableCostsOneRefreshAndNamesTheNearest() {
		assertThatThrownBy(() -> this.db.table("cats")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"cats\"")
			.hasMessageContaining("Did you mean \"cat\"?");

		assertThat(catalogReads()).isEqualTo(1);
	}

	@Test
	void anUnknownColumnCostsOneRefresh() {
		this.database.execute("alter table cat add colour text");

		assertThat(this.cats.update(1, Map.of("colour", "red")).getString("colour")).isEqualTo("red");
		assertThat(catalogReads()).isEqualTo(1);
		assertThatThrownBy(() -> this.cats.insert(Map.of("color", "red"))).isInstanceOf(SchemaException.class);
		assertThat(catalogReads()).isEqualTo(2);
	}

	@Test
	void anAddedColumnIsInTheRowsAfterARefresh() {
		this.database.execute("alter table cat add colour text default 'grey'");
		assertThat(this.cats.get(1).has("colour")).isFalse();

		this.db.refresh();

		assertThat(this.cats.get(1).getString("colour")).isEqualTo("grey");
		assertThat(this.db.table(Cat.class).get(1).name()).isEqualTo("meow");
	}

	@Test
	void aDroppedColumnHeals() {
		this.database.execute("alter table cat drop weight");

		assertThat(this.cats.list()).containsExactly(Row.of("id", 1, "name", "meow", "uid", 1));
		assertThat(this.cats.insert(Map.of("name", "purr")).has("weight")).isFalse();
		assertThat(this.db.table(Cat.class).get(1).weight()).isNull();
	}

	@Test
	void aColumnOfAnotherTypeIsReadAsThatAfterARefresh() {
		this.database.execute("alter table cat alter uid drop default, alter uid type text using 'u' || uid");

		this.db.refresh();

		assertThat(this.cats.where("name = ?", "meow").single().get("uid")).isEqualTo("u1");
	}

	@Test
	void aRenamedTableIsAnsweredByTheNearestName() {
		this.database.execute("alter table cat rename to cat2");

		assertThatThrownBy(() -> this.cats.list()).isInstanceOf(SchemaException.class).hasMessageContaining("\"cat2\"");
	}

	@Test
	void aTableThatIsMadeAnewIsUsedAsItIsNow() {
		this.database.execute("drop table cat; create table cat (name text, id bigint primary key)");

		assertThat(this.cats.insert(Map.of("id", 1, "name", "x"))).isEqualTo(Row.of("name", "x", "id", 1L));
	}

	@Test
	void aMistakeInSqlIsNotTriedTwice() {
		assertThatThrownBy(() -> this.cats.where("nothing = 1").list()).isInstanceOf(DataAccessException.class)
			.hasMessageContaining("nothing");

		assertThat(this.tasks).containsOnlyOnce("Read from \"cat\"");
	}

	@Test
	void ddlThatIsRolledBackLeavesNoTrace() {
		assertThatThrownBy(() -> this.db.transaction(() -> {
			this.db.execute("create table dog (id int primary key); alter table cat add colour text");
			this.db.table("dog").insert(Map.of("id", 1));
			this.cats.update(1, Map.of("colour", "red"));
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);

		assertThatThrownBy(() -> this.db.table("dog")).isInstanceOf(SchemaException.class);
		assertThat(this.cats.get(1).has("colour")).isFalse();
	}

	@Test
	void ddlThatIsRolledBackToASavepointLeavesNoTraceInItsTransaction() {
		this.db.transaction(() -> {
			assertThatThrownBy(() -> this.db.transaction(() -> {
				this.db.execute("alter table cat add colour text");
				this.cats.update(1, Map.of("colour", "red"));
				throw new IllegalStateException();
			})).isInstanceOf(IllegalStateException.class);
			assertThat(this.cats.get(1).has("colour")).isFalse();
		});
	}

	@Test
	void ddlThatIsNotCommittedIsNotSeenByOthers() {
		this.db.transaction(() -> {
			this.db.execute("create table dog (id int primary key); alter table cat add colour text");
			this.db.table("dog").insert(Map.of("id", 1));
			assertThatThrownBy(() -> inAnotherThread(() -> this.db.table("dog").count()))
				.hasRootCauseInstanceOf(SchemaException.class);
			assertThat(this.db.table("dog").count()).isEqualTo(1);
		});

		assertThat(this.db.table("dog").count()).isEqualTo(1);
		assertThat(this.cats.get(1).has("colour")).isTrue();
	}

	@Test
	void aSnapshotIsReplacedWhole() throws Exception {
		AtomicBoolean done = new AtomicBoolean();
		FutureTask<Void> reader = new FutureTask<>(() -> {
			while (!done.get()) {
				Schema schema = this.db.schema();
				assertThat(schema.find("pair_a").isPresent()).isEqualTo(schema.find("pair_b").isPresent());
				this.cats.get(1);
			}
			return null;
		});
		new Thread(reader).start();

		for (int i = 0; i < 10; i++) {
			this.db.execute((i % 2 == 0) ? "create table pair_a (id int); create table pair_b (id int)"
					: "drop table pair_a, pair_b");
			this.db.refresh();
		}
		done.set(true);

		assertThat(reader.get()).isNull();
	}

	private long catalogReads() {
		return this.tasks.stream().filter("Reading the catalog"::equals).count();
	}

	private static <R> R inAnotherThread(Callable<R> action) {
		FutureTask<R> task = new FutureTask<>(action);
		new Thread(task).start();
		try {
			return task.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
