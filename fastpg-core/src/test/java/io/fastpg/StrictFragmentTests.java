package io.fastpg;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.filter.FragmentLevel;
import io.fastpg.row.Row;
import io.fastpg.sql.Fragment;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What developers write passes the strictest level, and the server runs it. */
class StrictFragmentTests {

	private static final String CAT = """
			create type mood as enum ('calm', 'wild');
			create domain tag as text check (length(value) < 100);
			create table cat (id int primary key, tenant_id int not null, name text, weight numeric(6,2), born date,
				seen timestamptz, woken timestamp, nap interval, token uuid, facts jsonb, plain json, tags text[], words tsvector,
				stay daterange, age int4range, addr inet, kind mood, raw bytea, fed boolean);
			insert into cat values (1, 1, 'Meow', 4.5, '2020-02-29', '2024-01-01 00:00Z', '2024-01-01 10:00', '1 hour',
				'00000000-0000-0000-0000-000000000001', '{"a": {"b": [1, 2]}, "c": "x"}', '{"a": 1}', '{x,y}',
				to_tsvector('simple', 'a meowing cat'), '[2024-01-01,2024-02-01)', '[1,5)', '10.0.0.1/8', 'calm', '\\x01', true)""";

	private static final List<String> CONDITIONS = List.of("true", "id = 1", "id <> 1 and not (id != 2)",
			"name = 'it''s'", "name like 'M%'", "name not like 'M%' escape '!'", "name ilike 'm%'",
			"name not ilike 'x'", "name similar to 'M(e|o)%'", "name like any(array['M%', 'P%'])",
			"name like all ('{M%}'::text[])", "lower(name) = 'meow'", "Lower ( name ) = 'meow'",
			"lower\n(name) = 'meow'", "\"lower\"(name) = 'meow'", "pg_catalog.lower(name) = 'meow'",
			"upper(cat.name) = 'MEOW'", "\"cat\".\"name\" is not null", "length(name) between 1 and 10",
			"length(trim(both ' ' from name)) > 0", "trim(name) <> ''", "substring(name from 1 for 2) = 'Me'",
			"substring(name, 1, 2) = 'Me'", "left(name, 1) = 'M'", "right(name, 1) in ('w', 'x')",
			"position('e' in name) > 0", "overlay(name placing 'xx' from 2) <> ''", "strpos(name, 'e') > 0",
			"starts_with(name, 'M')", "name ^@ 'M'", "name ~ '^M'", "name !~* '^x'",
			"regexp_replace(name, '[aeiou]', '', 'g') = 'Mw'", "regexp_like(name, 'm', 'i')",
			"split_part(name, 'e', 1) = 'M'", "name || '!' = 'Meow!'", "concat_ws('-', name, id) = 'Meow-1'",
			"format('%s-%s', name, id) like '%1'", "name < 'z' collate \"C\"", "name < 'z' collate pg_catalog.\"C\"",
			"md5(name) is not null", "coalesce(name, '') <> ''", "nullif(name, '') is null",
			"greatest(id, 2) = 2 and least(id, 2) = 1", "num_nulls(name, weight) = 0", "id in (1, 2, 3)",
			"id = any(array[1, 2])", "id = any('{1,2}'::int[])", "id =-1", "id = +1", "-id < 0", "@ id = 1",
			"id % 2 = 1", "(id, tenant_id) = (1, 1)", "row(id, tenant_id) in (row(1, 1))", "name is distinct from 'x'",
			"name is not distinct from null", "fed is true", "fed is not unknown", "name isnull or name notnull",
			"case when id = 1 then 'a' else 'b' end = 'a'", "case id when 1 then fed else not fed end",
			"weight::int between 4 and 5", "cast(weight as numeric(10,2)) > 1.5", "cast(id as double precision) > .5",
			"id::bigint > 1e-3", "weight * 2 >= round(weight, 1)", "abs(weight - 4) < 1", "id::varchar(10) = '1'",
			"id::character varying(10) = '1'", "name::\"char\" = 'M'", "numeric(10,2) '1.5' < weight",
			"born = date '2020-02-29'", "born > current_date - interval '100 years'", "born + 1 > date '2020-02-29'",
			"extract(year from born) = 2020", "date_part('year', born) = 2020",
			"date_trunc('month', seen) = timestamp with time zone '2024-01-01 00:00Z'",
			"seen at time zone 'UTC' > timestamp '2023-01-01'", "seen > now() - interval '7' day",
			"seen < clock_timestamp() and seen < current_timestamp(3)", "age(seen) > make_interval(days => 3)",
			"seen >= to_timestamp('2023', 'YYYY')", "woken::timestamp(3) without time zone = woken",
			"to_char(seen, 'YYYY-MM') is not null", "nap > interval '10 minutes'",
			"seen::date between '2020-01-01' and '2030-01-01'", "seen between symmetric now() and 'epoch'",
			"(born, born + 1) overlaps (date '2020-01-01', date '2021-01-01')", "seen::time > time '00:00'",
			"facts ->> 'c' = 'x'", "facts -> 'a' -> 'b' ->> 0 = '1'", "facts #>> '{a,b,0}' = '1'",
			"facts @> '{\"c\": \"x\"}'", "facts <@ '{}'::jsonb", "facts ?? 'a'", "facts ?| array['a', 'b']",
			"facts ?& array['a']", "facts @? '$.a.b[*]'", "facts @@ '$.c == \"x\"'", "(facts - 'a') = '{}'",
			"facts['c'] = '\"x\"'", "jsonb_typeof(facts -> 'a') = 'object'", "jsonb_exists(facts, 'a')",
			"jsonb_array_length(facts #> '{a,b}') = 2", "jsonb_path_exists(facts, '$.a')", "plain ->> 'a' = '1'",
			"(facts ->> 'c')::text = 'x'", "tags @> array['x']", "tags && '{y,z}'", "'x' = any(tags)",
			"cardinality(tags) = 2", "tags[1] = 'x'", "tags[1:2] = tags", "array_length(tags, 1) = 2",
			"array_position(tags, 'y') = 2", "tags || array['z'] = array['x','y','z']",
			"array_to_string(tags, ',') = 'x,y'", "words @@ to_tsquery('simple', 'cat & meowing')",
			"words @@ plainto_tsquery('cat')", "to_tsvector('simple', name) @@ websearch_to_tsquery('simple', 'meow')",
			"ts_rank(words, 'cat'::tsquery) > 0", "stay @> date '2024-01-15'", "stay && daterange('2024-01-01', null)",
			"lower(stay) < upper(stay) and not isempty(stay)", "age -|- int4range(5, 6)", "addr << inet '10.0.0.0/8'",
			"host(addr) = '10.0.0.1' and masklen(addr) = 8", "token = '00000000-0000-0000-0000-000000000001'::uuid",
			"token <> gen_random_uuid()", "kind = 'calm'", "kind > 'calm'", "kind::text = 'calm'",
			"encode(raw, 'hex') = '01'", "raw = x'01'::int::text::bytea", "octet_length(raw) = 1",
			"bit_count(b'101') = 2", "random() < 2", "power(id, 2) = 1 and sqrt(id) = 1",
			"width_bucket(id, 0, 10, 5) > 0", "name in ('a')", "(name in ('a') or name is null) and (true)",
			"cat.kind is not null", "name is normalized", "cat is not null");

	private static final List<String> EXPRESSIONS = List.of("count(*)", "count(distinct name)",
			"count(*) filter (where weight > 1)", "sum(weight)", "avg(weight)::float8", "max(seen) - min(seen)",
			"string_agg(name, ', ' order by name desc)", "array_agg(name order by id)",
			"percentile_cont(0.5) within group (order by weight)", "bool_or(fed)", "jsonb_agg(name)",
			"jsonb_object_agg(id, name)", "every(fed)", "coalesce(sum(weight), 0)",
			"row_number() over (partition by tenant_id order by name)", "rank() over (order by id)",
			"lag(name) over (order by id rows between 1 preceding and current row)", "sum(weight) over ()",
			"unnest(tags)", "jsonb_object_keys(facts)", "extract(epoch from seen)", "to_jsonb(cat)", "cat.name",
			"regexp_split_to_table(name, 'e')", "date_trunc('day', seen)", "current_date", "localtimestamp(0)");

	@RegisterExtension
	final TestDatabase database = new TestDatabase(CAT);

	@Test
	void ordinaryConditionsAreStrictAndRun() {
		Database db = Database.of(this.database.dataSource());

		for (String text : CONDITIONS) {
			requireStrict(Fragment.condition(text), db);
			assertThat(db.table("cat").where("(" + text + ") or true").count()).as(text).isOne();
		}
	}

	@Test
	void ordinaryExpressionsAreStrictAndRun() {
		Database db = Database.of(this.database.dataSource());

		for (String text : EXPRESSIONS) {
			requireStrict(Fragment.expression(text), db);
			assertThat(db.table("cat").select("(" + text + ") as x").list()).as(text).isNotEmpty();
		}
	}

	private static void requireStrict(Fragment fragment, Database db) {
		assertThatCode(() -> fragment.require(FragmentLevel.STRICT, db.schema().get("cat"))).as(fragment.text())
			.doesNotThrowAnyException();
	}

	@Test
	void theLevelOfAViewDependsOnItsFilter() {
		Database db = Database.of(this.database.dataSource());
		Table<Row> mine = db.xtra("tenant_id", 1).table("cat");

		assertThat(db.table("cat").where("exists (select 1)").count()).isOne();
		assertThatThrownBy(() -> mine.where("exists (select 1)").count()).hasMessageContaining("it holds a subquery");
	}

}
