package io.fastpg.copy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import io.fastpg.exception.InvalidValueException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Records after RFC 4180. */
class CsvReaderTests {

	@Test
	void fieldsStandBetweenDelimitersAndRecordsOnLines() throws IOException {
		assertThat(read("a,b\n1,2\r\n3,4\r5,6")).containsExactly("a|b", "1|2", "3|4", "5|6");
		assertThat(read("a,\n,b,\n")).containsExactly("a|", "|b|");
		assertThat(read("")).isEmpty();
		assertThat(read("\n\na\r\n\r\n")).containsExactly("a");
	}

	@Test
	void quotedFieldsHoldDelimitersQuotesAndLines() throws IOException {
		assertThat(read("\"a,b\",\"say \"\"hi\"\"\",\"x\ny\r\nz\"\n\"\",1")).containsExactly("a,b|say \"hi\"|x\ny\r\nz",
				"|1");
	}

	@Test
	void aQuoteInsideOfAFieldIsACharacter() throws IOException {
		assertThat(read("5\" disk,a\"b\"")).containsExactly("5\" disk|a\"b\"");
	}

	@Test
	void quotesAreRemembered() throws IOException {
		CsvReader reader = reader("\"\",,\"a\",a");

		assertThat(reader.next()).extracting(Field::form)
			.containsExactly(Field.Form.QUOTED, Field.Form.PLAIN, Field.Form.QUOTED, Field.Form.PLAIN);
	}

	@Test
	void linesAreCountedThroughQuotedFields() throws IOException {
		CsvReader reader = reader("a\n\"x\ny\r\nz\rw\"\r\n\nb\n");
		List<Long> lines = new ArrayList<>();
		while (reader.next() != null) {
			lines.add(reader.recordLine());
		}

		assertThat(lines).containsExactly(1L, 2L, 7L);
	}

	@Test
	void malformedQuotesSayTheLineAndNoValue() {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> read("a,b\n1,\"secret\nmore"))
			.withMessage("Cannot read line 2 of \"cats.csv\": the quote that opens field 2 is never closed.");
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> read("a,b\n\"secret\"x,2"))
			.withMessageStartingWith("Cannot read line 2 of \"cats.csv\": text follows the closing quote of field 1")
			.withMessageNotContaining("secret");
	}

	private static List<String> read(String text) throws IOException {
		CsvReader reader = reader(text);
		List<String> records = new ArrayList<>();
		for (List<Field> record = reader.next(); record != null; record = reader.next()) {
			records.add(String.join("|", record.stream().map(Field::text).toList()));
		}
		return records;
	}

	private static CsvReader reader(String text) {
		return new CsvReader(new StringReader(text), ',', true, new FileError("cats.csv"));
	}

}
