package io.fastpg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A database that requires a filter: without one, nothing is sent. */
class RequiredFilterTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, uid int not null);
			create table breed (id int primary key, name text);
			create table secret (id int primary key);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2);
			insert into breed values (1, 'siam'), (2, 'manx')""");

	private final List<String> sent = new ArrayList<>();

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.sharedTables("breed", "cat")
			.listener((event) -> this.sent.add(event.task()))
			.build();
		this.cats = this.db.table("cat");
		this.sent.clear();
	}

	@Test
	void withoutAFilterNoVerbSendsAnything() {
		Stream<ThrowingCallable> verbs = Stream.of(() -> this.cats.get(1), () -> this.cats.find(1),
				() -> this.cats.exists(1), () -> this.cats.list(), () -> this.cats.stream(), () -> this.cats.count(),
				() -> this.cats.where("true").single(), () -> this.cats.where("true").optional(),
				() -> this.cats.orderBy("id").first(), () -> this.cats.limit(1).exists(), () -> this.cats.all().keyed(),
				() -> this.cats.select("name").list(), () -> this.cats.select("name").stream(),
				() -> this.cats.select("count(*)").count(), () -> this.cats.all().forUpdate().list(),
				() -> this.cats.all().groupBy("uid").count(), () -> this.cats.insert(Map.of("id", 9, "uid", 1)),
				() -> this.cats.update(Map.of("id", 1, "name", "x", "uid", 1)),
				() -> this.cats.update(1, Map.of("name", "x")), () -> this.cats.upsert(Map.of("id", 1, "uid", 1)),
				() -> this.cats.upsert(Map.of("id", 1), OnConflict.onKey().doNothing()), () -> this.cats.delete(1),
				() -> this.cats.where("true").update(Map.of("name", "x")), () -> this.cats.where("true").delete(),
				() -> this.cats.as(Cats.Cat.class).list(), () -> this.cats.xtra("id", 1).list());

		assertThat(verbs).allSatisfy((verb) -> assertThatThrownBy(verb).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"uid\"")
			.hasMessageContaining("\"cat\""));
		assertThat(this.sent).isEmpty();
	}

	@Test
	void sqlOfOnesOwnIsRefusedWithAndWithoutAFilter() {
		Stream<ThrowingCallable> calls = Stream.of(() -> this.db.query("select 1"), () -> this.db.execute("select 1"),
				() -> this.db.execute("select ?", 1), () -> this.db.item(Integer.class, "select 1"),
				() -> this.db.batch("select ?", List.of(1)));

		assertThat(calls.toList()).allSatisfy((call) -> {
			assertThatThrownBy(call).isInstanceOf(RowFilterException.class).hasMessageContaining("unfiltered");
			assertThatThrownBy(() -> FilterScope.run(RowFilter.of("uid", 1), () -> run(call)))
				.isInstanceOf(RowFilterException.class);
		});
		assertThat(this.sent).isEmpty();
	}

	@Test
	void aScopeOrAViewIsAFilter() {
		assertThat(FilterScope.call(RowFilter.of("uid", 1), () -> this.cats.list())).hasSize(1);
		assertThat(this.db.xtra("uid", 2).table("cat").count()).isEqualTo(1);
		assertThat(this.cats.xtra("uid", 2).get(2).getString("name")).isEqualTo("purr");
		assertThat(FilterScope.call(RowFilter.of("uid", 1), () -> this.cats.insert(Map.of("id", 3))).getInt("uid"))
			.isEqualTo(1);
	}

	@Test
	void aScopeOnAnotherColumnIsNoFilter() {
		assertThatThrownBy(() -> FilterScope.run(RowFilter.of("id", 1), () -> this.cats.list()))
			.isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> FilterScope.run(RowFilter.of("UID", 1), () -> this.cats.list()))
			.isInstanceOf(RowFilterException.class);
		assertThat(this.sent).isEmpty();
	}

	@Test
	void aSharedTableIsReadAndNotWritten() {
		Table<Row> breeds = this.db.table("breed");
		RowFilter one = RowFilter.of("uid", 1);

		assertThat(FilterScope.call(one, breeds::count)).isEqualTo(2);
		assertThat(breeds.get(1).getString("name")).isEqualTo("siam");
		assertThat(this.sent).hasSize(2);
		this.sent.clear();
		Stream<Runnable> writes = Stream.of(() -> breeds.insert(Map.of("id", 3)),
				() -> breeds.update(1, Map.of("name", "x")), () -> breeds.upsert(Map.of("id", 1, "name", "x")),
				() -> breeds.delete(1), () -> breeds.where("true").delete(),
				() -> breeds.where("true").update(Map.of("name", "x")));
		assertThat(writes).allSatisfy(
				(write) -> assertThatThrownBy(() -> FilterScope.run(one, write)).isInstanceOf(RowFilterException.class)
					.hasMessageContaining("\"breed\" is shared"));
		assertThat(this.sent).isEmpty();
	}

	@Test
	void aTableWithoutTheColumnThatIsNotListedIsRefused() {
		assertThatThrownBy(() -> FilterScope.run(RowFilter.of("uid", 1), () -> this.db.table("secret").list()))
			.isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"secret\" has no column \"uid\"")
			.hasMessageContaining("shared");
		assertThat(this.sent).isEmpty();
	}

	@Test
	void aSharedTableThatGetsTheColumnElsewhereIsNotReadWithoutAFilterForLong() throws InterruptedException {
		Database strict = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.sharedTables("breed")
			.trustAbsence(Duration.ofSeconds(1))
			.build();
		assertThat(strict.table("breed").count()).isEqualTo(2);

		this.database.execute("alter table breed add column uid int; update breed set uid = id");
		Thread.sleep(1100);

		assertThatThrownBy(() -> strict.table("breed").list()).isInstanceOf(RowFilterException.class);
		assertThat(FilterScope.call(RowFilter.of("uid", 1), () -> strict.table("breed").count())).isEqualTo(1L);
	}

	@Test
	void aTableThatHasTheColumnIsNotSharedThoughItIsListed() {
		assertThatThrownBy(() -> this.cats.list()).isInstanceOf(RowFilterException.class);
	}

	@Test
	void aConditionThatReadsOtherRowsIsRefused() {
		RowFilter one = RowFilter.of("uid", 1);

		for (String condition : List.of("exists (select 1 from secret)", "id in (table secret)", "id = (values (1))",
				"id in (with x as (select 1) select * from x)")) {
			assertThatThrownBy(() -> FilterScope.run(one, () -> this.cats.where(condition).list()))
				.isInstanceOf(InvalidStatementException.class)
				.hasMessageContaining("subquery");
			assertThatThrownBy(() -> FilterScope.run(one, () -> this.cats.where(condition).delete()))
				.isInstanceOf(InvalidStatementException.class);
			assertThatThrownBy(() -> FilterScope.run(one, () -> this.cats.all().having(condition).list()))
				.isInstanceOf(InvalidStatementException.class);
		}
		assertThat(this.sent).isEmpty();
	}

	@Test
	void aViewOfAWholeDatabaseRefusesItTooAndAViewOfOneTableDoesNot() {
		Database plain = Database.of(this.database.dataSource());

		assertThatThrownBy(() -> plain.xtra("uid", 1).table("cat").where("id in (select id from cat)").list())
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("subquery");
		assertThat(plain.table("cat").xtra("uid", 1).where("id in (select id from cat)").list()).hasSize(1);
	}

	@Test
	void unfilteredGoesPastAllOfItForAReason() {
		Database all = this.db.unfiltered("monthly report");

		assertThat(all.table("cat").list()).hasSize(2);
		assertThat(all.query("select count(*) from secret").as(Long.class).single()).isZero();
		assertThat(all.table("breed").insert(Map.of("id", 3)).getInt("id")).isEqualTo(3);
		assertThat(all.xtra("uid", 1).table("cat").list()).hasSize(1);
		assertThatThrownBy(() -> this.cats.list()).isInstanceOf(RowFilterException.class);
	}

	@Test
	void anUnknownColumnIsAnErrorOfTheSchemaStill() {
		assertThatThrownBy(() -> this.cats.xtra("owner", 1)).isInstanceOf(SchemaException.class);
	}

	private static void run(ThrowingCallable call) {
		try {
			call.call();
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new AssertionError(ex);
		}
	}

	@Test
	void ofSeveralColumnsEachIsRequiredWhereATableHasIt() {
		this.database.execute("""
				create table sale (id int primary key, uid int not null, region text not null);
				create table rate (id int primary key, region text not null);
				insert into sale values (1, 1, 'eu'), (2, 1, 'us'), (3, 2, 'eu');
				insert into rate values (1, 'eu'), (2, 'us')""");
		Database both = Database.builder(this.database.dataSource())
			.requireFilter("uid", "region")
			.sharedTables("rate")
			.build();
		RowFilter one = RowFilter.of("uid", 1);
		RowFilter oneInEurope = one.and(RowFilter.of("region", "eu"));

		assertThat(both.xtra(oneInEurope).table("sale").list()).hasSize(1);
		assertThat(both.xtra(oneInEurope).table("rate").list()).hasSize(1);
		assertThat(both.xtra(oneInEurope).table("cat").list()).hasSize(1);
		assertThat(both.xtra(one).table("cat").list()).hasSize(1);
		assertThatThrownBy(() -> both.xtra(one).table("sale").list()).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"region\"");
		assertThatThrownBy(() -> both.xtra(one).table("rate").list()).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> both.xtra("region", "eu").table("sale").list()).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"uid\"");
		assertThatThrownBy(() -> both.xtra(oneInEurope).table("breed").list()).isInstanceOf(RowFilterException.class);
	}

}
