package io.fastpg.attack;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.fastpg.exception.RowFilterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** SQL of one's own: refused behind one wall, covered or refused behind two. */
class SqlAttackTests {

	@RegisterExtension
	static final Shop SHOP = new Shop();

	private static final List<String> READS = List.of("select * from album", "table album",
			"select title from album where tenant_id = 2", "(select title from album)",
			"select a.title from genre g left join album a on true", "select (select max(title) from album)",
			"with x as (select * from album) select * from x", "with recursive x as (table track) table x",
			"select title from album union all select name from track", "select * from album_view",
			"select * from only album", "select * from public.album", "select * from \"album\"",
			"select r.body, a.title from review r join album a on a.id = r.album_id", "select album from album",
			"select string_agg(title, ',') from album", "select row_to_json(a) from album a",
			"select * from album for update", "select * from album tablesample bernoulli (100)", "select * from sale",
			"select * from sale_all", "select * from album_asked", "select x.* from album x, lateral (select 1) y",
			"values ((select max(title) from album))", "select * from super_view", "select * from album_titles",
			"select json_agg(t) from (select * from track) t",
			"select * from album where title = any(array(select title from album))");

	private static final List<String> WRITES = List.of("update album set title = 'stolen'",
			"update album set title = 'stolen' where tenant_id = 2", "delete from review", "truncate review",
			"update album set tenant_id = 1, slug = null where id = 20",
			"insert into album (id, tenant_id, title) values (30, 2, 'planted')",
			"insert into album values (20, 1, 'x') on conflict (id) do update set title = 'stolen'",
			"insert into track select 2, 77, 'planted'", "update album set tenant_id = 2 where id = 11",
			"with d as (delete from review returning *) select * from d",
			"merge into album a using (values (20)) v (id) on a.id = v.id when matched then update set title = 'stolen'",
			"merge into review r using genre g on true when matched then delete",
			"update album set title = a.title from album a where a.tenant_id <> album.tenant_id returning a.title",
			"delete from review using album where album.id = review.album_id returning album.title",
			"do $$begin delete from review; end$$", "alter table album disable row level security; delete from review",
			"drop table review cascade; select 1 from genre");

	@TestFactory
	Stream<DynamicTest> reading() {
		return READS.stream()
			.map((sql) -> Attack.of("query " + sql, (db) -> db.query(sql).list()))
			.flatMap(SHOP::against);
	}

	@TestFactory
	Stream<DynamicTest> writing() {
		return WRITES.stream()
			.map((sql) -> Attack.of("execute " + sql, (db) -> db.execute(sql)))
			.map((attack) -> attack.name().contains(";") ? attack.unprovable() : attack)
			.flatMap(SHOP::against);
	}

	@TestFactory
	Stream<DynamicTest> otherVerbs() {
		return SHOP
			.against(
					Attack.of("item",
							(db) -> db.item(String.class,
									"select title from album order by tenant_id desc, id limit 1")),
					Attack.of("batch",
							(db) -> db.batch("update album set title = ? where id = ?",
									List.of(List.of("stolen", 20)))),
					Attack.of("stream", (db) -> db.query("select title from album").stream()),
					Attack.of("a query of another type",
							(db) -> db.query("select title from album").as(String.class).list()),
					Attack.of("in a transaction", (db) -> db.transaction(() -> db.query("table album").list())),
					Attack.of("past the policies of a nested transaction",
							(db) -> db.transaction(() -> db.transaction(() -> db.query("table album").list()))),
					Attack.of("two statements", (db) -> db.execute("select 1; update album set title = 'stolen'"))
						.unprovable()
						.against(Walls.FIRST, Walls.BOTH, Walls.SECOND),
					Attack.of("a statement behind a comment", (db) -> db.query("select 1 --\n; table album").list())
						.unprovable(),
					Attack.of("a copy", (db) -> db.execute("copy album to stdout")).unprovable());
	}

	@ParameterizedTest
	@ValueSource(strings = { "select set_config('fastpg.tenant_id', '2', true), title from album",
			"select title from album where set_config('fastpg.tenant_id', '2', true) is not null",
			"select title from album, set_config('fastpg.tenant_id', '2', true)",
			"select pg_catalog.\"set_config\"('fastpg.tenant_id', '2', true), title from album",
			"select title from rows from (set_config('fastpg.tenant_id', '2', true)) x, album",
			"set local fastpg.tenant_id = '2'", "set fastpg.tenant_id = '2'", "reset all", "discard all",
			"set role postgres", "set session authorization postgres",
			"select query_to_xml('select set_config(''fastpg.tenant_id'', ''2'', true)', true, true, '')",
			"update pg_settings set setting = 'evil' where name = 'search_path'",
			"update pg_catalog.pg_settings set setting = 'off' where name = 'row_security'",
			"update \"pg_settings\" set setting = '1' where name = 'statement_timeout'",
			"select histogram_bounds from pg_stats", "select most_common_vals from pg_catalog.pg_stats",
			"select query from pg_stat_activity", "select * from pg_stat_get_activity(null)", "table pg_cursors",
			"table pg_prepared_statements", "select * from pg_temp.leftover", "select * from pg_toast.pg_toast_1",
			"select lastval()", "select currval('album_id_seq')", "select pg_notify('album', 'x')",
			"select title into stolen from album", "select title insert into stolen from album",
			"select title merge into stolen from album", "select (title) as insert into stolen from album",
			"with x as (select 1) select title insert into stolen from album",
			"with x as (select title insert into stolen from album) select * from x",
			"create temp table stolen as table album", "create table stolen as table album",
			"create view stolen as table album", "create materialized view stolen as table album",
			"create function stolen() returns setof album language sql security definer as 'table album'",
			"declare c cursor with hold for table album", "fetch all from c", "prepare p as table album", "execute p",
			"explain analyze table album", "lock table album", "listen album", "vacuum album", "analyze album",
			"refresh materialized view x", "alter table album no force row level security",
			"alter policy fastpg_tenant_id on album using (true)", "drop policy fastpg_tenant_id on album",
			"grant select on album to public", "copy album to '/tmp/album'", "copy (table album) to stdout",
			"call nothing()", "do $$begin end$$", "begin", "commit", "rollback", "savepoint x" })
	void whatPoliciesDoNotCoverIsRefused(String sql) {
		Attack.Act act = (db) -> {
			db.execute(sql);
			return "LEAK";
		};

		Outcome alone = SHOP.attempt(Walls.BOTH, act, SHOP.attacker(Walls.BOTH));
		Outcome inside = SHOP.attempt(Walls.BOTH, (db) -> db.transaction(() -> {
			db.execute(sql);
			return "LEAK";
		}), SHOP.attacker(Walls.BOTH));

		assertThat(List.of(alone, inside)).allSatisfy((outcome) -> {
			assertThat(outcome.success()).as(outcome.toString()).isFalse();
			assertThat(outcome.thrown()).hasMessageContaining("refused");
		});
	}

	@Test
	void aTextThatHoldsAnythingMaySetTheSettingItselfAndOnlyThePredicateIsLeft() {
		SHOP.reset(Walls.SECOND);
		String text = "case when set_config('fastpg.tenant_id', '2', true) = '2'"
				+ " then (select string_agg(title, ',') from album) like '%Victim%' end";

		boolean found = SHOP.attacker(Walls.SECOND).table("track").where(text).exists();

		// Documented, not held: CONTAINED is for texts of one's own
		assertThat(found).isTrue();
		assertThat(SHOP.attacker(Walls.SECOND)
			.table("album")
			.where("set_config('fastpg.tenant_id', '2', true) is not null")
			.list()).noneMatch((row) -> row.getInt("tenant_id") == 2);
		assertThatThrownBy(() -> SHOP.attacker(Walls.BOTH).table("track").where(text).exists())
			.hasMessageContaining("refused");
	}

	@Test
	void copyOutGivesTheTransactionsRowsOnlyAndCopyInIsRefusedByTheServer() {
		SHOP.reset(Walls.BOTH);
		JdbcTemplate jdbc = new JdbcTemplate(SHOP.dataSource(Walls.BOTH));
		String before = SHOP.victim(Walls.BOTH);

		String copied = SHOP.attacker(Walls.BOTH)
			.transaction(() -> jdbc.execute(copying("copy (select * from album) to stdout")));
		assertThatThrownBy(() -> SHOP.attacker(Walls.BOTH)
			.transaction(() -> jdbc
				.execute((ConnectionCallback<Long>) (connection) -> copyIn(connection.unwrap(PGConnection.class)))))
			.hasStackTraceContaining("COPY FROM not supported with row-level security");

		assertThat(copied).contains("Mine").doesNotContain(Shop.SECRET);
		assertThat(SHOP.victim(Walls.BOTH)).isEqualTo(before);
	}

	private static ConnectionCallback<String> copying(String sql) {
		return (connection) -> {
			StringWriter out = new StringWriter();
			try {
				connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
			}
			catch (IOException ex) {
				throw new SQLException(ex);
			}
			return out.toString();
		};
	}

	private static long copyIn(PGConnection connection) throws SQLException {
		try {
			return connection.getCopyAPI().copyIn("copy track from stdin", new StringReader("2\t78\tplanted\n"));
		}
		catch (IOException ex) {
			throw new SQLException(ex);
		}
	}

	@Test
	void whatTheSystemKnowsOfAnIndexedExpressionIsBehindNoPolicy() {
		SHOP.reset(Walls.BOTH);
		SHOP.database(Walls.BOTH).execute("create index lower_title on album (lower(title))");
		SHOP.database(Walls.BOTH).executeAsSuperuser("analyze album");
		String sql = "select histogram_bounds::text from pg_stats where tablename = 'lower_title'";

		List<String> known = SHOP.attacker(Walls.BOTH)
			.transaction(() -> JdbcClient.create(SHOP.dataSource(Walls.BOTH)).sql(sql).query(String.class).list());

		// The server's own gap, for a role that owns the table: why such names are
		// refused
		assertThat(known.toString()).contains("victim secret-7f3a");
		assertThatThrownBy(() -> SHOP.attacker(Walls.BOTH).query(sql).list()).hasMessageContaining("refused");
	}

	@Test
	void copyOutsideOfATransactionFindsNoFilter() {
		SHOP.reset(Walls.BOTH);
		JdbcTemplate jdbc = new JdbcTemplate(SHOP.dataSource(Walls.BOTH));

		assertThatThrownBy(() -> jdbc.execute(copying("copy album to stdout")))
			.hasStackTraceContaining("no row filter");
	}

	@Test
	void aCursorOfTheServersReadsTheTransactionsRowsOnly() {
		SHOP.reset(Walls.BOTH);
		JdbcClient jdbc = JdbcClient.create(SHOP.dataSource(Walls.BOTH));

		List<String> titles = SHOP.attacker(Walls.BOTH).transaction(() -> {
			jdbc.sql("declare c cursor for select title from album").update();
			return jdbc.sql("fetch all from c").query(String.class).list();
		});

		assertThat(titles).containsExactlyInAnyOrder("Mine", "Mine too");
	}

	@Test
	void sqlIsRefusedWhereOnlyTheFirstWallStands() {
		assertThatThrownBy(() -> SHOP.attacker(Walls.FIRST).query("select 1").list())
			.isInstanceOf(RowFilterException.class)
			.hasMessageContaining("row-level security is not used here");
	}

	@Test
	void aTableThatLosesItsPolicyIsNoLongerCovered() {
		SHOP.reset(Walls.BOTH);
		SHOP.database(Walls.BOTH)
			.execute("create table bare (id int, tenant_id int not null); insert into bare values (1, 2)");
		SHOP.whole(Walls.BOTH).refresh();
		try {
			assertThatThrownBy(() -> SHOP.attacker(Walls.BOTH).query("table bare").list())
				.isInstanceOf(RowFilterException.class)
				.hasMessageContaining("covers \"public.bare\"");
			assertThat(SHOP.attacker(Walls.BOTH).table("bare").list()).isEmpty();
		}
		finally {
			SHOP.database(Walls.BOTH).execute("drop table bare");
			SHOP.whole(Walls.BOTH).refresh();
		}
	}

}
