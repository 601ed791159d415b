package io.fastpg.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.row.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conditions and other texts that try to get out of their brackets, or past their rows.
 * That each would succeed is shown beside fastpg, in SQL put together as a careless
 * client does it.
 */
class FragmentAttackTests {

	@RegisterExtension
	static final Shop SHOP = new Shop();

	private static final String ALL = "select id, tenant_id, title, code, slug, price, facts, tags from album where ";

	/** They leave their brackets: stopped by what reads the text, not by a wall. */
	private static final List<String> ESCAPES = List.of("1=1) or (1=1", "true) or (tenant_id = 2 and true",
			"true) or true --\n and (true", "true) or true /* */ or (true", "false) or (tenant_id = 2",
			"true) or exists (select 1", "id = 1) or not (id = 1", "title = '') or (title <> ''", "(true)) or ((true)",
			"true) union all " + ALL + "(true", "false) union select * from album where (true",
			"true) or $$a$$ = ('a') or ($$($$ = ''", "$é$($é$ = '') or (1=1 or $é$)$é$ = ''", "b'1'=b'1') or (1=1",
			"U&'\\0027' <> '') or (1=1", "title = E'\\'') or (true) or (title = E'\\''",
			"title <> E'x'\n'\\'') or (true) or (title = E'x'\n'\\''", "true) or true or (array[1] = array[1]",
			"true) or (\"tenant_id\" is not null", "true) -- )\n or (true", "true); " + ALL + "(true",
			"true) or tenant_id in (2", "/* ( */ true) or (true", "true) or (true) -- \n or (false",
			"true) or (select true", "true) /*/**/*/ or (true", "not false) or (not false");

	/**
	 * They stay inside, and read beside their row: forbidden by level, or by policies.
	 */
	private static final List<String> ORACLES = List.of(
			"exists (select 1 from album a where a.tenant_id = 2 and a.title like '%-7f3a%')",
			"(select count(*) from album a where a.price > 770000) = 2",
			"'SEC' || 'RET-7f3a' in (select name from track)", "2 = any (select tenant_id from review)",
			"exists (table sample except select * from sample where tenant_id = 1)",
			"(select string_agg(title, ',') from album a) like '%-7f3a%'",
			"exists (with x as (select * from sale) select 1 from x where note like '%-7f3a%')",
			"exists (values (1) except select 1 from review where tenant_id = 1 and body like '%-7f3a')"
					+ " and exists (select 1 from review where body like '%-7f3a')",
			"not exists (select 1 from album a where a.tenant_id = 1 and a.price > 770000) and"
					+ " exists (select 1 from album a where a.price > 770000)",
			"query_to_xml('select title from album', true, false, '')::text like '%-7f3a%'",
			"\"query_to_xml\"('select name from track', true, false, '')::text like '%-7f3a%'",
			"table_to_xml('album', true, false, '')::text like '%-7f3a%'",
			"pg_catalog.query_to_xml('select note from sale', true, false, '')::text like '%-7f3a%'",
			"exists (select 1 from sale_all where note like '%-7f3a')",
			"case when (select max(price) from album a) > 770000 then true else false end",
			"array(select title from album a)::text like '%-7f3a%'",
			"coalesce((select true from review where body like '%-7f3a'), false)");

	/** What a text is put into, as fastpg has it. */
	private static final Map<String, Function<Sink, Object>> SINKS = Map.of("where",
			(sink) -> sink.table.where(sink.text).list(), "count",
			(sink) -> (sink.table.where(sink.text).count() > 2) ? "LEAK" : "", "locked",
			(sink) -> sink.db.transaction(() -> sink.table.where(sink.text).forUpdate().list()), "update",
			(sink) -> sink.table.where(sink.text).update(Map.of("price", 1)), "delete",
			(sink) -> sink.table.where("id <> 20").where(sink.text).delete(), "having",
			(sink) -> sink.table.select("title").groupBy("title").having(sink.text).list());

	@TestFactory
	Stream<DynamicTest> escapesAreRefused() {
		return ESCAPES.stream()
			.flatMap((text) -> SINKS.entrySet()
				.stream()
				.map((sink) -> Attack
					.of(sink.getKey() + " " + text,
							(db) -> sink.getValue().apply(new Sink(db, db.table("album"), text)))
					.unprovable()
					.against(Walls.FIRST, Walls.OPEN, Walls.BOTH, Walls.SECOND)))
			.flatMap(SHOP::against);
	}

	@Test
	void aTextThatMayHoldAnythingTellsOfOthersWhereNoPolicyIsBehindIt() {
		Outcome oracle = SHOP.attempt(Walls.OPEN,
				(db) -> track(db).where("exists (select 1 from album where title like 'Victim%')").exists() ? "LEAK"
						: "",
				SHOP.attacker(Walls.OPEN));
		Outcome message = SHOP.attempt(Walls.OPEN,
				(db) -> db.table("album").where("id = 20 and has_table_privilege(slug, 'select')").list(),
				SHOP.attacker(Walls.OPEN));

		// Documented, not held: CONTAINED is for texts of one's own
		assertThat(oracle.success()).as(oracle.toString()).isTrue();
		// The filter is evaluated before any operator of the text
		assertThat(message.success()).as(message.toString()).isFalse();
	}

	@TestFactory
	Stream<DynamicTest> escapesSucceedInACarelessClient() {
		return ESCAPES.stream().map((text) -> DynamicTest.dynamicTest(text, () -> {
			Outcome outcome = SHOP.attempt(Walls.NONE,
					(db) -> careless(ALL + "\"tenant_id\" = 1 and (\n" + text + "\n)"), SHOP.whole(Walls.NONE));
			assertThat(outcome.success()).as(outcome.toString()).isTrue();
		}));
	}

	@TestFactory
	Stream<DynamicTest> oraclesTellNothing() {
		return ORACLES.stream()
			.map((text) -> Attack.of("oracle " + text, (db) -> db.table("track").where(text).exists() ? "LEAK" : ""))
			.flatMap(SHOP::against);
	}

	@TestFactory
	Stream<DynamicTest> otherTextsReadNothing() {
		return SHOP
			.against(
					Attack
						.of("select a subquery",
								(db) -> track(db).select("(select string_agg(title, ',') from album) as x").list())
						.unprovable(),
					Attack.of("select a function that reads",
							(db) -> track(db).select("query_to_xml('table album', true, false, '')::text as x").list()),
					Attack
						.of("select an array of rows",
								(db) -> track(db).select("array(select title from album) as x").list())
						.unprovable(),
					Attack
						.of("order by a subquery",
								(db) -> track(db)
									.orderBy("(select 1 / (count(*) - 2) from album where title like '%-7f3a%')")
									.list()
									.isEmpty() ? "" : "LEAK")
						.against(Walls.BOTH, Walls.FIRST)
						.unprovable(),
					Attack
						.of("group by a subquery",
								(db) -> track(db).select("(select max(title) from album) as x")
									.groupBy("(select max(title) from album)")
									.list())
						.unprovable(),
					Attack.of("having a subquery",
							(db) -> track(db).select("count(*) as n")
								.groupBy("tenant_id")
								.having("exists (select 1 from album where price > 770000)")
								.list()
								.isEmpty() ? "" : "LEAK"),
					Attack.of("select from another table", (db) -> track(db).select("title from album").list())
						.unprovable(),
					Attack
						.of("select and comment the rest out", (db) -> track(db).select("title from album --").list())
						.unprovable(),
					Attack.of("select two items in one",
							(db) -> track(db).select("name, (select title from album)").list())
						.unprovable(),
					Attack.of("select a union", (db) -> track(db).select("name from track union select title").list())
						.unprovable(),
					Attack.of("order by a second statement", (db) -> track(db).orderBy("1; delete from album").list())
						.unprovable(),
					Attack
						.of("order by a union", (db) -> track(db).orderBy("name union select title from album").list())
						.unprovable(),
					Attack
						.of("order by a limit",
								(db) -> track(db).orderBy("1 limit (select max(price) from album)").list())
						.unprovable(),
					Attack
						.of("group by a union",
								(db) -> track(db).select("name").groupBy("name union select title from album").list())
						.unprovable(),
					Attack.of("select into", (db) -> track(db).select("name into stolen").list()).unprovable());
	}

	@TestFactory
	Stream<DynamicTest> errorsShowNoValue() {
		return Stream
			.of("has_table_privilege(slug, 'select')", "has_schema_privilege(slug, 'usage')", "slug::regclass is null",
					"slug::regproc is null", "cast(slug as regtype) is null", "slug::regrole is null",
					"nextval(slug) > 0", "title::int = 1", "title::boolean", "title::uuid is null",
					"title::jsonb is null", "title::date is null", "title::inet is null", "title::interval is null",
					"title::xml is null", "title::tsquery is null", "title::jsonpath is null", "title::numeric = 1",
					"now() at time zone title is null", "date_trunc(title, now()) is null",
					"to_timestamp(title, 'YYYY') is null", "decode(title, 'hex') is null", "encode('a', title) is null",
					"format(title) is null", "pg_size_bytes(title) > 0", "set_config(title, '', true) is null",
					"pg_read_file(title) is null", "convert_from('a', title) is null", "facts::int = 1",
					"tags[1]::int = 1", "code::bit(3) is null")
			.map((text) -> Attack
				.of("message of " + text, (db) -> db.table("album").where("id = 20 and " + text).list())
				.unprovable()
				.against(Walls.FIRST, Walls.BOTH, Walls.SECOND))
			.flatMap(SHOP::against);
	}

	private static Table<Row> track(Database db) {
		return db.table("track");
	}

	/** SQL put together of strings, sent as it is: all results of all statements. */
	private static @Nullable Object careless(String sql) throws SQLException {
		List<String> rows = new ArrayList<>();
		try (Connection connection = SHOP.dataSource(Walls.NONE).getConnection();
				Statement statement = connection.createStatement()) {
			statement.setEscapeProcessing(false);
			boolean hasRows = statement.execute(sql);
			while (hasRows || statement.getUpdateCount() != -1) {
				try (ResultSet resultSet = statement.getResultSet()) {
					while (hasRows && resultSet.next()) {
						rows.add(resultSet.getString("title"));
					}
				}
				hasRows = statement.getMoreResults();
			}
		}
		return rows;
	}

	/** Where a text goes. */
	private record Sink(Database db, Table<Row> table, String text) {
	}

}
