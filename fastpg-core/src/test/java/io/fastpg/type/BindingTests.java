package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class BindingTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create type mood as enum ('HAPPY')");

	private Echo echo;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void placeholdersCastOnlyWhatTheDriverCannotSend() {
		TypeMap types = this.echo.types();

		assertThat(types.binding(PgTypes.builtIn("int4")).placeholder()).isEqualTo("?");
		assertThat(types.binding(PgTypes.builtIn("jsonb")).placeholder()).isEqualTo("?::\"pg_catalog\".\"jsonb\"");
		assertThat(types.binding(PgTypes.enumeration("mood", "HAPPY")).placeholder())
			.isEqualTo("?::\"public\".\"mood\"");
		assertThat(types.binding(PgTypes.domain("d", PgTypes.builtIn("int8"))).placeholder()).isEqualTo("?");
		assertThat(types.binding(PgTypes.arrayOf(PgTypes.enumeration("mood", "HAPPY"))).placeholder())
			.isEqualTo("?::\"public\".\"mood\"[]");
	}

	@Test
	void numbersOfAnyClassAreTakenWhenTheyFitExactly() {
		assertSoftly((softly) -> {
			softly.assertThat(says("int2", 7L)).isEqualTo("smallint 7");
			softly.assertThat(says("int4", new BigDecimal("7.00"))).isEqualTo("integer 7");
			softly.assertThat(says("int8", new BigInteger("7"))).isEqualTo("bigint 7");
			softly.assertThat(says("numeric", 0.1)).isEqualTo("numeric 0.1");
			softly.assertThat(says("numeric", 0.1f)).isEqualTo("numeric 0.1");
			softly.assertThat(says("numeric", (byte) 3)).isEqualTo("numeric 3");
			softly.assertThat(says("float8", 7)).isEqualTo("double precision 7");
			softly.assertThat(says("float8", new BigDecimal("0.1"))).isEqualTo("double precision 0.1");
			softly.assertThat(says("float4", 0.1)).isEqualTo("real 0.1");
			softly.assertThat(says("int4", Optional.of(7))).isEqualTo("integer 7");
			softly.assertThat(says("text", Mood.HAPPY)).isEqualTo("character varying HAPPY");
			softly.assertThat(says("uuid", "00000000-0000-0000-0000-00000000000a"))
				.isEqualTo("uuid 00000000-0000-0000-0000-00000000000a");
		});
	}

	@Test
	void numbersThatDoNotFitExactlyAreRefused() {
		assertSoftly((softly) -> Stream.of(new Refused("int2", 32_768), new Refused("int4", 3_000_000_000L),
				new Refused("int4", new BigDecimal("1.9")), new Refused("int8", new BigInteger("9223372036854775808")),
				new Refused("float8", Long.MAX_VALUE), new Refused("float8", new BigDecimal("0.12345678901234567890")),
				new Refused("float4", 16_777_217), new Refused("float4", 0.123456789012))
			.forEach((refused) -> softly.assertThatThrownBy(() -> says(refused.type(), refused.value()))
				.as(refused.toString())
				.isInstanceOf(InvalidValueException.class)
				.hasMessageContaining(refused.type())
				.hasMessageContaining(refused.value().getClass().getTypeName())
				.hasMessageNotContaining(refused.value().toString())));
	}

	@Test
	void valuesOfAnotherKindAreRefusedWithTheAcceptedTypes() {
		assertSoftly((softly) -> Stream
			.of(new Refused("int4", "77"), new Refused("int4", 7.0), new Refused("text", 77),
					new Refused("bool", "true"), new Refused("timestamptz", LocalDateTime.of(2024, 1, 1, 0, 0)),
					new Refused("timestamp", OffsetDateTime.parse("2024-01-01T00:00:00Z")),
					new Refused("timestamp", Instant.EPOCH), new Refused("timestamp", new Timestamp(77)),
					new Refused("date", new Date(77)), new Refused("date", LocalDateTime.of(2024, 1, 1, 0, 0)),
					new Refused("bytea", "77"), new Refused("uuid", "1-1-1-1-1"), new Refused("inet", 77))
			.forEach((refused) -> softly.assertThatThrownBy(() -> says(refused.type(), refused.value()))
				.as(refused.toString())
				.isInstanceOf(InvalidValueException.class)
				.hasMessageNotContaining(refused.value().toString())));
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> says("date", new Date(77)))
			.withMessage("Cannot store a java.util.Date in a parameter of type date. It takes LocalDate. "
					+ "A java.util.Date is an instant, as timestamptz holds it: use Instant.");
	}

	@Test
	void theMessageNamesTheColumnWhereThereIsOne() {
		Column column = new Column("weight", PgTypes.builtIn("int4"), "integer", true, null, Column.Identity.NONE,
				false, true, null);

		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.echo.of(this.echo.types().binding(column), "x", column.type(), Object.class))
			.withMessageStartingWith(
					"Cannot store a java.lang.String in column \"weight\" (int4). It takes Integer, Long");
	}

	@Test
	void textThatPostgresCannotHoldIsRefusedBeforeItIsSent() {
		PgType texts = PgTypes.arrayOf(PgTypes.builtIn("text"));

		assertSoftly((softly) -> {
			for (String text : new String[] { "secret\0", "a\uD800b", "a\uDC00", "\uD800" }) {
				softly.assertThatThrownBy(() -> says("text", text))
					.isInstanceOf(InvalidValueException.class)
					.hasMessageContaining("at index")
					.hasMessageNotContaining("secret");
				softly.assertThatThrownBy(() -> this.echo.serverSays(texts, new String[] { text }))
					.isInstanceOf(InvalidValueException.class);
				softly.assertThatThrownBy(() -> says("jsonb", java.util.Map.of(text, 1)))
					.isInstanceOf(InvalidValueException.class);
				softly.assertThatThrownBy(() -> says("inet", text)).isInstanceOf(InvalidValueException.class);
			}
			softly.assertThat(says("text", "\uD83D\uDE00")).isEqualTo("character varying 😀");
		});
	}

	@Test
	void numericBeyondItsBoundsIsRefusedAndWithinThemIsExact() {
		BigDecimal largest = BigDecimal.ONE.scaleByPowerOfTen(131_071);

		assertThat((BigDecimal) this.echo.of(PgTypes.builtIn("numeric"), largest, BigDecimal.class))
			.isEqualByComparingTo(largest);
		assertThat(says("numeric", new BigDecimal("0E+200000"))).isEqualTo("numeric 0");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> says("numeric", new BigDecimal("1E+131072")));
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> says("numeric", new BigDecimal("1E-16384")));
	}

	@Test
	void timesAreRoundedToMicrosecondsButNeverAcrossMidnight() {
		assertSoftly((softly) -> {
			softly.assertThat(says("time", LocalTime.MAX)).isEqualTo("time without time zone 23:59:59.999999");
			softly.assertThat(says("time", LocalTime.of(1, 2, 3, 1_500)))
				.isEqualTo("time without time zone 01:02:03.000002");
			softly.assertThat(says("time", LocalTime.of(1, 2, 3, 1_499)))
				.isEqualTo("time without time zone 01:02:03.000001");
			softly.assertThat(says("timetz", LocalTime.MAX.atOffset(ZoneOffset.ofHours(1))))
				.isEqualTo("time with time zone 23:59:59.999999+01");
			softly.assertThat(says("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHours(-5))))
				.isEqualTo("time with time zone 01:02:03-05");
			softly.assertThat(says("timestamp", LocalDateTime.parse("2024-12-31T23:59:59.9999996")))
				.isEqualTo("timestamp without time zone 2025-01-01 00:00:00");
			softly.assertThat(says("timestamptz", Instant.MAX)).isEqualTo("timestamp with time zone infinity");
			softly.assertThat(says("timestamptz", ZonedDateTime.parse("2024-01-01T00:00:00+01:00[Europe/Paris]")))
				.startsWith("timestamp with time zone 20");
			softly.assertThatThrownBy(() -> says("timestamptz", Instant.MAX.minusNanos(1)))
				.isInstanceOf(InvalidValueException.class);
		});
	}

	@Test
	void aParameterNeverShowsItsValue() {
		Parameter parameter = new Parameter(this.echo.types().binding(PgTypes.builtIn("text")), "secret");

		assertThat(parameter).hasToString("?");
	}

	private String says(String type, Object value) {
		return this.echo.serverSays(PgTypes.builtIn(type), value);
	}

	record Refused(String type, Object value) {
	}

	enum Mood {

		HAPPY

	}

}
