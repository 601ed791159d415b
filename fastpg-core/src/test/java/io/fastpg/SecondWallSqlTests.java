package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.RowSecurityException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.row.Row;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** SQL of one's own under a row filter: let through where policies cover it. */
class SecondWallSqlTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, uid int not null);
			create table toy (id int primary key, cat_id int, name text, uid int not null);
			create table breed (id int primary key, name text);
			create table secret (id int primary key, uid int not null);
			create table plain (id int primary key, note text);
			create table "naÏve" (id int primary key, uid int not null);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'hiss', 1);
			insert into toy values (1, 1, 'ball', 1), (2, 2, 'mouse', 2);
			create view cat_toys with (security_invoker) as select c.uid, c.name, t.name as toy from cat c
				join toy t on t.cat_id = c.id;
			create view secrets as select * from secret;
			create view outer_secrets as select * from secrets;
			create view lines as select p.note, c.uid from plain p left join cat c on c.id = p.id;
			create view nobodys as select 1 as uid, 'x' as note;
			create view hidden as select name from cat;
			create materialized view cats_kept as select * from cat;
			create table log (id int, uid int) partition by list (id);
			create table log_1 partition of log for values in (1);
			""" + RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int") + RowPolicies.on("toy", "uid", "int")
			+ RowPolicies.on("log", "uid", "int"));

	private Database db;

	private Database one;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource())
			.requireFilter("uid")
			.sharedTables("breed")
			.rowSecurity(RowSecurityMode.USE)
			.build();
		this.one = this.db.xtra("uid", 1);
	}

	@Test
	void aJoinReturnsOnlyTheFiltersRows() {
		assertThat(this.one
			.query("select c.name, t.name as toy from cat c left join toy t on t.cat_id = c.id order by c.id")
			.list()).extracting((row) -> row.getString("name")).containsExactly("meow", "hiss");
		assertThat(this.one.item(Long.class, "select count(*) from cat, toy")).isEqualTo(2);
		assertThat(this.db.xtra("uid", 2).query("select name from cat").as(String.class).list())
			.containsExactly("purr");
	}

	@Test
	void viewsSubqueriesAndSharedTablesAreCoveredToo() {
		assertThat(this.one.query("select name from cat_toys").as(String.class).list()).containsExactly("meow");
		assertThat(this.one.query("select name from hidden order by 1").as(String.class).list()).containsExactly("hiss",
				"meow");
		assertThat(this.one.query("with c as (table cat) select (select count(*) from c) as cats, count(*) from breed")
			.list()).hasSize(1);
		try (var rows = this.one.query("select name from cat where name like ?", "%").as(String.class).stream()) {
			assertThat(rows).containsExactlyInAnyOrder("meow", "hiss");
		}
	}

	@Test
	void writesStayInsideTheFilter() {
		assertThat(this.one.execute("update cat set name = upper(name)")).isEqualTo(2);
		assertThat(this.one.execute("delete from toy where name <> ?", "x")).isEqualTo(1);
		assertThat(this.one.batch("insert into cat values (?, ?, 1)", List.of(List.of(8, "tom"), List.of(9, "tim"))))
			.containsExactly(1, 1);

		assertThat(this.db.xtra("uid", 2).query("select name from cat").as(String.class).list())
			.containsExactly("purr");
		assertThat(this.db.xtra("uid", 2).table("toy").count()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "insert into cat values (9, 'x', 2)", "update cat set uid = 2",
			"merge into cat using (values (9)) v (id) on cat.id = v.id when not matched then insert values (9, 'x', 2)",
			"with x as (insert into cat values (9, 'x', 2) returning id) select * from x",
			"insert into cat values (2, 'x', 1) on conflict (id) do update set name = 'stolen'" })
	void aWriteOfAnotherTenantsRowFailsAndStoresNothing(String sql) {
		assertThatExceptionOfType(RowSecurityException.class).isThrownBy(() -> this.one.execute(sql))
			.matches((ex) -> !ex.isFilterMissing())
			.withMessageContaining("does not belong to the row filter");

		assertThat(this.db.xtra("uid", 2).query("select id, name from cat").list())
			.containsExactly(Row.of("id", 2, "name", "purr"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "select * from secret", "select * from \"secret\"", "select * from public.secret",
			"SELECT * FROM SECRET", "select (select count(*) from plain)", "select * from cats_kept",
			"select * from log_1", "select * from secrets", "select * from lines", "select * from nobodys",
			"select * from outer_secrets", "insert into secret values (1, 2)", "truncate cat",
			"alter table cat disable row level security", "drop policy fastpg_uid on cat", "set local fastpg.uid = '2'",
			"do $$begin perform set_config('fastpg.uid', '2', true); end$$",
			"select set_config('fastpg.uid', '2', true), name from cat",
			"select pg_catalog . \"set_config\" ('fastpg.uid', '2', true)",
			"select set_config /* c */ ('fastpg.uid', '2', true)",
			"select U&\"set\\005fconfig\"('fastpg.uid', '2', true)",
			"select ('select to_tsvector(id::text) from secret'::text).ts_stat",
			"select ('select set_config(''fastpg.uid'', ''2'', true)::tsvector'::text) . \"ts_stat\", name from cat",
			"select q.ts_stat from unnest(array['select to_tsvector(id::text) from secret']) q", "select * from NAÏVE",
			"select * from naÏve", "select * from \"naÏve\"",
			"select query_to_xml('select set_config(''fastpg.uid'', ''2'', true)', true, true, '')",
			"select * into stolen from cat", "select name insert into stolen from cat",
			"with x as (select 1) select (name) merge into stolen from cat",
			"select histogram_bounds from pg_catalog.pg_stats", "select query from pg_stat_activity",
			"select * from \"pg_stat_get_activity\"(null)", "select lastval()", "select pg_notify('cats', 'x')",
			"update pg_settings set setting = 'evil' where name = 'search_path'",
			"create table stolen as select * from cat", "explain select * from cat",
			"select * from cat; select * from cat", "lock table cat", "call nothing()",
			"select 1 from aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
			"grant all on cat to public", "listen cats", "notify cats", "prepare p as select 1", "copy cat to stdout" })
	void whatPoliciesDoNotCoverIsRefusedBeforeItIsSent(String sql) {
		assertThatExceptionOfType(org.springframework.dao.InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.one.execute(sql))
			.withMessageContaining("refused");
	}

	@Test
	void sqlIsRefusedWithoutAFilterWhereOneIsRequired() {
		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> this.db.query("select 1").list())
			.withMessageContaining("no row filter on \"uid\" is in force");
	}

	@Test
	void sqlIsRefusedUnderAColumnWithoutPolicies() {
		Database named = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();

		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> named.xtra("name", "meow").query("select * from cat").list())
			.withMessageContaining("no row-level security for \"name\"");
	}

	@Test
	void sqlIsRefusedForARoleThatPoliciesDoNotBind() {
		this.database.executeAsSuperuser("create role " + this.database.name() + "_free login bypassrls password 'x';"
				+ "grant all on all tables in schema public to " + this.database.name() + "_free");
		var free = new org.springframework.jdbc.datasource.DriverManagerDataSource(this.database.jdbcUrl(),
				this.database.name() + "_free", "x");
		try {
			Database bypassing = Database.builder(free).rowSecurity(RowSecurityMode.USE).build();

			assertThatExceptionOfType(RowFilterException.class)
				.isThrownBy(() -> bypassing.xtra("uid", 1).query("select * from cat").list())
				.withMessageContaining("that binds this role");
		}
		finally {
			this.database.executeAsSuperuser(
					"drop owned by " + this.database.name() + "_free; drop role " + this.database.name() + "_free");
		}
	}

	@Test
	void aFilterThatContradictsItselfIsRefused() {
		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> this.one.xtra("uid", 2).query("select * from cat").list())
			.withMessageContaining("two values");
	}

	@Test
	void aQueryMadeOutsideOfAScopeIsJudgedWhereItRuns() {
		Database open = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();
		var secrets = open.query("select * from secret");
		var cats = open.query("select * from cat");

		FilterScope.run(RowFilter.of("uid", 1), () -> {
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(secrets::list);
			assertThat(cats.list()).hasSize(2);
		});
		assertThatExceptionOfType(RowSecurityException.class).isThrownBy(cats::list);
	}

	@Test
	void aPolicyDroppedElsewhereIsNoticed() {
		Database doubting = Database.builder(this.database.dataSource())
			.rowSecurity(RowSecurityMode.USE)
			.trustAbsence(java.time.Duration.ZERO)
			.build()
			.xtra("uid", 1);

		this.database.execute("drop policy fastpg_uid on cat");

		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> doubting.query("select * from cat").list());
	}

	@Test
	void namedArgumentsAndResultsWorkAsEver() {
		assertThat(this.one.query("select id from cat where name = :name", Map.of("name", "hiss"))
			.as(Integer.class)
			.single()).isEqualTo(3);
	}

}
