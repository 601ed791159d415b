package io.fastpg;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.RowSecurityException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.row.Row;
import io.fastpg.testing.RoundTrips;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The verbs where row-level security stands behind their filter. */
class SecondWallTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text unique, uid int not null);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'hiss', 1);
			""" + RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));

	private Database db;

	private Table<Row> mine;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();
		this.mine = this.db.xtra(ONE).table("cat");
	}

	@Test
	void everyVerbWorksUnderItsFilter() {
		assertThat(this.mine.get(1).getString("name")).isEqualTo("meow");
		assertThat(this.mine.find(2)).isEmpty();
		assertThat(this.mine.count()).isEqualTo(2);
		assertThat(this.mine.where("name like ?", "%i%").list()).hasSize(1);
		try (var rows = this.mine.stream()) {
			assertThat(rows).hasSize(2);
		}
		assertThat(this.mine.insert(Map.of("id", 4, "name", "tom")))
			.isEqualTo(Row.of("id", 4, "name", "tom", "uid", 1));
		assertThat(this.mine.update(4, Map.of("name", "tim")).getString("name")).isEqualTo("tim");
		assertThat(this.mine.upsert(Map.of("id", 4, "name", "top")).getString("name")).isEqualTo("top");
		assertThat(this.mine.where("id > ?", 3).update(Map.of("name", "tap"))).hasSize(1);
		assertThat(this.mine.delete(4).getString("name")).isEqualTo("tap");
		assertThat(this.mine.where("true").delete()).hasSize(2);
		assertThat(this.db.xtra("uid", 2).table("cat").count()).isEqualTo(1);
	}

	@Test
	void aTableWithAPolicyIsNotReadWithoutAFilter() {
		assertThatExceptionOfType(RowSecurityException.class).isThrownBy(() -> this.db.table("cat").list())
			.matches(RowSecurityException::isFilterMissing)
			.withMessageContaining("Bind it with FilterScope");
	}

	@Test
	void aFilterThatTheCallLacksIsNotTakenFromTheCallBefore() {
		try (HikariDataSource one = single()) {
			Database alone = Database.builder(one).rowSecurity(RowSecurityMode.USE).build();

			assertThat(alone.xtra(ONE).table("cat").count()).isEqualTo(2);

			assertThat(JdbcClient.create(one).sql("select current_setting('fastpg.uid', true)").query().singleValue())
				.isEqualTo("");
			assertThatExceptionOfType(RowSecurityException.class).isThrownBy(() -> alone.table("cat").count());
		}
	}

	@Test
	void aFilterThatOthersLeftInTheSessionServesNobody() {
		try (HikariDataSource one = single()) {
			Database alone = Database.builder(one).rowSecurity(RowSecurityMode.USE).build();
			JdbcClient.create(one).sql("select set_config('fastpg.uid', '2', false)").query().singleValue();

			assertThatExceptionOfType(RowSecurityException.class).isThrownBy(() -> alone.table("cat").count());
			assertThatExceptionOfType(RowSecurityException.class)
				.isThrownBy(() -> alone.query("select * from cat").list());
			assertThat(alone.xtra(ONE).table("cat").count()).isEqualTo(2);
			assertThat(alone.xtra(ONE).query("select name from cat").as(String.class).list())
				.containsExactlyInAnyOrder("meow", "hiss");
		}
	}

	@Test
	void upsertOntoAnotherTenantsKeyLooksLikeAnAbsentRow() {
		assertThatExceptionOfType(RowNotFoundException.class)
			.isThrownBy(() -> this.mine.upsert(Map.of("id", 2, "name", "mine")));

		assertThat(this.db.xtra("uid", 2).table("cat").get(2).getString("name")).isEqualTo("purr");
	}

	@Test
	void preparedStatementsKeepTheirRowsWhileTenantsTakeTurns() {
		IntStream.range(0, 40).forEach((i) -> {
			int uid = 1 + i % 2;
			Table<Row> theirs = this.db.xtra("uid", uid).table("cat");
			assertThat(theirs.list()).hasSize(3 - uid).allMatch((row) -> row.getInt("uid") == uid);
			assertThat(theirs.where("name <> ?", "x").list()).hasSize(3 - uid);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "stringtype=unspecified", "preferQueryMode=simple", "prepareThreshold=1",
			"preferQueryMode=extendedForPrepared", "prepareThreshold=0", "autosave=always" })
	void rowsAreFoundWhereTheDriverSplitsTheFlight(String parameter) {
		DriverManagerDataSource split = new DriverManagerDataSource(this.database.jdbcUrl() + "?" + parameter,
				this.database.user(), this.database.password());
		try (HikariDataSource pool = new HikariDataSource()) {
			pool.setDataSource(split);
			pool.setMaximumPoolSize(1);
			Table<Row> theirs = Database.builder(pool).rowSecurity(RowSecurityMode.USE).build().xtra(ONE).table("cat");

			IntStream.range(0, 12).forEach((i) -> {
				assertThat(theirs.where("name <> ?", "x").list()).hasSize(2);
				assertThat(theirs.update(1, Map.of("name", "meow" + i)).getString("name")).isEqualTo("meow" + i);
			});
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "stringtype=unspecified", "preferQueryMode=simple" })
	void whatOthersSetForTheSessionIsNotMetWhereTheDriverSplitsTheFlight(String parameter) {
		try (HikariDataSource one = single()) {
			one.setJdbcUrl(this.database.jdbcUrl() + "?" + parameter);
			JdbcClient.create(one).sql("select set_config('fastpg.uid', '2', false)").query().singleValue();
			Database theirs = Database.builder(one).rowSecurity(RowSecurityMode.USE).build().xtra(ONE);

			IntStream.range(0, 12)
				.forEach((i) -> assertThat(
						theirs.query("select name from cat where name <> ?", "x").as(String.class).list())
					.containsExactlyInAnyOrder("meow", "hiss"));
		}
	}

	@Test
	void aChangedTableHealsUnderItsPreparedStatement() {
		try (HikariDataSource one = single()) {
			Table<Row> theirs = Database.builder(one).rowSecurity(RowSecurityMode.USE).build().xtra(ONE).table("cat");
			IntStream.range(0, 10).forEach((i) -> assertThat(theirs.count()).isEqualTo(2));
			IntStream.range(0, 10).forEach((i) -> assertThat(theirs.get(1).getInt("id")).isEqualTo(1));

			this.database.execute("alter table cat alter column id type bigint");

			assertThat(theirs.count()).isEqualTo(2);
			assertThat(theirs.list()).hasSize(2);
		}
	}

	@Test
	void aPolicyPutUpElsewhereIsMetByTheNextCall() {
		this.database.execute("create table toy (id int primary key, shop int); insert into toy values (1, 1), (2, 2)");
		Table<Row> toys = this.db.xtra("shop", 1).table("toy");
		assertThat(toys.count()).isEqualTo(1);

		this.database.execute(RowPolicies.on("toy", "shop", "int"));

		assertThat(toys.count()).isEqualTo(1);
	}

	@Test
	void aValueThatAPolicyCannotTellFromNoneIsRefused() {
		this.database
			.execute("create table note (id int primary key, shop text);" + RowPolicies.on("note", "shop", "text"));
		this.db.refresh();

		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> FilterScope.call(RowFilter.of("shop", ""), () -> this.db.table("note").list()))
			.withMessageContaining("empty text");
	}

	@Test
	void aValueInAnotherSpellingReachesNoPolicyThroughATableThatLacksTheColumn() {
		this.database.execute("create view names as select name from cat");
		this.db.refresh();

		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> FilterScope.call(RowFilter.of("uid", " 01"), () -> this.db.table("names").list()))
			.withMessageContaining("canonical");
		assertThat(FilterScope.call(ONE, () -> this.db.table("names").list())).hasSize(2);
	}

	@Test
	void aRequiredPolicyThatIsMissingRefusesTheTable() {
		this.database.execute("create table toy (id int primary key, uid int not null)");
		Database required = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.rowSecurity(RowSecurityMode.REQUIRE)
			.build();

		assertThat(required.xtra(ONE).table("cat").count()).isEqualTo(2);
		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> required.xtra(ONE).table("toy").list())
			.withMessageContaining("has no policy of ours on \"uid\"");
	}

	@Test
	void aSharedTableNeedsNoPolicyWhereOneIsRequired() {
		this.database.execute("create table breed (id int primary key)");
		Database required = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.sharedTables("breed")
			.rowSecurity(RowSecurityMode.REQUIRE)
			.build();

		assertThat(required.xtra(ONE).table("breed").count()).isZero();
		assertThat(required.xtra(ONE).query("select * from breed").list()).isEmpty();
	}

	@Test
	void aTableThatLostItsForceIsRefusedWhereAPolicyIsRequired() {
		this.database.execute("alter table cat no force row level security");
		Database required = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.rowSecurity(RowSecurityMode.REQUIRE)
			.build();

		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> required.xtra(ONE).table("cat").list());
	}

	@Test
	void twoColumnsTravelTogether() {
		this.database.execute("""
				create table sale (id int primary key, uid int not null, region text not null);
				insert into sale values (1, 1, 'eu'), (2, 1, 'us'), (3, 2, 'eu');
				""" + RowPolicies.on("sale", "uid", "int")
				+ "create policy fastpg_region on sale as restrictive using (region ="
				+ " (select fastpg_row_filter('fastpg.region'))) with check (true)");
		this.db.refresh();

		List<Row> rows = this.db.xtra(ONE.and(RowFilter.of("region", "eu"))).table("sale").list();

		assertThat(rows).extracting((row) -> row.getInt("id")).containsExactly(1);
		assertThatExceptionOfType(RowSecurityException.class).isThrownBy(() -> this.db.xtra(ONE).table("sale").list())
			.withMessageContaining("fastpg.region");
	}

	@Test
	void everyVerbIsOneRoundTrip() {
		try (HikariDataSource one = single("?socketFactory=" + RoundTrips.class.getName())) {
			Database counted = Database.builder(one).rowSecurity(RowSecurityMode.USE).build().xtra(ONE);
			Table<Row> theirs = counted.table("cat");
			List<Runnable> verbs = List.of(() -> theirs.get(1), () -> theirs.where("name <> ?", "x").list(),
					() -> theirs.update(1, Map.of("name", "tim")), () -> theirs.upsert(Map.of("id", 1, "name", "tom")),
					theirs::count, () -> counted.query("select * from cat").list());
			// As often as it takes the driver to prepare a statement on the server
			IntStream.range(0, 10).forEach((i) -> verbs.forEach(Runnable::run));

			assertThat(verbs).allSatisfy((verb) -> assertThat(RoundTrips.of(verb)).isEqualTo(1));
			assertThat(RoundTrips.of(() -> counted.transaction(() -> theirs.get(1)))).isEqualTo(3);
		}
	}

	private HikariDataSource single() {
		return single("");
	}

	private HikariDataSource single(String parameters) {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.database.jdbcUrl() + parameters);
		pool.setUsername(this.database.user());
		pool.setPassword(this.database.password());
		pool.setMaximumPoolSize(1);
		return pool;
	}

}
