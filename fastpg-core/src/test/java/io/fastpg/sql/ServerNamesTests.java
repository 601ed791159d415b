package io.fastpg.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The lists are text, and the server says whether they are true. */
class ServerNamesTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void everyFunctionIsTheServersOwn() {
		assertThat(names("select distinct proname from pg_proc where pronamespace = 'pg_catalog'::regnamespace"))
			.containsAll(ServerNames.FUNCTIONS);
	}

	@Test
	void everyTypeIsAPlainTypeOfTheServersOwn() {
		assertThat(names("select typname from pg_type where typnamespace = 'pg_catalog'::regnamespace"
				+ " and typtype in ('b', 'r', 'm') and typname not like 'reg%' and typname not like 'pg_%'"))
			.containsAll(ServerNames.TYPES);
	}

	@Test
	void theOperatorsAreAllOfTheServersOwn() {
		Set<String> server = names("select distinct oprname from pg_operator");
		server.addAll(List.of("=>", "!="));

		assertThat(ServerNames.OPERATORS).containsExactlyInAnyOrderElementsOf(server);
	}

	@Test
	void noFunctionIsVolatileButThoseThatMakeAValue() {
		assertThat(listed("provolatile = 'v'")).containsExactly("clock_timestamp", "gen_random_uuid", "random",
				"uuidv4", "uuidv7");
	}

	/** What reads tables or changes the session may not run beside other workers. */
	@Test
	void noFunctionNeedsASessionOfItsOwnButRandomAndTheAgeOfATransaction() {
		assertThat(listed("proparallel <> 's'")).containsExactly("age", "random");
	}

	@Test
	void noFunctionIsMadeForTheServersInside() {
		assertThat(listed("exists (select 1 from unnest(proargtypes) a where a in"
				+ " ('internal'::regtype, 'cstring'::regtype)) or prorettype = 'trigger'::regtype"))
			.isEmpty();
	}

	@Test
	void noFunctionIsWrittenInSqlThatReadsATable() {
		assertThat(listed("prokind = 'f' and prolang not in (select oid from pg_language where lanname in ('internal',"
				+ " 'c')) and coalesce(pg_get_function_sqlbody(oid), prosrc) ~* '\\m(from|table)\\s'"))
			.isEmpty();
	}

	/** A type that the text names could be one of the schema's. */
	@Test
	void noFunctionReturnsRowsOfATypeItIsGiven() {
		assertThat(listed("prokind = 'f' and prorettype = 'record'::regtype and proargnames is null")).isEmpty();
	}

	@Test
	void noNameIsOneThatGetsAtMoreThanTheRow() {
		for (String name : ServerNames.FUNCTIONS) {
			String text = name + "(a)";
			assertThat(OuterNames.find(text, Lexer.tokens(new SourceText("expression", text)))).isNull();
		}
	}

	/** Else a user's function or type could have the name. */
	@Test
	void keywordsThatAreTakenForSyntaxCanBeNoFunctionOrType() {
		Set<String> reserved = names("select word from pg_get_keywords() where catcode = 'R'");
		Set<String> columns = names("select word from pg_get_keywords() where catcode = 'C'");

		assertThat(without(ServerNames.BEFORE_VALUE, reserved)).containsExactly("between");
		assertThat(columns).contains("between");
		Set<String> both = new TreeSet<>(reserved);
		both.addAll(columns);
		assertThat(without(ServerNames.CONSTRUCTS, both)).isEmpty();
		assertThat(without(ServerNames.TYPE_KEYWORDS, both)).isEmpty();
	}

	private static List<String> without(Set<String> names, Set<String> others) {
		return names.stream().filter((name) -> !others.contains(name)).sorted().toList();
	}

	/** Listed functions with an overload of which the condition holds. */
	private List<String> listed(String condition) {
		List<String> found = new ArrayList<>(names("select distinct proname from pg_proc where pronamespace ="
				+ " 'pg_catalog'::regnamespace and (" + condition + ")"));
		found.retainAll(ServerNames.FUNCTIONS);
		return found;
	}

	private Set<String> names(String sql) {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet resultSet = statement.executeQuery(sql)) {
			Set<String> names = new TreeSet<>();
			while (resultSet.next()) {
				names.add(resultSet.getString(1));
			}
			return names;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
