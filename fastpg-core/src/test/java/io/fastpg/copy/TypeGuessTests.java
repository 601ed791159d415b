package io.fastpg.copy;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The narrowest type that holds all values of a column as the file has them. */
class TypeGuessTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "1 2 -3 0|integer", "1 2147483648|bigint", "9223372036854775808 1|numeric", "1 1.50|numeric",
					".5 -0.25|numeric", "1.5e-05 2|double precision", "1e+10|double precision",
					"1.5e-05 1234567890123456|numeric", "12e45|text", "1e5 7|text", "007|text", "1 01234|text",
					"+49|text", "-0|text", "1,5|text", "1_000|text", "0x1f|text", "true FALSE|boolean", "true 1|text",
					"t f|text", "2026-02-28|date", "2026-02-30|text", "28.02.2026|text",
					"2026-02-28 2026-02-28T10:00|timestamp without time zone",
					"2026-02-28T10:00:00.123456|timestamp without time zone", "2026-02-28T10:00:00.1234567|text",
					"2026-02-28T10:00Z 2026-02-28T10:00:00+01:00|timestamp with time zone",
					"2026-02-28T10:00Z 2026-02-28T10:00|text", "2026-02-28T25:00|text", "0000-01-01|text",
					"00000000-0000-0000-0000-00000000000a|uuid", "00000000-0000-0000-0000-00000000000g|text",
					"{\"a\":1} []|jsonb", "{\"a\":1} x|text", "[draft]|text", "{\"a\":\"\\u0000\"}|text", "NaN|text" })
	void plainFieldsAreWhatTheyLookLike(String values, String type) {
		TypeGuess guess = new TypeGuess();

		Stream.of(values.split(" ")).forEach((value) -> guess.add(new Field(value, Field.Form.PLAIN)));

		assertThat(guess.type()).isEqualTo(type);
	}

	@Test
	void nullsAndEmptyFieldsSayNothing() {
		TypeGuess guess = new TypeGuess();
		guess.add(null);
		guess.add(new Field("", Field.Form.QUOTED));
		assertThat(guess.type()).isEqualTo("text");

		guess.add(new Field("7", Field.Form.QUOTED));
		assertThat(guess.type()).isEqualTo("integer");
	}

	@Test
	void stringsOfJsonAreNoNumbers() {
		TypeGuess guess = new TypeGuess();
		guess.add(new Field("7", Field.Form.STRING));

		assertThat(guess.type()).isEqualTo("text");
	}

	@Test
	void aColumnWithADocumentIsJson() {
		TypeGuess guess = new TypeGuess();
		guess.add(new Field("x", Field.Form.STRING));
		guess.add(new Field("1", Field.Form.LITERAL));
		guess.add(new Field("{}", Field.Form.DOCUMENT));

		assertThat(guess.type()).isEqualTo("jsonb");
	}

	@Test
	void namesAreMadeLegal() {
		assertThat(LegalName.of(" Artist Name (2)")).isEqualTo("artist_name_2");
		assertThat(LegalName.of("albumId")).isEqualTo("album_id");
		assertThat(LegalName.of("2026 Umsätze")).isEqualTo("_2026_umsätze");
		assertThat(LegalName.of("\"; drop table x --")).isEqualTo("drop_table_x");
		assertThat(LegalName.of("%")).isEmpty();
		assertThat(LegalName.of("名".repeat(40))).isEqualTo("名".repeat(21));
		assertThat(LegalName.ofFile("Sales Report.2026.csv")).isEqualTo("sales_report");
	}

}
