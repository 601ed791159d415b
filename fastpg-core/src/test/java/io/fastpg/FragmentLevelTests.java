package io.fastpg;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Fragment;
import io.fastpg.testing.PgTypes;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The attacks go up the levels until one refuses them. */
class FragmentLevelTests {

	/** An attack, and the first level that refuses it. */
	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
			exists(select 1 from cat where tenant_id = 2)             ~ NO_SUBQUERY
			exists (table cat)                                        ~ NO_SUBQUERY
			id in (values (1))                                        ~ NO_SUBQUERY
			id = (with x as (select 1) select * from x)               ~ NO_SUBQUERY
			id = any(array(select 1))                                 ~ NO_SUBQUERY
			set_config('fastpg.tenant', '2', true) is not null        ~ NO_SUBQUERY
			pg_catalog.set_config('role', 'x', true) = ''             ~ NO_SUBQUERY
			"set_config"('a.b', '2', true) is not null                ~ NO_SUBQUERY
			current_setting('fastpg.tenant') = '1'                    ~ NO_SUBQUERY
			query_to_xml('select 1', true, true, '')::text like '%'   ~ NO_SUBQUERY
			table_to_xml('cat', true, true, '') is null               ~ NO_SUBQUERY
			cursor_to_xml('c', 1, true, true, '') is null             ~ NO_SUBQUERY
			has_table_privilege(name, 'select')                       ~ NO_SUBQUERY
			has_schema_privilege (name, 'usage')                      ~ NO_SUBQUERY
			name::regclass is null                                    ~ NO_SUBQUERY
			name :: pg_catalog . regtype is null                      ~ NO_SUBQUERY
			cast(name as regproc) is null                             ~ NO_SUBQUERY
			regclass 'cat' = 1                                        ~ NO_SUBQUERY
			to_regclass(name) is null                                 ~ NO_SUBQUERY
			nextval(name) > 0                                         ~ NO_SUBQUERY
			pg_sleep(10) is null                                      ~ NO_SUBQUERY
			pg_read_file(name) is null                                ~ NO_SUBQUERY
			pg_terminate_backend(id)                                  ~ NO_SUBQUERY
			pg_advisory_lock(1) is null                               ~ NO_SUBQUERY
			lo_import('/etc/passwd') is null                          ~ NO_SUBQUERY
			dblink('', 'select 1') is null                            ~ NO_SUBQUERY
			ts_stat('select words from cat') is null                  ~ NO_SUBQUERY
			('select words from cat'::text).ts_stat is null           ~ NO_SUBQUERY
			('a'::text).pg_catalog.ts_stat is null                    ~ NO_SUBQUERY
			(array['select 1'])[1]."ts_stat" is null                  ~ NO_SUBQUERY
			ts_rewrite('a'::tsquery, 'select 1') is null              ~ NO_SUBQUERY
			row_security_active('cat')                                ~ NO_SUBQUERY
			leak(name)                                                ~ STRICT
			leak (name)                                               ~ STRICT
			`leak
			(name)`                                                   ~ STRICT
			Leak(name)                                                ~ STRICT
			"leak"(name)                                              ~ STRICT
			"Lower"(name) = ''                                        ~ STRICT
			"coalesce"(name, '') = ''                                 ~ STRICT
			"and"(true, true)                                         ~ STRICT
			public.lower(name) = ''                                   ~ STRICT
			"pg_Catalog".lower(name) = ''                             ~ STRICT
			a.b.lower(name) = ''                                      ~ STRICT
			lower(leak(name)) = ''                                    ~ STRICT
			case when leak(name) then true end                        ~ STRICT
			true or not leak(name)                                    ~ STRICT
			array[leak(name)] is null                                 ~ STRICT
			tags[leak(name)] is null                                  ~ STRICT
			over(name) = ''                                           ~ STRICT
			filter(name) = ''                                         ~ STRICT
			zone(name) = ''                                           ~ STRICT
			escape(name) = ''                                         ~ STRICT
			name like 'a' escape escape('x')                          ~ STRICT
			ilike(name, 'a')                                          ~ STRICT
			not similar(name, 'a')                                    ~ STRICT
			varying(name) = ''                                        ~ STRICT
			by(name) = ''                                             ~ STRICT
			cube(1, 2) is null                                        ~ STRICT
			rollup(1, 2) is null                                      ~ STRICT
			`\u212Aower(name) = ''`                                   ~ STRICT
			`lef\u0167(name, 1) = ''`                                 ~ STRICT
			cat.leak                                                  ~ STRICT
			"cat"."leak"                                              ~ STRICT
			public.cat.name = ''                                      ~ STRICT
			name.leak                                                 ~ STRICT
			dog.name = ''                                             ~ STRICT
			cat.leak(1)                                               ~ STRICT
			(cat).leak                                                ~ STRICT
			(cat).name = ''                                           ~ STRICT
			(row(1, 2)).leak                                          ~ STRICT
			tags[1].leak                                              ~ STRICT
			lower(name).leak                                          ~ STRICT
			cat.* is null                                             ~ STRICT
			name::tag is null                                         ~ STRICT
			name::"tag" is null                                       ~ STRICT
			name::"int" is null                                       ~ STRICT
			name::public.tag is null                                  ~ STRICT
			name::tag[] is null                                       ~ STRICT
			name::cat is null                                         ~ STRICT
			cast(name as tag) is null                                 ~ STRICT
			cast(name as public.text) is null                         ~ STRICT
			tag 'x' is null                                           ~ STRICT
			public.tag 'x' is null                                    ~ STRICT
			"tag" 'x' is null                                         ~ STRICT
			tag E'x' is null                                          ~ STRICT
			tag(3) 'x' is null                                        ~ STRICT
			lower(3) 'x' is null                                      ~ STRICT
			lower 'x' is null                                         ~ STRICT
			not like 'x'                                              ~ STRICT
			escape 'x' is null                                        ~ STRICT
			name like 'a' escape escape 'x'                           ~ STRICT
			zone 'x' is null                                          ~ STRICT
			mood 'calm' = kind                                        ~ STRICT
			kind = 'calm'::mood                                       ~ STRICT
			double 'x' is null                                        ~ STRICT
			name::double is null                                      ~ STRICT
			varying 'x' is null                                       ~ STRICT
			precision 'x' is null                                     ~ STRICT
			xml '<a/>' is document                                    ~ STRICT
			xpath('/a', name::xml) is null                            ~ STRICT
			jsonb_populate_record(null::cat, facts) is null           ~ STRICT
			json_value(facts, '$.c' returning tag) = ''               ~ STRICT
			name === 'x'                                              ~ STRICT
			name %> 'x'                                               ~ STRICT
			id =- 1 and name @#@- 'x'                                 ~ STRICT
			name operator(public.=) 'x'                               ~ STRICT
			operator(name)                                            ~ STRICT
			name < 'x' collate public.mine                            ~ STRICT
			generate_series(1, 1000000000) is null                    ~ STRICT
			version() like '%'                                        ~ STRICT
			current_query() like '%'                                  ~ STRICT
			col_description(1, 1) is null                             ~ STRICT
			pg_catalog.pg_class is null                               ~ STRICT
			""")
	void anAttackIsRefusedByItsLevelAndThoseAbove(String text, FragmentLevel refusing) {
		Relation cat = cat();
		Fragment fragment = Fragment.condition(text);

		for (FragmentLevel level : FragmentLevel.values()) {
			if (level.compareTo(refusing) < 0) {
				assertThatCode(() -> fragment.require(level, cat)).doesNotThrowAnyException();
			}
			else {
				assertThatThrownBy(() -> fragment.require(level, cat)).isInstanceOf(InvalidStatementException.class)
					.hasMessageStartingWith("The condition is refused at character ");
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1=1) or (1=1", "true) union all select 1 where (true", "true); select 1 where (true",
			"true --", "U&'x' = ''", "U&\"lower\"(name) = ''", "v = $$a$$", "a = 'x'\n'y'", "name is null, name" })
	void whatIsNotClosedIsRefusedAtEveryLevel(String text) {
		assertThatThrownBy(() -> Fragment.condition(text)).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void placeholdersAreStrictWhereAValueStands() {
		for (String text : List.of("name = ? and id between ? and ?", "name like ?", "id = any(?)", "? is null",
				"name not like ? escape ?", "coalesce(?, name) = ?::text", "facts ?? ? and facts ->> ? = ?",
				"case when ? then ? else ? end", "seen at time zone ? > ?", "not ?", "substring(name from ? for ?) = ?",
				"id in (?, ?)", "name is distinct from ?", "tags[?] = ?", "array[?, ?] && tags")) {
			Fragment.condition(text).require(FragmentLevel.STRICT, cat());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "tag ? is null", "tag :v is null", "tag $1 is null", "lower(3) ? is null" })
	void anEmptyCollectionIsNoLiteralOfAUsersType(String text) {
		assertThatThrownBy(() -> Fragment.condition(text).require(FragmentLevel.STRICT, cat()))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void aRefusalSaysWhereWhatAndWhatToDo() {
		assertThatThrownBy(() -> Fragment.condition("id = 1 and leak(name)").require(FragmentLevel.STRICT, cat()))
			.hasMessage(
					"The condition is refused at character 12: it calls \"leak\", which is not among the server's own"
							+ " functions that a strict text may call. Compute it before and pass it as an argument, or write"
							+ " the condition with col(…).");
		assertThatThrownBy(() -> Fragment.condition("id = 1 and cat.leak").require(FragmentLevel.STRICT, cat()))
			.hasMessage("The condition is refused at character 12: it names no column of \"cat\", so it may call a"
					+ " function: x.f is f(x). Write a column alone, or as cat.column.");
	}

	private static Relation cat() {
		List<Column> columns = Stream.of("id", "tenant_id", "name", "facts", "kind", "seen", "tags")
			.map((name) -> new Column(name, PgTypes.builtIn("text"), "text", true, null, Column.Identity.NONE, false,
					true, null))
			.toList();
		return new Relation(new TableName("public", "cat"), Relation.Kind.TABLE, true, columns, List.of("id"),
				List.of(), List.of(), null);
	}

}
