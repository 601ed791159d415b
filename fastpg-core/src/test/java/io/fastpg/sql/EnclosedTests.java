package io.fastpg.sql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.InvalidStatementException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnclosedTests {

	@ParameterizedTest
	@ValueSource(strings = { "a > 0", "a ~ '^\\w;)$'", "a[1:2] = $$;)$$", "a > 0 -- )", "/* ; */ a", "E'\\';)' = a",
			"tags ?? 'a'", "a::int > 0", "\"a;)\" = 1", "id int, name text" })
	void textStandsInBracketsThatALineBreakCloses(String text) {
		assertThat(Enclosed.inBrackets("condition", text)).isEqualTo("(" + text + "\n)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a) or (b | character 2 | closes none
			(a] | character 3 | closes none
			(a | character 3 | still open
			a; b | character 2 | semicolon
			a = ? | character 5 | takes no arguments
			a = $1 | character 5 | takes no arguments
			a = :b | character 5 | takes no arguments
			-- a | character 1 | empty""")
	void textThatCouldMeanSomethingOutsideIsRefusedWithItsPosition(String text, String position, String reason) {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> Enclosed.inBrackets("condition", text))
			.withMessageContaining("The condition is refused at " + position)
			.withMessageContaining(reason);
	}

	@Test
	void aQuoteOrCommentWithoutEndIsRefused() {
		for (String text : new String[] { "'a", "\"a", "/* a", "$$a", "E'a\\'" }) {
			assertThatExceptionOfType(InvalidStatementException.class)
				.isThrownBy(() -> Enclosed.inBrackets("condition", text));
		}
	}

}
