package io.fastpg.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.core.Parser;

import static org.assertj.core.api.Assertions.assertThat;

/** PostgreSQL's own grammar says where a text ends. */
class LexerAgainstServerTests {

	private static final List<String> PIECES = List.of("true", "1=1", "a", "=", "'x'", "'", "''", "\"", "\"b\"", "b'1'",
			"N'", "E'", "e'x'", "U&'", "$$", "$a$", "$é$", "a$b$", "?", "??", "?|", "@?", ":n", "or", "and", "not", "(",
			"(", ")", ")", "[", "]", ") or (", "(1)", "--", "/*", "*/", "\n", " ", "\t", "\u000b", ";", ",", "::int",
			":", "1", "1.", ".5e1", "é", "-", "\\", "{", "is null", "in (1)", "between 1 and 2");

	private static final String[][] VALUES = { { "'it''s :x $1 ?'", "it's :x $1 ?" }, { "'\\'", "\\" },
			{ "E'it\\'s ?'", "it's ?" }, { "E'a''\\' ?'", "a'' ?" }, { "E'a'\n'\\' ?'", "a' ?" },
			{ "E'\\1'  -- '\n\r'2\\' ?'", "\u00012' ?" }, { "'a'\n'\\'", "a\\" }, { "$$ ? '$$", " ? '" },
			{ "$é$ ? $$ $e$$é$", " ? $$ $e$" }, { "U&'\\003F :a'", "? :a" }, { "B'1'::text", "1" }, { "N'?'", "?" },
			{ "/* ? /* ' */ :a */ 'c'", "c" }, { "-- ? '\n'd'", "d" }, { "/*/ ? */'e'", "e" },
			{ "(select 'f' as \"?\"\"\")", "f" }, { "(array['g','h'])[1:1]::text", "{g}" },
			{ "('{\"?\":1}'::jsonb ?? '?')::text", "true" }, { "('{\"a\":1}'::jsonb ?| array['a'])::text", "true" },
			{ "('{\"a\":1}'::jsonb @? '$.a')::text", "true" }, { "'2'::int::text", "2" },
			{ "(select a$$ from (values ('i')) v(a$$))", "i" }, { "'j'||'k'", "jk" } };

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create function state(statement text) returns text language plpgsql as $$
			begin
			  execute 'prepare p as ' || statement;
			  deallocate p;
			  return '00000';
			exception when others then
			  return sqlstate;
			end $$""");

	@Test
	void noAcceptedConditionClosesItsBracket() throws SQLException {
		Random random = new Random(20260102);
		List<String> accepted = new ArrayList<>();
		while (accepted.size() < 3000) {
			String condition = accepted(soup(random));
			if (condition != null) {
				accepted.add(condition);
			}
		}

		List<String> inBrackets = states("select 1 where (", accepted, "\n)");
		List<String> inArray = states("select array[", accepted, "\n]");

		List<String> wellFormed = new ArrayList<>();
		for (int i = 0; i < accepted.size(); i++) {
			if (!inBrackets.get(i).equals("42601")) {
				wellFormed.add(accepted.get(i));
				assertThat(inArray.get(i)).as("of <%s>", accepted.get(i)).isNotEqualTo("42601");
			}
		}
		assertThat(wellFormed).hasSizeGreaterThan(250);
	}

	@Test
	void theServerReceivesEachValueAtItsPlace() throws SQLException {
		Random random = new Random(20260103);
		for (int i = 0; i < 300; i++) {
			String[] styles = { "?", "$%d", ":n%d" };
			String style = styles[random.nextInt(3)];
			List<String> items = new ArrayList<>();
			List<String> expected = new ArrayList<>();
			List<String> arguments = new ArrayList<>();
			for (int item = 0; item < 8; item++) {
				if (random.nextInt(3) == 0) {
					arguments.add("argument " + item);
					expected.add("argument " + item);
					items.add(style.formatted(arguments.size()) + "::text");
				}
				else {
					String[] value = VALUES[random.nextInt(VALUES.length)];
					items.add(value[0]);
					expected.add(value[1]);
				}
			}

			String sql = "select " + String.join(random.nextBoolean() ? "," : "\n, ", items);

			assertThat(row(sql, style, arguments)).as("of <%s>", sql).isEqualTo(expected);
		}
	}

	private List<String> row(String sql, String style, List<String> arguments) throws SQLException {
		ParsedSql parsed = ParsedSql.parse(sql);
		Object[] given = arguments.toArray();
		if (style.startsWith(":") && !arguments.isEmpty()) {
			Map<String, Object> map = new HashMap<>();
			arguments.forEach((argument) -> map.put("n" + (map.size() + 1), argument));
			given = new Object[] { map };
		}
		List<String> row = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection();
				PreparedStatement statement = connection.prepareStatement(parsed.text((occurrence) -> "?"))) {
			List<@Nullable Object> values = parsed.arguments(given);
			for (int i = 0; i < values.size(); i++) {
				statement.setObject(i + 1, values.get(i));
			}
			try (ResultSet resultSet = statement.executeQuery()) {
				resultSet.next();
				for (int i = 1; i <= resultSet.getMetaData().getColumnCount(); i++) {
					row.add(resultSet.getString(i));
				}
			}
		}
		return row;
	}

	private List<String> states(String before, List<String> conditions, String after) throws SQLException {
		List<String> states = new ArrayList<>();
		try (Connection connection = this.database.dataSource().getConnection();
				PreparedStatement statement = connection.prepareStatement(
						"select state(? || c || ?) from unnest(?::text[]) with ordinality u(c, n) order by n")) {
			statement.setString(1, before);
			statement.setString(2, after);
			statement.setArray(3, connection.createArrayOf("text", conditions.toArray()));
			try (ResultSet resultSet = statement.executeQuery()) {
				while (resultSet.next()) {
					states.add(resultSet.getString(1));
				}
			}
		}
		return states;
	}

	private static String soup(Random random) {
		StringBuilder soup = new StringBuilder();
		int length = 1 + random.nextInt(9);
		for (int i = 0; i < length; i++) {
			soup.append(PIECES.get(random.nextInt(PIECES.size())));
			soup.append(random.nextBoolean() ? " " : "");
		}
		return soup.toString();
	}

	/** Returns the condition as the driver would send it, or null if it is refused. */
	private static @Nullable String accepted(String soup) throws SQLException {
		try {
			String text = Fragment.condition(soup).sql().text((occurrence) -> "?");
			return Parser.parseJdbcSql(text, true, true, true, false, true).get(0).nativeSql;
		}
		catch (InvalidStatementException ex) {
			return null;
		}
	}

}
