package io.fastpg.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Random;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.ParsedSql;
import io.fastpg.sql.Script;
import io.fastpg.testing.Cases;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The server sees as many statements in a script as fastpg does. */
class ScriptFuzzTests {

	private static final List<String> STATEMENTS = List.of("select 1", "values (1)", "", "select ';'", "select $$;$$",
			"select $a$;$$;$a$", "select $\u00e9$;$\u00e9$", "select 1 as \"a;b\"", "select E'\\';'", "select 'a'\n';'",
			"select E'a'\n'\\';'", "select '\\'", "select b'1'", "select U&'\\003B;'", "select 1 as a$b$",
			"do $$begin null; end$$", "show datestyle", "select (1)", "select case when true then 1 end",
			"select 1 as end", "select 1 as begin", "select 1 as \"case\"", "select '{\"a\":1}'::jsonb ? 'a'",
			"select (array[1,2])[1:2]", "create function pg_temp.f() returns int begin atomic select 1; select 2; end",
			"create function pg_temp.g(a int) returns int begin atomic select case a when 1 then 2 end; end",
			"create temp table b (a int)", "create temp view v as select 1 as atomic");

	private static final List<String> NOISE = List.of("/* ; */", "/* ; /* ; */ ; */", "-- ;\n", "--;\r", "/*/;*/", ";",
			"'", "\"", "$$", "$a$", "(", ")", "*/", "/*", "--", "begin atomic", "end", "E'", "\\", "\u00a0", ", 2",
			" as b", " or true", "\n'b'", "\u000b", "::text", " union select 2",
			"; create rule r as on insert to b do also (select 1;" + " select 2)");

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void theServerSeesTheSameStatements(TestReporter reporter) throws IOException {
		int scripts = Math.max(1, Cases.count(6_000) / 10);
		int compared = 0;

		try (ServerGrammar server = new ServerGrammar(this.database.port(), this.database.user(),
				this.database.name())) {
			for (long seed = Cases.firstSeed(); seed < Cases.firstSeed() + scripts; seed++) {
				String script = script(new Random(seed));
				int seen = server.statements(script);
				if (seen >= 0) {
					compared++;
					requireStatements(server, script, seen);
				}
			}
		}

		reporter.publishEntry("scripts", "%d, compared %d".formatted(scripts, compared));
		assertThat(compared).isGreaterThanOrEqualTo(scripts / 10);
	}

	/** Cut by fastpg and put together again, the script is the same to the server. */
	static void requireStatements(ServerGrammar server, String script, int seen) throws IOException {
		List<ParsedSql> statements;
		try {
			statements = Script.statements(script);
		}
		catch (InvalidStatementException ex) {
			assertThat(ex).as("<%s>", script).hasMessageContaining("cannot stand with $ in a word");
			return;
		}
		assertThat(statements).as("statements of <%s>", script).hasSize(seen);
		for (ParsedSql statement : statements) {
			int alone = server.statements(statement.plainText());
			assertThat(alone).as("<%s> of <%s>", statement.plainText(), script).isIn(1, -1);
		}
		assertThat(isSingle(script) && seen != 1).as("<%s> is one statement", script).isFalse();
	}

	private static boolean isSingle(String script) {
		try {
			ParsedSql.parse(script);
			return true;
		}
		catch (InvalidStatementException ex) {
			return false;
		}
	}

	private static String script(Random random) {
		StringBuilder script = new StringBuilder();
		int length = 1 + random.nextInt(5);
		for (int i = 0; i < length; i++) {
			script.append(STATEMENTS.get(random.nextInt(STATEMENTS.size())));
			for (int noise = random.nextInt(6); noise > 3; noise--) {
				script.append(NOISE.get(random.nextInt(NOISE.size())));
			}
			script.append(List.of(";", "; ", " ;\n", " ").get(random.nextInt(4)));
		}
		return script.toString();
	}

}
