package io.fastpg.sql;

import java.util.Map;

import io.fastpg.exception.InvalidStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FragmentTests {

	@ParameterizedTest
	@ValueSource(strings = { "true", "name = ? and weight > ?", "a = $1 or b = $1", "a = :a", "(a = 1) or (b = 2)",
			"a in (1, 2)", "a = any(array[1,2])", "v = 'it''s; -- ) /* ok'", "\"a;b\" = 1", "b'1' = B'1'",
			"x'1f' = n'a'", "a[1:2] = a[?:n]", "j ?? 'a' and j ?| ?", "exists(select 1 from t where id = ?)",
			"t at time zone 'UTC' > now()", "a is distinct from b", "v = E'x'", "a\n=\t1", "v = '{}'",
			"\"a\"\"b\" is null", "naïve = 1", "set_config('fastpg.tenant','2',true) is not null",
			"query_to_xml('select 1',true,true,'') is null", "v::regclass is null", "has_table_privilege(v,'select')" })
	void aClosedConditionIsAccepted(String text) {
		assertThat(Fragment.condition(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1=1) or (1=1", "true) or (tenant=2 and true", "1=1); delete from tt where (1=1",
			"true) or true --\n and (true", "true) union all select v from t where (true",
			"true) union select 1, 'x' where (true", "$é$($é$ = '') or (1=1 or $é$)$é$ = ''", "b'1'=b'1') or (1=1",
			"U&'\\0027' <> '') or (1=1",
			"set_config('a','2',true) is not null) or (set_config('a','2',true) is not null",
			"true); set local fastpg.tenant='2'; select 1 where (true", "true); select 1 where (true",
			"true) or (?::int > 0) --", "E'\\')' = '' or true", "v = E'x'\n'\\'' ) or (true) or (v = E'x'\n'\\''",
			"v = '\\''' or true", "a$b$c) or (1=1", "v = $1$a$) or (true$a$", "''\u000b) or (''" })
	void aFragmentThatLeavesItsBracketsIsRefused(String text) {
		assertThatThrownBy(() -> Fragment.condition(text)).isInstanceOf(InvalidStatementException.class)
			.hasMessageStartingWith("The condition is refused at character ");
		assertThatThrownBy(() -> Fragment.expression(text)).isInstanceOf(InvalidStatementException.class)
			.hasMessageStartingWith("The expression is refused at character ");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			``                   ~ 1  ~ it is empty
			`  `                 ~ 1  ~ it is empty
			true --              ~ 6  ~ a comment
			true /* a */         ~ 6  ~ a comment
			true) /*             ~ 7  ~ has no end
			true /* /* */        ~ 6  ~ has no end
			a = 'x               ~ 5  ~ has no end
			a = $$               ~ 5  ~ has no end
			"v                   ~ 1  ~ has no end
			a = 1; select 1      ~ 6  ~ a semicolon
			a = 1)               ~ 6  ~ closes none
			(a = 1               ~ 7  ~ still open
			)(                   ~ 1  ~ closes none
			(a[1)]               ~ 5  ~ closes none
			a, b                 ~ 2  ~ a comma
			a = '\\'              ~ 6  ~ a backslash
			a \\ b                ~ 3  ~ a backslash
			{fn now()}           ~ 1  ~ no meaning outside quotes
			a }                  ~ 3  ~ no meaning outside quotes
			$ = 1                ~ 1  ~ no meaning outside quotes
			"" = 1               ~ 1  ~ must not be empty
			U&"d" = 1            ~ 1  ~ U& quoting
			v = u&'d'            ~ 5  ~ U& quoting
			v = $$a$$            ~ 5  ~ dollar-quoted
			v = $é$a$é$          ~ 5  ~ dollar-quoted
			a = ? and b = :b     ~ 15 ~ mixes
			a?b                  ~ 2  ~ touches
			""")
	void whatIsNotAllowedIsNamedWithItsPlace(String text, int position, String reason) {
		assertThatThrownBy(() -> Fragment.condition(text)).isInstanceOf(InvalidStatementException.class)
			.hasMessageStartingWith("The condition is refused at character " + position + ": ")
			.hasMessageContaining(reason);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = '\0'", "a\0", "a = '\ud83d'", "\ude00 = 1", "a \u0001 = 1", "a = '\u007f'",
			"a\u0085 = 1", "v = E'x'\n'y'", "v = 'x' -- c\n'y'", "v = 'x'\r'y'" })
	void hiddenCharactersAndContinuedStringsAreRefused(String text) {
		assertThatThrownBy(() -> Fragment.condition(text)).isInstanceOf(InvalidStatementException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "name", "lower(name) desc nulls last", "count(*) as n", "count(*) filter (where a > ?)",
			"a is not distinct from b", "percentile_cont(0.5) within group (order by a)", "extract(year from d)",
			"(select max(a) from t limit 1)", "row_number() over (partition by a order by b)", "\"from\"",
			"name collate \"C\"", "substring(a from 1 for 2)" })
	void anExpressionWithoutClauseIsAccepted(String text) {
		assertThat(Fragment.expression(text).text()).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "v from secret s join t on s.a is distinct", "v FROM secret", "a where true", "a limit 5",
			"a for update", "a into newtable", "a union all table b", "a order by b", "a group by b", "a offset 1",
			"a from b", "distinct (1) from secret", "a is distinct", "a.", "a[1] .", "within (1) group by a" })
	void anExpressionThatBeginsAClauseIsRefused(String text) {
		assertThatThrownBy(() -> Fragment.expression(text)).isInstanceOf(InvalidStatementException.class)
			.hasMessageStartingWith("The expression is refused at character ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "exists(select 1)", "exists (TABLE other)", "a in (values (1))",
			"exists (with x as (select 1) table x)", "a[(Select 1)] = 1", "1select" })
	void aSubqueryIsSeenAtAnyDepth(String text) {
		assertThat(Fragment.condition(text).hasSubquery()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a = 'select'", "\"select\" = 1", "selected = 1",
			"a = timestamp with time zone '2020-01-01'", "select$1 = 1", "$1 = 1" })
	void whatOnlyLooksLikeASubqueryIsNone(String text) {
		assertThat(Fragment.condition(text).hasSubquery()).isFalse();
	}

	@Test
	void aFragmentBindsLikeAStatement() {
		Fragment fragment = Fragment.condition("a = :a and j ?| :keys");

		assertThat(fragment.sql().text((occurrence) -> "?::text[]")).isEqualTo("a = ?::text[] and j ??| ?::text[]");
		assertThat(fragment.sql().arguments(Map.of("a", 1, "keys", "k"))).containsExactly(1, "k");
		assertThatThrownBy(() -> fragment.sql().arguments(Map.of("a", 1)))
			.hasMessage("No value is given for :keys of the condition. Add it to the Map; null is a value.");
	}

	@Test
	void fragmentsOfTheSameTextAreEqual() {
		assertThat(Fragment.condition("a = 1")).isEqualTo(Fragment.condition("a = 1"))
			.hasSameHashCodeAs(Fragment.condition("a = 1"))
			.hasToString("a = 1")
			.isNotEqualTo(Fragment.condition("a = 2"));
	}

}
