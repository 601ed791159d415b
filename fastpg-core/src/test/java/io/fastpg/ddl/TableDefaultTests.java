package io.fastpg.ddl;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableDefaultTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of("text", "it's"), Arguments.of("text", "a\\b'\"$1 ? :x\n; --"),
				Arguments.of("text", ""), Arguments.of("text", "now()"), Arguments.of("flag", true),
				Arguments.of("number", Integer.MIN_VALUE), Arguments.of("amount", new BigDecimal("-0.10")),
				Arguments.of("uuid", UUID.fromString("00000000-0000-0000-0000-00000000002a")),
				Arguments.of("day", LocalDate.of(2026, 2, 28)),
				Arguments.of("instant", Instant.parse("2026-02-28T10:15:30.123456Z")),
				Arguments.of("bytes", new byte[] { 0, 92, 39, -1 }),
				Arguments.of("texts", Arrays.asList("it's", null, "a,b", "{\"\\", "")),
				Arguments.of("texts", List.of()), Arguments.of("json", Map.of("it's", List.of(1, "\\"))));
	}

	@ParameterizedTest
	@MethodSource("values")
	void aDefaultIsStoredAsTheValueItselfWouldBe(String column, Object value) {
		Table<Row> table = this.db.create(Everything.class, (t) -> t.defaultValue(column, value)).as(Row.class);

		Row byDefault = table.insert(Row.of("flag", true));
		Row byValue = table.insert(Row.of(column, value));

		assertThat(byDefault.get(column)).isEqualTo(byValue.get(column));
		assertThat(byDefault.get(column)).isNotNull();
		assertThat(this.db.transformSql(Everything.class, (t) -> t.defaultValue(column, value))).isEmpty();
	}

	@Test
	void aDefaultOfNullIsNone() {
		this.db.create(Everything.class, (t) -> t.defaultValue("text", null));

		assertThat(Described.columns(this.db, "everything")).contains("text text");
		assertThat(this.db.transformSql(Everything.class, (t) -> t.defaultValue("text", null))).isEmpty();
	}

	@Test
	void anExpressionIsComputedByTheServer() {
		Table<Row> table = this.db
			.create(Everything.class,
					(t) -> t.defaultSql("instant", "now() - interval '1 day' -- yesterday")
						.defaultSql("text", "upper('it''s')"))
			.as(Row.class);

		Row row = table.insert(Row.of("flag", true));

		assertThat(row.getString("text")).isEqualTo("IT'S");
		assertThat(row.get("instant")).isNotNull();
	}

	@Test
	void aValueThatDoesNotFitIsRefusedWithoutBeingNamed() {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.db.create(Everything.class, (t) -> t.defaultValue("number", "secret")))
			.withMessageContaining("column \"number\"")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
		assertThat(this.db.tables()).isEmpty();
	}

	@Test
	void aFailingStatementDoesNotTellTheValuesInIt() {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> this.db.create(Everything.class,
					(t) -> t.defaultValue("text", "secret").check("no_such_column > 0")))
			.withMessageContaining("no_such_column")
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("secret"));
	}

	/** A column of each sort. */
	record Everything(@Nullable Integer id, @Nullable Boolean flag, @Nullable Integer number,
			@Nullable BigDecimal amount, @Nullable String text, @Nullable UUID uuid, @Nullable LocalDate day,
			@Nullable Instant instant, byte @Nullable [] bytes, @Nullable List<@Nullable String> texts,
			@Nullable Map<String, Object> json) {
	}

}
