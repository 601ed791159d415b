package io.fastpg.attack;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static io.fastpg.Condition.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Names and values that come from outside: identifiers, keys of JSON, tenants. */
class NameAttackTests {

	@RegisterExtension
	static final Shop SHOP = new Shop();

	private static final List<String> NAMES = List.of("tenant_id\" is not null or \"tenant_id", "tenant_id\"=2 or\"id",
			"id = 20 or id", "title\" = title or \"title", "id)--", "*", "album.tenant_id", "\"tenant_id\"",
			"TENANT_ID", "tenant_id ", "tenant_id\u0000", "", "title\", tenant_id = 2 --", "xmin", "ctid", "tableoid",
			"(select 1)");

	@RegisterExtension
	final TestDatabase texts = new TestDatabase(
			"""
					create table page (id int primary key, tenant text not null, body text);
					create table form (id int primary key, tenant varchar(9) not null, body text);
					create table part (id int primary key, tenant_id bigint not null, body text);
					create table bill (id int primary key, tenant_no numeric(8,2) not null, body text);
					create table flag (id int primary key, ours boolean not null, body text);
					insert into page values (1, 'acme', 'SECRET'), (2, '1', 'SECRET'), (3, 'true', 'SECRET'), (4, 'é', 'SECRET');
					insert into form values (1, 'acme', 'SECRET');
					insert into part values (1, 1, 'SECRET'), (2, 9007199254740993, 'SECRET');
					insert into bill values (1, 1, 'SECRET');
					insert into flag values (1, true, 'SECRET');
					"""
					+ RowPolicies.FUNCTION);

	@TestFactory
	Stream<DynamicTest> tables() {
		return Stream
			.of("album\" where true --", "album\", \"track", "album a", "ALBUM", "\"album\"", "(select * from album) x",
					"album; delete from album", "public.album; table album", "pg_catalog.pg_class", "pg_class",
					"public", "information_schema.tables", "album\u0000", "", "pg_temp.album", "album where true")
			.map((name) -> Attack.of("table " + name, (db) -> db.table(name).list()).unprovable())
			.flatMap(SHOP::against);
	}

	@TestFactory
	Stream<DynamicTest> columns() {
		return NAMES.stream()
			.flatMap((name) -> Stream.<Attack.Act>of((db) -> db.xtra(name, 2).table("album").list(),
					(db) -> album(db).xtra(name, 2).list(), (db) -> album(db).where(col(name).eq(20)).list(),
					(db) -> album(db).orderBy(name).list(), (db) -> album(db).groupBy(name).select(name).list(),
					(db) -> album(db).insert(row(name)), (db) -> album(db).update(10, row(name)),
					(db) -> album(db).where("id = 10").update(row(name)),
					(db) -> album(db).upsert(Map.of("id", 10, "title", "x"), OnConflict.on(name)),
					(db) -> album(db).upsert(Map.of("id", 10, "title", "x"), OnConflict.onKey().update(name)),
					(db) -> FilterScope.call(RowFilter.of(name, 2), () -> album(db).list()))
				.map((act) -> Attack.of("column " + name, act).unprovable()))
			.flatMap(SHOP::against);
	}

	private static Map<String, Object> row(String name) {
		Map<String, Object> row = new HashMap<>(Map.of("title", "planted"));
		row.put(name, 2);
		return row;
	}

	@TestFactory
	Stream<DynamicTest> json() {
		return SHOP.against(
				Attack.of("a body with a tenant is inserted",
						(db) -> album(db).insert(body("{\"id\": 30, \"tenant_id\": 2, \"title\": \"planted\"}"))),
				Attack
					.of("a body with a tenant as text is inserted",
							(db) -> album(db)
								.insert(body("{\"id\": 30, \"tenant_id\": \"2\", \"title\": \"planted\"}")))
					.unprovable(),
				Attack.of("a body with a tenant twice is inserted",
						(db) -> album(db)
							.insert(body("{\"id\": 30, \"tenant_id\": 1, \"tenant_id\": 2, \"title\": \"planted\"}"))),
				Attack.of("a body with another key changes it",
						(db) -> album(db).update(body("{\"id\": 20, \"tenant_id\": 1, \"title\": \"stolen\"}"))),
				Attack.of("a body with a tenant moves an own row",
						(db) -> album(db).update(11, body("{\"tenant_id\": 2, \"title\": \"planted\"}"))),
				Attack.of("a body is upserted onto its key",
						(db) -> album(db).upsert(body("{\"id\": 20, \"tenant_id\": 1, \"title\": \"stolen\"}"))),
				Attack
					.of("a body's object as a tenant",
							(db) -> album(db)
								.insert(body("{\"id\": 30, \"tenant_id\": {\"or\": 2}, \"title\": \"x\"}")))
					.unprovable(),
				Attack.of("a body's array as a key", (db) -> album(db).find(body("{\"k\": [20, 10]}").get("k")))
					.unprovable(),
				Attack.of("a body's object as a key", (db) -> album(db).find(body("{\"id\": 20}"))),
				Attack
					.of("a body's text as a condition's value",
							(db) -> album(db).where("title = ?", "x' or '1'='1").list())
					.unprovable(),
				Attack.of("a value that closes the bracket", (db) -> album(db).where("title = ?", "x') or (1=1").list())
					.unprovable(),
				Attack
					.of("a value with a placeholder",
							(db) -> album(db).where("title = ? and id = ?", "? or true --", 20).list())
					.unprovable(),
				Attack
					.of("a value by a name that is not its own",
							(db) -> album(db).where("title = :t", Map.of("t", "x", "tenant_id", 2)).list())
					.unprovable(),
				Attack.of("jsonb that holds it", (db) -> album(db).where("facts @> ?::jsonb", "{}").list()),
				Attack.of("jsonb that has its key", (db) -> album(db).where("facts ?? ?", "pin").list()),
				Attack.of("jsonb read by a path", (db) -> album(db).select("facts ->> 'pin' as pin").list()),
				Attack.of("jsonb searched by a path",
						(db) -> album(db).where("facts @? '$.pin ? (@ starts with \"SEC\")'").list()),
				Attack.of("its tags", (db) -> album(db).select("unnest(tags) as tag").list()));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> body(String json) {
		return JsonMapper.shared().readValue(json, Map.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "FIRST", "BOTH" })
	void aTenantInAnotherSpellingIsNoTenant(Walls walls) {
		for (Object tenant : List.of(" 2", "2 ", "02", "+2", "2.0", "2e0", "0x2", "２", "2\u0000", "two", "", "true",
				"1,2", "1 or 2", "{1,2}", "2;", "2--", new int[] { 1, 2 }, List.of(1, 2), Map.of("a", 2), true, 2.5,
				new BigDecimal("2.5"), 4294967298L, "\uD800", "2".repeat(100_000), new Object())) {
			Outcome verb = SHOP.attempt(walls,
					(db) -> FilterScope.call(RowFilter.of("tenant_id", tenant), () -> album(db).list()),
					SHOP.whole(walls));
			Outcome sql = SHOP.attempt(walls,
					(db) -> FilterScope.call(RowFilter.of("tenant_id", tenant), () -> db.query("table album").list()),
					SHOP.whole(walls));

			assertThat(List.of(verb, sql)).allSatisfy((outcome) -> {
				assertThat(outcome.success()).as(outcome.toString()).isFalse();
				assertThat(outcome.thrown()).isInstanceOf(RowFilterException.class);
			});
		}
	}

	@Test
	void aTenantOfAnotherTypeIsNoTenant() {
		Database db = Database.of(this.texts.dataSource());

		for (Object tenant : List.of(1, 1L, true, new BigDecimal("1"), 'a', List.of("acme"), "acme\u0000", "\uDC00")) {
			assertRefused(db, "page", "tenant", tenant);
		}
		for (String tenant : List.of("ACME", "acme ", " acme", "e\u0301", "acme%", "_cme", "acm", "acme' or '1'='1",
				"x".repeat(1_000_000))) {
			assertThat(db.table("page").xtra("tenant", tenant).list()).isEmpty();
		}
		for (Object tenant : List.of("acme ", "acme  ", 1)) {
			assertRefused(db, "form", "tenant", tenant);
		}
		for (Object tenant : List.of("1.0", "01", 1.5, "9007199254740993.0", new BigDecimal("1.5"), true)) {
			assertRefused(db, "part", "tenant_id", tenant);
		}
		for (Object tenant : List.of("1.00", "01", "1e0", " 1", "+1", "NaN", true, new BigDecimal("1.001"))) {
			assertRefused(db, "bill", "tenant_no", tenant);
		}
		for (Object tenant : List.of("t", "yes", "on", "1", 1, "TRUE", " true")) {
			assertRefused(db, "flag", "ours", tenant);
		}
	}

	private static void assertRefused(Database db, String table, String column, Object tenant) {
		assertThatThrownBy(() -> db.table(table).xtra(column, tenant).list()).as(table + " " + tenant)
			.isInstanceOf(RowFilterException.class)
			.hasMessageNotContaining("SECRET");
	}

	private static Table<Row> album(Database db) {
		return db.table("album");
	}

}
