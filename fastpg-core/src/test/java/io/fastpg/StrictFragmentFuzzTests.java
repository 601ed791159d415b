package io.fastpg;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Fragment;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of random texts over a schema whose functions, domains and operators have the
 * names that are easily taken for syntax. The server makes a view of each and says what
 * it depends on: nothing of the schema's, if the strictest level let the text pass. Seen
 * to find {@code double 'x'}, where DOUBLE is a user's domain.
 */
class StrictFragmentFuzzTests {

	// None that is on the list of functions too: an overload is the schema's to answer
	// for
	private static final List<String> NAMES = List.of("leak", "over", "filter", "zone", "escape", "by", "ilike",
			"similar", "varying", "value", "within", "partition", "rollup", "cube", "coalesce", "and", "int", "double",
			"time", "at", "cast", "precision", "returning", "collate", "is");

	private static final List<String> WORDS = words(
			"""
					leak over filter zone escape by like ilike similar overlaps varying value within partition cube coalesce and or
					not int double precision lower time at cast as collate is null distinct from "leak" "and" "int" "coalesce" "over"
					public . . ( ( ) ) , 'x' 'x' :: :: name name id id cat tags [ ] === = || + case when then else end array row
					between group order in any to timestamp with character interval 1 pg_catalog for date returning "C" count
					variadic => ->> facts to_jsonb upper . *""");

	private static final List<String> TEMPLATES = List.of("lower ( name ) = 'x'", "name like 'x' escape 'x'",
			"cat . name = 'x'", "( name || 'x' ) :: text", "cast ( name as text ) = 'x'",
			"date '2020-01-01' = date ( name )", "count ( id ) filter ( where id = 1 )",
			"count ( id ) over ( partition by name order by id )", "name at time zone 'x'", "now ( ) at time zone name",
			"name not like 'x'", "name similar to 'x'", "( name , id ) overlaps ( name , id )",
			"coalesce ( name , 'x' )", "case when id = 1 then name else 'x' end", "id between 1 and id",
			"timestamp with time zone '2020-01-01'", "name :: character varying ( 3 )",
			"substring ( name from 1 for 2 )", "array [ name , 'x' ]", "tags [ 1 ]", "name collate \"C\" < 'x'",
			"percentile_cont ( 0.5 ) within group ( order by id )", "upper ( name ) in ( 'x' , name )",
			"row ( id , name ) is null", "double precision '1' > id", "interval ( 3 ) '1 s'", "facts ->> 'x' = name",
			"name is distinct from 'x'", "varchar ( 3 ) 'x' = name", "concat ( variadic tags )",
			"json_object ( 'a' : name returning json )", "trim ( both 'x' from name )");

	private static final String ORACLE = """
			create function used(texts text[]) returns setof text language plpgsql as $$
			declare t text;
			begin
				foreach t in array texts loop
					begin
						execute 'create view fuzz as select (' || chr(10) || t || chr(10) || ') as x from cat';
						if exists (select 1 from pg_depend d join pg_rewrite r on r.oid = d.objid
								where r.ev_class = 'fuzz'::regclass and d.classid = 'pg_rewrite'::regclass and (
									d.refobjid in (select oid from pg_proc where pronamespace = 'public'::regnamespace)
									or d.refobjid in (select oid from pg_operator where oprnamespace = 'public'::regnamespace)
									or d.refobjid in (select oid from pg_type where typnamespace = 'public'::regnamespace
										and typtype = 'd'))) then
							return next '!' || t;
						else
							return next t;
						end if;
						drop view fuzz;
					exception when others then null;
					end;
				end loop;
			end $$""";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, tags text[], facts jsonb);
			create function strange(text, text) returns boolean language sql as 'select true';
			create operator === (leftarg = text, rightarg = text, function = strange)""", ORACLE);

	private final Random random = new Random(20261123);

	@Test
	void aStrictTextDependsOnNothingOfTheSchema() {
		NAMES.forEach((name) -> this.database.executeAsSuperuser(ofTheSchema(name)));
		Relation cat = Database.of(this.database.dataSource()).schema().get("cat");
		Set<String> closed = new LinkedHashSet<>();
		Set<String> strict = new HashSet<>();
		for (int i = 0; i < 15_000; i++) {
			String text = this.random.nextInt(4) == 0 ? soup() : mutated();
			if (passes(text, FragmentLevel.NO_SUBQUERY, cat)) {
				closed.add(text);
				if (passes(text, FragmentLevel.STRICT, cat)) {
					strict.add(text);
				}
			}
		}

		List<String> understood = understood(closed);

		assertThat(understood).filteredOn((text) -> text.startsWith("!") && strict.contains(text.substring(1)))
			.isEmpty();
		assertThat(understood).filteredOn((text) -> text.startsWith("!")).hasSizeGreaterThan(20);
		assertThat(understood).filteredOn(strict::contains).hasSizeGreaterThan(50);
	}

	private static String ofTheSchema(String name) {
		String quoted = '"' + name + '"';
		// Takes arguments of any number and type, as few functions do
		return "create domain public." + quoted + " as text; create function public." + quoted
				+ "(variadic \"any\") returns int language internal immutable as 'pg_num_nulls'";
	}

	private static boolean passes(String text, FragmentLevel level, Relation relation) {
		try {
			Fragment.condition(text).require(level, relation);
			return true;
		}
		catch (InvalidStatementException ex) {
			return false;
		}
	}

	private String soup() {
		List<String> words = new ArrayList<>();
		for (int i = this.random.nextInt(8) + 1; i > 0; i--) {
			words.add(pick(WORDS));
		}
		return String.join(" ", words);
	}

	private String mutated() {
		List<String> words = new ArrayList<>(words(pick(TEMPLATES)));
		for (int i = this.random.nextInt(3) / 2; i >= 0; i--) {
			int at = this.random.nextInt(words.size());
			switch (this.random.nextInt(4)) {
				case 0 -> words.add(at, pick(WORDS));
				case 1 -> words.addAll(at, words(pick(TEMPLATES)));
				default -> words.set(at, pick(WORDS));
			}
		}
		return String.join(" ", words);
	}

	private List<String> understood(Set<String> texts) {
		List<String> found = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection();
				PreparedStatement statement = connection.prepareStatement("select used(?)")) {
			List<String> all = new ArrayList<>(texts);
			for (int from = 0; from < all.size(); from += 1000) {
				Object[] part = all.subList(from, Math.min(from + 1000, all.size())).toArray();
				statement.setArray(1, connection.createArrayOf("text", part));
				try (ResultSet resultSet = statement.executeQuery()) {
					while (resultSet.next()) {
						found.add(resultSet.getString(1));
					}
				}
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		return found;
	}

	private String pick(List<String> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private static List<String> words(String text) {
		return Arrays.asList(text.strip().split("\\s+"));
	}

}
