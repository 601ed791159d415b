package io.fastpg.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;

import io.fastpg.exception.InvalidStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The JDBC driver reads our text once more; it must find what we found. */
class LexerAgainstDriverTests {

	private static final List<String> PIECES = List.of("?", "?", "?", "?", "??", "?|", "?&", "@?", "@", "|", "&", "-",
			"--", "/*", "*/", "*", "'", "''", "\"", "\\", "E'", "e'", "B'", "U&'", "U&\"", "$$", "$a$", "$", "$é$", "a",
			"E", "é", "😀", "\u00a0", "1", ".", ",", "(", ")", "[", "]", ":", "::", " ", " ", "\n", "\r", "\t",
			"\u000b", "'a'\n'\\''", "E'a'\n'\\''", "E'''\\''", "'\\'", "/* /* */ */", "-- ' ?\n", "x", "=");

	@Test
	void theDriverFindsTheSamePlaceholders() throws SQLException {
		Random random = new Random(20260101);
		int read = 0;

		for (int i = 0; i < 50_000; i++) {
			String sql = soup(random);
			ParsedSql parsed = parsed(sql);
			if (parsed != null) {
				read++;
				int[] occurrences = new int[1];
				String text = parsed.text((occurrence) -> {
					occurrences[0]++;
					return "?";
				});
				assertThat(binds(text)).as("placeholders of <%s> as <%s>", sql, text).isEqualTo(occurrences[0]);
				assertThat(ParsedSql.parse(text).parameterCount()).as("of <%s> as <%s>", sql, text)
					.isEqualTo(occurrences[0]);
			}
		}

		assertThat(read).isGreaterThan(15_000);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '~', textBlock = """
			select E'it''s \\' ?'                ~ select E'it\\047s \\' ?'
			select E'it\\'s ?'                   ~ select E'it\\'s ?'
			select E'it''s ?'                   ~ select E'it''s ?'
			select 'it''s \\', '?'               ~ select 'it''s \\', '?'
			""")
	void anEscapeStringIsWrittenAsTheDriverUnderstandsIt(String sql, String jdbc) {
		assertThat(ParsedSql.parse(sql).text((occurrence) -> "?")).isEqualTo(jdbc);
	}

	@Test
	void aContinuedEscapeStringBecomesOne() {
		assertThat(jdbc("select E'a'\n'\\' ?'")).isEqualTo("select E'a\\' ?'");
		assertThat(jdbc("select E'\\1'-- c\n'2\\''")).isEqualTo("select E'\\1\\062\\''");
		assertThat(jdbc("select e'\\\\'\n''''\n''")).isEqualTo("select e'\\\\\\047'");
		assertThat(jdbc("select\u000bE'\\''")).isEqualTo("select\u000b E'\\''");
	}

	@ParameterizedTest
	@ValueSource(strings = { "select $😀$ ? $😀$", "select 😀$a$, ?, $a$", "select \u00a0$a$ ? $a$" })
	void aDollarThatTheDriverReadsOtherwiseIsRefused(String sql) {
		assertThatThrownBy(() -> ParsedSql.parse(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("cannot stand with $");
	}

	private static String soup(Random random) {
		StringBuilder sql = new StringBuilder();
		String placeholder = List.of("?", ":a", "$1").get(random.nextInt(3));
		int length = 1 + random.nextInt(10);
		for (int i = 0; i < length; i++) {
			String piece = PIECES.get(random.nextInt(PIECES.size()));
			sql.append(piece.equals("?") ? placeholder : piece);
		}
		return "select " + sql;
	}

	private static @Nullable ParsedSql parsed(String sql) {
		try {
			return ParsedSql.parse(sql);
		}
		catch (InvalidStatementException ex) {
			return null;
		}
	}

	private static String jdbc(String sql) {
		return ParsedSql.parse(sql).text((occurrence) -> "?");
	}

	/**
	 * Counts the {@code $n} that the driver made of our text, where the server sees them.
	 */
	private static long binds(String text) throws SQLException {
		List<NativeQuery> queries = Parser.parseJdbcSql(text, true, true, true, false, true);
		return queries.stream()
			.map((query) -> new SourceText("text", query.nativeSql))
			.flatMap((query) -> Lexer.tokens(query).stream())
			.filter((token) -> token.kind() == TokenKind.DOLLAR)
			.count();
	}

}
