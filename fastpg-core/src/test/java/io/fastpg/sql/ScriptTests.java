package io.fastpg.sql;

import java.util.List;

import io.fastpg.exception.InvalidStatementException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScriptTests {

	@Test
	void aScriptIsCutAtItsSemicolons() {
		assertThat(statements("create table a(i int); insert into a\nvalues (1) ;select ';' , \";\"; select 2"))
			.containsExactly("create table a(i int)", "insert into a\nvalues (1)", "select ';' , \";\"", "select 2");
	}

	@Test
	void emptyStatementsAreDropped() {
		assertThat(statements("")).isEmpty();
		assertThat(statements(" ;; -- c\n; /* ; */")).isEmpty();
		assertThat(statements(";select 1;;\n;select 2;-- end")).containsExactly("select 1", "select 2");
	}

	@Test
	void commentsAndQuotesHideSemicolons() {
		assertThat(statements("select 1 -- ;\n, 2; select /* ; /* ; */ ; */ 3; do $a$begin; end$a$; select E'\\';'"))
			.containsExactly("select 1 -- ;\n, 2", "select /* ; /* ; */ ; */ 3", "do $a$begin; end$a$",
					"select E'\\';'");
	}

	@Test
	void aFunctionBodyIsNotCut() {
		String function = """
				create or replace function f(i int) returns int language sql
				BEGIN -- c
				ATOMIC
				  select case i when 1 then 2 else case when true then 3 end end;
				  select 1 as end; select 2 as case; select t.end, t.case from t; select $1;
				END""";

		assertThat(statements(function + "; select 1")).containsExactly(function, "select 1");
		assertThat(ParsedSql.single(new SourceText("statement", function + ";")).source()).isEqualTo(function);
	}

	@Test
	void beginAloneIsAStatement() {
		assertThat(statements("begin; select 1; end; select 2")).containsExactly("begin", "select 1", "end",
				"select 2");
		assertThat(statements("create table begin(atomic int); select 1"))
			.containsExactly("create table begin(atomic int)", "select 1");
	}

	@Test
	void aRuleWithSeveralActionsIsNotCut() {
		String rule = "create rule r as on insert to a do also (insert into b values (1); delete from c)";

		assertThat(statements(rule + "; select 1")).containsExactly(rule, "select 1");
	}

	@Test
	void placeholdersAreRecordedAndRefusedOnlyWhenBound() {
		List<ParsedSql> statements = Script.statements("select j?'a' from t; select ?, $1");

		assertThat(statements).extracting(ParsedSql::source).containsExactly("select j?'a' from t", "select ?, $1");
		assertThatThrownBy(() -> statements.get(1).arguments(1)).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void plainTextKeepsPlaceholdersAsOperators() {
		List<ParsedSql> statements = Script.statements("select j?'a', j ?? 'b', E'''\\';'; select $1[1]");

		assertThat(statements).extracting(ParsedSql::plainText)
			.containsExactly("select j ? 'a', j ?? 'b', E'\\047\\';'", "select $1[1]");
	}

	@Test
	void aQuoteWithoutEndIsRefusedAtItsPlaceInTheScript() {
		assertThatThrownBy(() -> Script.statements("select 1; select 'x")).isInstanceOf(InvalidStatementException.class)
			.hasMessageStartingWith("The script is refused at character 18:");
	}

	private static List<String> statements(String script) {
		return Script.statements(script).stream().map(ParsedSql::source).toList();
	}

}
