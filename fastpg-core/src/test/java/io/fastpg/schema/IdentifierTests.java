package io.fastpg.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.SchemaException;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IdentifierTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void aQuotedNameMeansItselfToTheServer() throws Exception {
		List<String> names = List.of("a", "A", "Mixed Case", "select", "a.b", "\"", "\"\"", "a\"b", "'", "\\", "\\\"",
				";", "--", "/*", "*/", "x\"; drop table canary; --", "$$", "$1", "?", "??", ":name", "%s", "{", "\t",
				"\n", "\r\n", " ", "\u0001", "\u200b", "\ufeff", "\u0130\u0131", "e\u0301", "日本語", "😀",
				"ééééééééééééééééééééééééééééééé", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");

		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			for (String name : names) {
				ResultSet result = statement.executeQuery("select 1 as " + Identifier.quote(name));
				assertThat(result.getMetaData().getColumnCount()).isOne();
				assertThat(result.getMetaData().getColumnLabel(1)).isEqualTo(name);
			}
		}
	}

	@Test
	void everyPrintableCharacterOfAsciiMeansItself() throws Exception {
		StringBuilder select = new StringBuilder("select 1");
		for (char character = ' '; character <= '~'; character++) {
			select.append(", 1 as ").append(Identifier.quote("a" + character));
		}

		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(select.toString())) {
			for (char character = ' '; character <= '~'; character++) {
				assertThat(result.getMetaData().getColumnLabel(character - ' ' + 2)).isEqualTo("a" + character);
			}
		}
	}

	@Test
	void aNameOverSixtyThreeBytesIsRefusedWithItsLength() {
		String letters = "x".repeat(64);
		String accents = "é".repeat(32);

		assertThatThrownBy(() -> Identifier.quote(letters)).isInstanceOf(SchemaException.class)
			.hasMessage("The identifier \"" + letters + "\" is 64 bytes long in UTF-8; PostgreSQL keeps only 63. "
					+ "Choose a shorter name.");
		assertThatThrownBy(() -> Identifier.quote(accents)).hasMessageContaining("is 64 bytes long");
		assertThatThrownBy(() -> Identifier.quote("😀".repeat(16))).hasMessageContaining("is 64 bytes long");
	}

	@Test
	void anEmptyNameIsRefused() {
		assertThatThrownBy(() -> Identifier.quote("")).isInstanceOf(SchemaException.class)
			.hasMessage("An identifier must not be empty.");
	}

	@Test
	void aNameWithNulIsRefused() {
		assertThatThrownBy(() -> Identifier.quote("a\0b")).isInstanceOf(SchemaException.class)
			.hasMessage("An identifier must not contain the character NUL.");
	}

	@Test
	void aNameWithAnUnpairedSurrogateIsRefused() {
		assertThatThrownBy(() -> Identifier.quote("a\ud83d")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("unpaired surrogate");
		assertThatThrownBy(() -> Identifier.quote("\ude00b")).isInstanceOf(SchemaException.class);
	}

	@Test
	void bothPartsOfATableNameAreQuoted() {
		assertThat(new TableName("a.b", "say \"hi\"").quoted()).isEqualTo("\"a.b\".\"say \"\"hi\"\"\"");
	}

}
