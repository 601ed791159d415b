package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class RoundTripTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create type mood as enum ('HAPPY', 'so \"so\"')",
			"create domain weight as numeric(6,2) check (value > 0)");

	@Test
	void everyValueComesBackAsItWasSentInTextAndBinary() {
		Echo echo = new Echo(this.database.dataSource());

		assertSoftly((softly) -> values()
			.forEach((sent) -> softly.assertThat(echo.of(sent.type(), sent.value(), sent.value().getClass()))
				.as(sent.toString())
				.isEqualTo(sent.value())));
	}

	@Test
	void theInstantWhoseBinaryFormSpellsInfinityIsThatInstant() {
		Echo echo = new Echo(this.database.dataSource());
		long micros = new BigInteger("infinity".getBytes(StandardCharsets.US_ASCII)).longValueExact();

		Instant spelled = Instant.parse("2000-01-01T00:00:00Z").plus(micros, ChronoUnit.MICROS);

		assertThat(echo.of(PgTypes.builtIn("timestamptz"), spelled, Instant.class)).isEqualTo(spelled);
	}

	private static Stream<Sent> values() {
		return Stream.of(sent("int2", Short.MIN_VALUE), sent("int2", Short.MAX_VALUE), sent("int2", (short) 0),
				sent("int4", Integer.MIN_VALUE), sent("int4", Integer.MAX_VALUE), sent("int4", 0),
				sent("int8", Long.MIN_VALUE), sent("int8", Long.MAX_VALUE), sent("int8", 0L),
				sent("float4", Float.MIN_VALUE), sent("float4", Float.MAX_VALUE), sent("float4", 0.1f),
				sent("float4", Float.NaN), sent("float4", Float.NEGATIVE_INFINITY), sent("float8", Double.MIN_VALUE),
				sent("float8", Double.MAX_VALUE), sent("float8", 0.1), sent("float8", Double.NaN),
				sent("float8", Double.POSITIVE_INFINITY), sent("numeric", new BigDecimal("0")),
				sent("numeric", new BigDecimal("-1.10")),
				sent("numeric", new BigDecimal("12345678901234567890.123456789")),
				sent("numeric", new BigDecimal("0.00000000000000000001")),
				sent("numeric", BigDecimal.ONE.scaleByPowerOfTen(-16_383)), sent("numeric", Double.NaN),
				sent("numeric", Double.NEGATIVE_INFINITY), sent("numeric", new BigInteger("9".repeat(400))),
				sent("bool", true), sent("bool", false), sent("text", ""), sent("text", "née 日本 😀 '\"\\ \r\n\t"),
				sent("varchar", "NULL"), sent("bpchar", "ab"), sent("name", "n"), sent("text", 'x'),
				sent("uuid", UUID.fromString("00000000-0000-0000-0000-000000000000")), sent("uuid", UUID.randomUUID()),
				sent("bytea", new byte[0]), sent("bytea", new byte[] { 0, -1, 92, 39, 127 }),
				sent("date", LocalDate.of(2024, 2, 29)), sent("date", LocalDate.of(-4712, 1, 1)),
				sent("date", LocalDate.of(1582, 10, 10)), sent("date", LocalDate.of(5874897, 12, 31)),
				sent("date", LocalDate.MAX), sent("date", LocalDate.MIN), sent("time", LocalTime.MIDNIGHT),
				sent("time", LocalTime.of(23, 59, 59, 999_999_000)),
				sent("timetz", OffsetTime.of(1, 2, 3, 4000, ZoneOffset.ofHoursMinutes(5, 30))),
				sent("timestamp", LocalDateTime.of(2024, 3, 10, 2, 30)),
				sent("timestamp", LocalDateTime.of(-43, 3, 15, 12, 0, 0, 1000)),
				sent("timestamp", LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_000)),
				sent("timestamp", LocalDateTime.MAX), sent("timestamp", LocalDateTime.MIN),
				sent("timestamptz", OffsetDateTime.of(2024, 3, 10, 2, 30, 0, 123_456_000, ZoneOffset.UTC)),
				sent("timestamptz", OffsetDateTime.of(-43, 3, 15, 12, 0, 0, 0, ZoneOffset.UTC)),
				sent("timestamptz", OffsetDateTime.MAX), sent("timestamptz", OffsetDateTime.MIN),
				sent("timestamptz", Instant.parse("1900-01-01T00:00:00.000001Z")), sent("timestamptz", Instant.MAX),
				sent("timestamptz", Instant.MIN),
				sent("timestamptz", ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC)),
				sent("inet", "10.0.0.0/8"), sent("interval", "1 mon -1 days"), sent("int4range", "[1,5)"),
				sent("xml", "<a b=\"c\"/>"), sent("json", "{\"b\":  1, \"a\": [null]}"), sent("jsonb", "{\"a\": 1.10}"),
				new Sent(PgTypes.enumeration("mood", "HAPPY", "so \"so\""), "so \"so\""),
				new Sent(PgTypes.enumeration("mood", "HAPPY", "so \"so\""), Mood.HAPPY),
				new Sent(PgTypes.domain("weight", PgTypes.builtIn("numeric")), new BigDecimal("3.20")));
	}

	@Test
	void valuesAreReadAlikeWhateverZoneTheClientIsIn() {
		Echo echo = new Echo(this.database.dataSource());
		TimeZone before = TimeZone.getDefault();
		TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
		try {
			LocalDateTime inTheGap = LocalDateTime.of(2024, 3, 10, 2, 30);
			OffsetTime indian = OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30));
			Instant instant = Instant.parse("2024-03-10T07:30:00Z");

			assertThat(echo.of(PgTypes.builtIn("timestamp"), inTheGap, LocalDateTime.class)).isEqualTo(inTheGap);
			assertThat(echo.of(PgTypes.builtIn("timetz"), indian, OffsetTime.class)).isEqualTo(indian);
			assertThat(echo.of(PgTypes.builtIn("timestamptz"), instant, OffsetDateTime.class))
				.isEqualTo(instant.atOffset(ZoneOffset.UTC));
			List<Instant> local = List.of(Instant.parse("1800-01-01T00:00:00Z"), instant);
			assertThat(echo.of(PgTypes.arrayOf(PgTypes.builtIn("timestamptz")), local,
					ResolvableType.forClassWithGenerics(List.class, Instant.class).getType()))
				.isEqualTo(local);
		}
		finally {
			TimeZone.setDefault(before);
		}
	}

	@Test
	void nullHasTheTypeOfItsColumn() {
		Echo echo = new Echo(this.database.dataSource());

		assertSoftly((softly) -> Stream
			.of("int2", "int4", "int8", "float4", "float8", "numeric", "bool", "uuid", "bytea", "date", "time",
					"timetz", "timestamp", "timestamptz", "inet", "interval", "int4range", "xml", "json", "jsonb")
			.forEach((name) -> {
				PgType type = PgTypes.builtIn(name);
				softly.assertThat(echo.of(type, null, Object.class)).as(name).isNull();
				softly.assertThat(echo.of(type, Optional.empty(), optionalOf(echo.types().defaultJavaType(type))))
					.as(name)
					.isEqualTo(Optional.empty());
				softly.assertThat(typeToldForNull(echo, type)).as(name).isEqualTo(type.oid());
			}));
	}

	private static Type optionalOf(Type type) {
		return ResolvableType.forClassWithGenerics(Optional.class, ResolvableType.forType(type)).getType();
	}

	private @Nullable Object typeToldForNull(Echo echo, PgType type) {
		String sql = "select pg_typeof(" + echo.types().binding(type).placeholder() + ")::oid";
		try (var connection = this.database.dataSource().getConnection();
				var statement = connection.prepareStatement(sql)) {
			echo.types().binding(type).bind(statement, 1, null);
			try (var resultSet = statement.executeQuery()) {
				resultSet.next();
				return resultSet.getLong(1);
			}
		}
		catch (java.sql.SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void theDefaultJavaTypeIsWhatAnyValueIsReadAs() {
		Echo echo = new Echo(this.database.dataSource());

		assertSoftly((softly) -> values().filter((sent) -> !(sent.value() instanceof Double)).forEach((sent) -> {
			Class<?> expected = ResolvableType.forType(echo.types().defaultJavaType(sent.type())).toClass();
			softly.assertThat(echo.of(sent.type(), sent.value(), Object.class))
				.as(sent.toString())
				.isInstanceOf(expected);
		}));
	}

	@Test
	void geometricValuesReadAlikeInTextAndBinary() {
		Echo echo = new Echo(this.database.dataSource());

		Object point = echo.of(PgTypes.builtIn("point"), "(1,2.5)", String.class);
		Object box = echo.of(PgTypes.builtIn("box"), "(3,4),(1,2)", Object.class);

		assertThat(point).isEqualTo("(1.0,2.5)");
		assertThat(box).isEqualTo("(3.0,4.0),(1.0,2.0)");
	}

	private static Sent sent(String type, Object value) {
		return new Sent(PgTypes.builtIn(type), value);
	}

	record Sent(PgType type, Object value) {
	}

	enum Mood {

		HAPPY, SAD

	}

}
