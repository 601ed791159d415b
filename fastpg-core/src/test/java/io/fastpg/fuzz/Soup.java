package io.fastpg.fuzz;

import java.util.List;
import java.util.Random;

/** Makes texts of pieces that lexers trip over, and of attacks that are known. */
final class Soup {

	private static final List<String> PIECES = List.of("true", "1=1", "a", "=", "'x'", "'", "''", "\"", "\"b\"", "b'1'",
			"x'1'", "N'", "n'y'", "E'", "e'x'", "E'\\''", "E'\\\\'", "'\\'", "U&'", "U&\"", "u&'\\0041'",
			"U&'!41' uescape '!'", "$$", "$a$", "$b$", "$\u00e9$", "a$b$", "\u00e9$", "$1", "$1$a$", "$1a", "?", "??",
			"?|", "?&", "@?", "??|", ":n", ":1", "or", "and", "not", "(", "(", ")", ")", "[", "]", ") or (", "] or [",
			"(1)", "array[1]", "row(1,2)", "--", "-- '\n", "--\r", "/*", "*/", "/*/**/*/", "/* ' */", "/* /* */", "@-",
			"+-", "<--", "@/*", "->", "-", "/", "*", "<", "||", "\n", "\r", "\r\n", "\t", "\u000b", "\f", " ", "\u00a0",
			"\u2028", "\ufeff", "\u0085", ";", ",", "::int", "::text[]", ":", ":=", "[1:2]", "[:]", ".", "..", "1.",
			".5e1", "1e", "0x1f", "1_0", "1a", "\u00e9", "\ud83d\ude00", "\\", "{", "}", "`", "#", "is null", "in (1)",
			"between 1 and 2", "case when a then b end", "case", "when", "then", "end", "select 1", "(select 1)",
			"exists (select 1)", "union select 2", "values (1)", "table a", "with a as (select 1) select 2", "from a",
			"where true", "order by 1", "limit 1", "returning 1", "for update", "into b", "as b", "b", "desc",
			"nulls first", "collate \"C\"", "at time zone 'UTC'", "interval '1' day", "over ()", "filter (where true)",
			"within group (order by a)", "distinct", "is distinct from 1", "any (array[1])", "cast(a as int)",
			"operator(pg_catalog.+)", "a.b", "a.*", "f(", "f(variadic a)", "f(a => 1)", "like 'x' escape '!'",
			"'a'\n'b'", "'a'--\n'b'", "'a' /* */ 'b'", "E'a'\n'\\''", "similar to", "isnull", "overlaps");

	/** The attacks of the threat list, and what belongs inside a condition. */
	private static final List<String> SEEDS = List.of("1=1) or (1=1", "true --", "true) or true --\n and (true",
			"v = '", "v = $$", "\"v", "true /* /* */", "true) /*", "true) union all select a from b where (true",
			"$\u00e9$($\u00e9$ = '') or (1=1 or $\u00e9$)$\u00e9$ = ''", "b'1'=b'1') or (b'1'=b'1'",
			"U&'\\0027' <> '') or (1=1", "exists(select 1 from b where c = 2)", "exists (table b)",
			"set_config('a.b','2',true) is not null", "f(1) is not null) or (f(1) is not null",
			"true); set local a.b='2'; select a from b where (true", "query_to_xml('select 1')::text like '%S%'",
			"has_table_privilege(v,'select')", "v::regclass is null", "true) or (?::int > 0) --",
			"name = E'x'\n'\\'' ) or (true) or (name = E'x'\n'\\''", "a = 'it''s' and \"b\" in (1, 2) or c[1] = 'x'",
			"j ?? 'a' and j ?| array['b'] and j @? '$.c'", "(a, b) in ((1, 2), (3, 4))",
			"a between ? and ? or b is null", "case when a then (b) else c[1:2] end = 3",
			"a ->> 'b' = any(array['x', ')', '(']) and not (c)",
			"ts at time zone 'UTC' > timestamp '2026-01-01' - interval '1 day'",
			"count(*) filter (where a > 1) over (partition by b)", "] = array[1", "1] or true or array[1",
			"a$b$) or (a$b$", "'\\') or (\\'' = ''", "$1$a$) or ($a$", "E'\\'') or (1=1 or E'\\'' = '",
			"'a'\n--'\n') or (' = ''", "a /* */) or (/* */ b", "1 -- ) or (\n = 1");

	private Soup() {
	}

	/** A text; the same for the same state of the random numbers. */
	static String text(Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> mutated(pick(SEEDS, random), random);
			case 1 -> mutated(spliced(pick(SEEDS, random), pick(SEEDS, random), random), random);
			default -> pieces(random);
		};
	}

	private static String pieces(Random random) {
		StringBuilder text = new StringBuilder();
		int length = 1 + random.nextInt(9);
		for (int i = 0; i < length; i++) {
			text.append(pick(PIECES, random)).append(random.nextBoolean() ? " " : "");
		}
		return text.toString();
	}

	private static String spliced(String left, String right, Random random) {
		return left.substring(0, cut(left, random)) + right.substring(cut(right, random));
	}

	private static String mutated(String seed, Random random) {
		String text = seed;
		for (int i = random.nextInt(4); i > 0; i--) {
			int from = cut(text, random);
			int to = (random.nextInt(3) == 0) ? Math.min(text.length(), from + 1 + random.nextInt(4)) : from;
			text = text.substring(0, from) + pick(PIECES, random) + text.substring(to);
		}
		return text;
	}

	private static int cut(String text, Random random) {
		return random.nextInt(text.length() + 1);
	}

	private static String pick(List<String> from, Random random) {
		return from.get(random.nextInt(from.size()));
	}

}
