package io.fastpg.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fastpg.exception.InvalidStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceholderTests {

	@ParameterizedTest
	@MethodSource("bound")
	void placeholdersAreBoundInTextOrder(Case c) {
		ParsedSql parsed = ParsedSql.parse(c.sql());

		assertThat(parsed.text((occurrence) -> "?")).isEqualTo(c.jdbc());
		assertThat(parsed.arguments(c.arguments().toArray())).isEqualTo(c.values());
		assertThat(ParsedSql.parse(c.jdbc()).parameterCount()).isEqualTo(c.values().size());
	}

	static Stream<Case> bound() {
		Map<String, Object> x = Map.of("x", 1);
		Map<String, Object> ab = Map.of("a", 1, "b", 2);
		return Stream.of(
				// the three styles
				of("id = ? and foo=?", args(1, 2), "id = ? and foo=?", 1, 2),
				of("id = $2 and foo=$1 or $2", args(1, 2), "id = ? and foo=? or ?", 2, 1, 2),
				of("id=:a and foo=:b or bar=:a", args(ab), "id=? and foo=? or bar=?", 1, 2, 1),
				of("select 1", args(), "select 1"), of("select 1", args(Map.of()), "select 1"),
				of("select $1::int, $1", args(5), "select ?::int, ?", 5, 5),
				// casts, assignments
				of("select ?::int, :: x", args(1), "select ?::int, :: x", 1),
				of("select :a::int, x::int, :b", args(ab), "select ?::int, x::int, ?", 1, 2),
				of("x := :x", args(x), "x := ?", 1), of("f(a => :x, b := :x)", args(x), "f(a => ?, b := ?)", 1, 1),
				of("select '12:30'::time, 'x':: x", args(), "select '12:30'::time, 'x':: x"),
				// quotes
				untouched("select '?', \"?\", ':x $1', \":x\""),
				untouched("select 'it''s ?', 'a\"?', \"a\"\"?\", \"'?\""),
				untouched("select E'it\\'s ?', e'\\\\', E'\\\\\\'?'"),
				untouched("select B'1?', x'?', N'?', U&'?\\', U&\"?\""),
				untouched("select $$ ? :x $1 $$, $tag$ ? $$ $tag$, $_1$?$_1$"), untouched("select $é$ ? $e$ $é$"),
				untouched("select $a$ $b$a$"), untouched("select a$b$c, \"$a$\", é$a$"),
				of("select '\\', ?, 'x?'", args(1), "select '\\', ?, 'x?'", 1),
				of("select $1$a$ ? $a$", args(1), "select ? $a$ ? $a$", 1),
				of("select a$b$ , ? , c$b$", args(1), "select a$b$ , ? , c$b$", 1),
				of("select $a$b$, ? $a$, ?", args(1), "select $a$b$, ? $a$, ?", 1),
				// strings that go on after a line break
				of("select E'a'\n'\\' ?'", args(), "select E'a\\' ?'"),
				of("select E'a' -- c\n -- ' d\n\t'\\' ?'", args(), "select E'a\\' ?'"), untouched("select 'a'\n'? b'"),
				of("select 'a'\n'\\', ?", args(1), "select 'a'\n'\\', ?", 1),
				of("select E'a' '\\', ?", args(1), "select E'a' '\\', ?", 1),
				of("select E'a' /*\n*/ '\\', ?", args(1), "select E'a' /*\n*/ '\\', ?", 1),
				of("select aE'\\', ?", args(1), "select aE'\\', ?", 1),
				// comments
				untouched("select 1 -- ? :x $1 '"), untouched("/* ? ' */ select 1 /* $1" + " */"),
				of("/* a /* b? */ c? */ ?", args(1), "/* a /* b? */ c? */ ?", 1),
				of("select 1 --?\n, ?--?\r, ?", args(1, 2), "select 1 --?\n, ?--?\r, ?", 1, 2),
				of("select 2*/*?*/?", args(1), "select 2*/*?*/?", 1),
				of("select ?/*/*?*/*/", args(1), "select ?/* /*?*/*/", 1),
				of("select /*/ ? */ ?", args(1), "select /* / ? */ ?", 1),
				of("\u000b?\u000b", args(1), "\u000b?\u000b", 1),
				// operators with ?
				of("j ?? 'a'", args(), "j ?? 'a'"), of("j ??:x", args(x), "j ?? ?", 1),
				of("j ???", args(1), "j ?? ?", 1), of("j ?| ? and j ?& ?", args(1, 2), "j ??| ? and j ??& ?", 1, 2),
				of("j ??| ? and j ??& ?", args(1, 2), "j ??| ? and j ??& ?", 1, 2),
				of("j @? ? and j @@ ?", args(1, 2), "j @?? ? and j @@ ?", 1, 2), of("j @??:x", args(x), "j @?? ?", 1),
				of("j ?|array['x']", args(), "j ??|array['x']"), of("j @?'$.a'", args(), "j @??'$.a'"),
				of("a @@? or b<@? or c=?", args(1, 2, 3), "a @@ ? or b<@ ? or c=?", 1, 2, 3),
				of("?||'x'||?||?", args(1, 2, 3), "?||'x'||?||?", 1, 2, 3),
				of("?&&? or 1=?|2", args(1, 2, 3), "?&&? or 1=? |2", 1, 2, 3),
				of("?-1+?*-?", args(1, 2, 3), "?-1+?*-?", 1, 2, 3),
				of("p ??-| q and ?-?", args(1, 2), "p ??-| q and ?-?", 1, 2), of("a <??> ?", args(1), "a <??> ?", 1),
				// colons of PostgreSQL
				untouched("a[1:2]"), untouched("a[i:j]"), untouched("a[1:n]"), untouched("a[:2]"), untouched("a[:]"),
				untouched("a[f(x):n]"), untouched("a[\"i\":n], a[b[1]:n]"), untouched("json_object('k':v, 'n':1)"),
				untouched("json_objectagg(k:v)"), of("a[:x]", args(x), "a[?]", 1), of("a[1 :x]", args(x), "a[1 ?]", 1),
				of("a[:a: :b]", args(ab), "a[?: ?]", 1, 2), of("a[:a:b]", args(Map.of("a", 1)), "a[?:b]", 1),
				of("a[$1:n]", args(1), "a[?:n]", 1), of("a[f(:a):n]", args(Map.of("a", 1)), "a[f(?):n]", 1),
				// neighbours
				of(":a:b", args(ab), "? ?", 1, 2), of(":a||:b", args(ab), "?||?", 1, 2),
				of(":a|:b", args(ab), "? |?", 1, 2), of("$1$2", args(1, 2), "? ?", 1, 2),
				of("select :E'x'", args(Map.of("E", 1)), "select ? 'x'", 1),
				of("select :D:D", args(Map.of("D", 1)), "select ? ?", 1, 1),
				of("select :a\"n\", :b", args(ab), "select ? \"n\", ?", 1, 2),
				of("select :a$$x$$, :b", args(ab), "select ? $$x$$, ?", 1, 2),
				of("(:é, :名前)", args(Map.of("é", 1, "名前", 2)), "(?, ?)", 1, 2),
				// the end
				of("select ?;", args(1), "select ?", 1), of("select ? ; -- done\n;", args(1), "select ? ", 1),
				of("select '%s' % ?", args(1), "select '%s' % ?", 1));
	}

	@ParameterizedTest
	@MethodSource("refused")
	void whatCannotBeBoundIsRefused(Refused c) {
		assertThatThrownBy(() -> ParsedSql.parse(c.sql()).arguments(c.arguments().toArray()))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining(c.reason());
	}

	static Stream<Refused> refused() {
		Map<String, Object> x = Map.of("x", 1);
		return Stream.of(
				// counts
				new Refused("select ?, ?", args(1), "takes 2 arguments (?), but 1 was given"),
				new Refused("select j ? 'a'", args(), "operator ? is written ??"),
				new Refused("select ?", args(1, 2), "takes 1 argument (?), but 2 were given"),
				new Refused("select 1", args(1), "takes 0 arguments (no placeholder), but 1 was given"),
				new Refused("select $1, $2", args(1), "takes 2 arguments ($1), but 1 was given"),
				new Refused("select $1", args(1, 2), "takes 1 argument ($1), but 2 were given"),
				new Refused("select $0", args(1), "numbered from $1"),
				new Refused("select $1, $3", args(1, 2, 3), "character 12: $2 is missing"),
				new Refused("select $2", args(1, 2), "$1 is missing"),
				new Refused("select $99999999999999999999", args(1), "$1 is missing"),
				// names
				new Refused("select :x, :y, :z", args(x), "No value is given for :y, :z"),
				new Refused("select :missing", args(), "the placeholders :missing"),
				new Refused("select :x", args(1), "a Map from these names"),
				new Refused("select :x", args(x, x), "a Map from these names"),
				new Refused("select :x", args(Map.of("x", 1, "extra", 2)), "no placeholder :extra"),
				new Refused("select 1", args(x), "no placeholder :x"),
				new Refused("select 1 limit:x", args(x), "put a space before the colon"),
				new Refused("select :1", args(1), "Write $1 or :name"),
				// mixed
				new Refused("select $1, ?", args(1), "character 12: it mixes the placeholders $1 and ?"),
				new Refused("select $1, :x", args(1), "$1 and :name"),
				new Refused("select ?, :x", args(1), "? and :name"),
				new Refused("select :x$1", args(1), ":name and $1"),
				new Refused("select j ? :x", args(x), "operator ? is written ??"),
				// touching
				new Refused("select ?1", args(1), "touches a word, number or quote"),
				new Refused("select a?b", args(1), "touches"), new Refused("select a?", args(1), "touches"),
				new Refused("select ?b", args(1), "touches"), new Refused("select 1?", args(1), "touches"),
				new Refused("j?'a'", args(), "touches"), new Refused("\"j\"?'a'", args(), "operator ? is written ??"),
				new Refused("(j)?'a'", args(), "touches"), new Refused("select $1a", args(1), "touches"),
				new Refused("select $1_0", args(1), "touches"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", ";", "-- only", "/* only */ ;" })
	void emptyTextIsRefused(String sql) {
		assertThatThrownBy(() -> ParsedSql.parse(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 'abc", "select 'a''", "select E'a\\'", "select 'a'\n'b", "select \"abc",
			"select \"a\"\"", "select $$abc", "select $a$ $b$", "select /* abc", "select /* /* */", "select U&\"a",
			"select b'1" })
	void aQuoteWithoutEndIsRefusedAtItsBeginningAndNotRepeated(String sql) {
		assertThatThrownBy(() -> ParsedSql.parse(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("has no end")
			.message()
			.doesNotContain("abc");
	}

	@Test
	void thePositionCountsCharactersFromOne() {
		assertThatThrownBy(() -> ParsedSql.parse("select '😀', 'x"))
			.hasMessageStartingWith("The statement is refused at character 13: the string that begins here has no end");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select '\0'", "select '\ud83d'", "select '\ude00\ud83d'", "select \ud83d" })
	void nulAndHalfCharactersAreRefused(String sql) {
		assertThatThrownBy(() -> ParsedSql.parse(sql)).isInstanceOf(InvalidStatementException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1; delete from cat", "select 1;; select 2", "select (1; delete from cat)",
			"select 1) ; select 2", "select begin atomic; select 2; end" })
	void aSecondStatementIsRefused(String sql) {
		assertThatThrownBy(() -> ParsedSql.parse(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("a second statement begins here");
	}

	@Test
	void nullIsAValueInEveryStyle() {
		Map<String, @Nullable Object> map = new HashMap<>();
		map.put("x", null);

		assertThat(ParsedSql.parse("select ?").arguments((Object) null)).containsExactly((Object) null);
		assertThat(ParsedSql.parse("select ?").arguments((Object[]) null)).containsExactly((Object) null);
		assertThat(ParsedSql.parse("select $1").arguments((Object) null)).containsExactly((Object) null);
		assertThat(ParsedSql.parse("select :x").arguments(map)).containsExactly((Object) null);
	}

	@Test
	void aCastStaysApartFromASubscript() {
		ParsedSql parsed = ParsedSql.parse("select :a[1], (:b).y, :b . y");

		String text = parsed.text((occurrence) -> "?::int[]");

		assertThat(text).isEqualTo("select (?::int[])[1], (?::int[]).y, (?::int[]) . y");
	}

	@Test
	void placeholdersMayBecomeDifferentTexts() {
		ParsedSql parsed = ParsedSql.parse("select :a,:b,:a");

		assertThat(parsed.text((occurrence) -> List.of("?::jsonb", " NULL ", "?").get(occurrence)))
			.isEqualTo("select ?::jsonb, NULL ,?");
		assertThat(parsed.parameterCount()).isEqualTo(2);
		assertThat(parsed.parameterNames()).containsExactly("a", "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin", "BEGIN isolation level serializable", "start transaction", "commit", "end",
			"rollback to a", "abort", "savepoint a", "release a", "prepare transaction 'x'", "commit prepared 'x'",
			"discard all", "/* c */ commit", "set transaction read only", "set local transaction read only",
			"set session characteristics as transaction read only",
			"set session session characteristics as transaction read only" })
	void transactionControlIsRecognised(String sql) {
		assertThat(ParsedSql.parse(sql).isTransactionControl()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1", "prepare transactions as select 1", "set local statement_timeout = 1",
			"set x = transaction", "\"begin\"", "do $$begin end$$" })
	void otherStatementsAreNoTransactionControl(String sql) {
		assertThat(ParsedSql.parse(sql).isTransactionControl()).isFalse();
	}

	@Test
	void theFirstKeywordTellsWhatAStatementIs() {
		assertThat(ParsedSql.parse("-- c\n ( SELECT 1)").firstKeyword()).isEqualTo("select");
		assertThat(ParsedSql.parse("\"a\"").firstKeyword()).isEmpty();
		assertThat(ParsedSql.parse("Create table t()").changesSchema()).isTrue();
		assertThat(ParsedSql.parse("truncate t").changesSchema()).isFalse();
		assertThat(ParsedSql.parse("copy t to stdout").isCopy()).isTrue();
		assertThat(ParsedSql.parse("select copy").isCopy()).isFalse();
	}

	private static Case of(String sql, List<@Nullable Object> arguments, String jdbc, Object... values) {
		return new Case(sql, arguments, jdbc, Arrays.asList(values));
	}

	private static Case untouched(String sql) {
		return of(sql, args(), sql);
	}

	private static List<@Nullable Object> args(Object... arguments) {
		return new ArrayList<>(Arrays.asList(arguments));
	}

	record Case(String sql, List<@Nullable Object> arguments, String jdbc, List<Object> values) {
	}

	record Refused(String sql, List<@Nullable Object> arguments, String reason) {
	}

}
