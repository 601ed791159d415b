package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

/** What would lose something is refused, both ways, just beyond where nothing is lost. */
class ExactnessTests {

	private static final Map<Class<?>, List<String>> BOUNDS = Map.of(Byte.class, List.of("-128", "127"), Short.class,
			List.of("-32768", "32767"), Integer.class, List.of("-2147483648", "2147483647"), Long.class,
			List.of("-9223372036854775808", "9223372036854775807"), Float.class, List.of("-16777216", "16777216"),
			Double.class, List.of("-9007199254740992", "9007199254740992"));

	private static final Map<String, List<String>> RANGES = Map.of("int2", List.of("-32768", "32767"), "int4",
			List.of("-2147483648", "2147483647"), "int8", List.of("-9223372036854775808", "9223372036854775807"), "oid",
			List.of("0", "4294967295"), "numeric", List.of("-1e30", "1e30"));

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Echo echo;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void everyIntegerIsReadAsEveryClassUpToItsBoundsAndNotBeyond() {
		assertSoftly((softly) -> RANGES.forEach((type, range) -> BOUNDS.forEach((target, bounds) -> {
			for (String bound : bounds) {
				BigDecimal last = new BigDecimal(bound);
				BigDecimal beyond = last.add(BigDecimal.valueOf(last.signum()));
				if (within(last, range)) {
					softly.assertThat(((Number) read(last, type, target)).toString())
						.as("%s as %s at %s", type, target, bound)
						.satisfies((text) -> assertThat(new BigDecimal(text)).isEqualByComparingTo(last));
				}
				if (within(beyond, range)) {
					softly.assertThatThrownBy(() -> read(beyond, type, target))
						.as("%s as %s beyond %s", type, target, bound)
						.isInstanceOf(ValueConversionException.class)
						.hasMessageNotContaining(beyond.toPlainString())
						.hasNoCause();
				}
			}
		})));
	}

	private static boolean within(BigDecimal value, List<String> range) {
		return value.compareTo(new BigDecimal(range.get(0))) >= 0 && value.compareTo(new BigDecimal(range.get(1))) <= 0;
	}

	private Object read(BigDecimal value, String type, Class<?> target) {
		return this.echo.expression("'" + value.toPlainString() + "'::" + type, type(type), target);
	}

	@Test
	void integersAreWrittenUpToTheBoundsOfTheirTypeAndNotBeyond() {
		assertSoftly(
				(softly) -> Map.of("int2", RANGES.get("int2"), "int4", RANGES.get("int4"), "int8", RANGES.get("int8"))
					.forEach((type, range) -> range.forEach((bound) -> {
						BigInteger last = new BigInteger(bound);
						BigInteger beyond = last.add(BigInteger.valueOf(last.signum()));
						softly.assertThat(this.echo.of(type(type), last, BigInteger.class)).isEqualTo(last);
						softly.assertThatThrownBy(() -> write(type, beyond))
							.as(type + " beyond " + bound)
							.isInstanceOf(InvalidValueException.class)
							.hasMessageNotContaining(beyond.toString());
					})));
	}

	@Test
	void fractionsAreReadWithAllTheirDigitsOrNotAtAll() {
		assertSoftly((softly) -> {
			softly.assertThat(read("0.1::numeric", "numeric", Double.class)).isEqualTo(0.1);
			softly.assertThat(read("0.1::numeric", "numeric", Float.class)).isEqualTo(0.1f);
			softly.assertThat(read("0.1::float8", "float8", Float.class)).isEqualTo(0.1f);
			softly.assertThat(read("0.12345678901234568::numeric", "numeric", double.class))
				.isEqualTo(0.12345678901234568);
			softly.assertThat(read("'-Infinity'::numeric", "numeric", float.class)).isEqualTo(Float.NEGATIVE_INFINITY);
			softly.assertThat(read("'NaN'::float8", "float8", Float.class)).isEqualTo(Float.NaN);
			softly.assertThat(read("array['NaN', null, 1.5]::numeric[]", "numeric", Double[].class))
				.isEqualTo(new Double[] { Double.NaN, null, 1.5 });
		});
		assertRefused("0.12345678901234567890::numeric", "numeric", Double.class);
		assertRefused("(1 / 3.0)::numeric", "numeric", double.class);
		assertRefused("0.123456789::float8", "float8", Float.class);
		assertRefused("1e39::float8", "float8", float.class);
		assertRefused("1e309::numeric", "numeric", Double.class);
		assertRefused("1e-400::numeric", "numeric", Double.class);
		assertRefused("1.5::float8", "float8", Long.class);
		assertRefused("'NaN'::float8", "float8", Integer.class);
		assertRefused("'NaN'::numeric", "numeric", BigDecimal.class);
		assertRefused("'Infinity'::numeric", "numeric", BigInteger.class);
		assertRefused("array['NaN']::numeric[]", "numeric", BigDecimal[].class);
		assertRefused("array[1.5]::numeric[]", "numeric", int[].class);
	}

	@Test
	void valuesThatAClassDoesNotHoldAreRefused() {
		assertRefused("'10.77.0.0/16'::inet", "inet", java.net.InetAddress.class);
		assertRefused("'101'::varbit", "varbit", Boolean.class);
		assertRefused("''::varbit", "varbit", boolean.class);
		assertRefused("'77 days'::interval", "interval", Duration.class);
		assertRefused("'infinity'::timestamptz", "timestamptz", ZonedDateTime.class);
		assertRefused("'24:00'::time", "time", LocalTime.class);
		assertRefused("'24:00+05:30'::timetz", "timetz", OffsetTime.class);
		assertRefused("array['24:00']::time[]", "time", LocalTime[].class);
		assertRefused("array['24:00+05:30']::timetz[]", "timetz", OffsetTime[].class);
		assertRefused("7.77::numeric::money", "money", BigDecimal.class);
		assertRefused("'ab'::text", "text", Character.class);
	}

	private void assertRefused(String sql, String type, Class<?> target) {
		assertSoftly((softly) -> softly.assertThatThrownBy(() -> read(sql, type, target))
			.as(sql)
			.isInstanceOf(ValueConversionException.class)
			.hasMessageNotContaining("77")
			.hasNoCause());
	}

	private Object read(String sql, String type, Class<?> target) {
		PgType element = type(type);
		return this.echo.expression(sql, target.isArray() ? PgTypes.arrayOf(element) : element, target);
	}

	private static PgType type(String name) {
		return new PgType(0, "pg_catalog", name, Kind.BASE, null, null, List.of());
	}

	@Test
	void textThatTheServerWouldCutOrReadAsSomethingElseIsRefused() {
		assertSoftly((softly) -> Stream
			.of(new Written("name", "é".repeat(32)), new Written("char", "ab"), new Written("char", "é"),
					new Written("bit", "012"), new Written("bit", "B1"), new Written("varbit", "x1F"),
					new Written("bit", new BitSet(77)), new Written("money", new BigDecimal("7.77")),
					new Written("interval", Duration.ofNanos(77)),
					new Written("interval", Duration.ofDays(99_999_999_77L)), new Written("bit", 77),
					new Written("uuid", "77"), new Written("interval", 77))
			.forEach((written) -> softly.assertThatThrownBy(() -> write(written.type(), written.value()))
				.as(written.toString())
				.isInstanceOf(InvalidValueException.class)
				.hasMessageNotContaining("77")));
	}

	@Test
	void addressesOfOneInterfaceAreRefused() throws java.net.UnknownHostException {
		byte[] bytes = InetText.parse("fe80::77").getAddress();

		assertSoftly((softly) -> softly
			.assertThatThrownBy(() -> write("inet", java.net.Inet6Address.getByAddress(null, bytes, 1)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("scope id")
			.hasMessageNotContaining("77"));
		assertThat(this.echo.of(type("inet"), InetText.parse("::ffff:1.2.3.4"), String.class))
			.isEqualTo("::ffff:1.2.3.4");
		assertThat(this.echo.of(type("inet"), InetText.parse("::ffff:1.2.3.4"), java.net.InetAddress.class))
			.isInstanceOf(java.net.Inet6Address.class);
	}

	@Test
	void mapsThatHstoreDoesNotHoldAreRefused() {
		this.database.executeAsSuperuser(
				"create schema ext; create extension hstore schema ext; grant usage on schema ext to public");
		PgType hstore = new PgType(0, "ext", "hstore", Kind.BASE, null, null, List.of());

		assertThat(this.echo.of(hstore, Map.of("a", "1"), Object.class)).isEqualTo(Map.of("a", "1"));
		assertSoftly((softly) -> Stream
			.of(Map.of(77, "a"), Map.of("a", 77), java.util.Collections.singletonMap(null, "77"), Map.of("a\0", "77"))
			.forEach((map) -> softly.assertThatThrownBy(() -> this.echo.serverSays(hstore, map))
				.as(map.toString())
				.isInstanceOf(InvalidValueException.class)
				.hasMessageNotContaining("77")));
	}

	@Test
	void timesBeyondTheServersRangeAreNeverStoredAsInfinity() {
		assertSoftly((softly) -> Stream
			.of(new Written("date", LocalDate.of(-4713, 11, 23)), new Written("date", LocalDate.of(5_874_898, 1, 1)),
					new Written("date", LocalDate.MAX.minusDays(1)), new Written("date", LocalDate.MIN.plusDays(1)),
					new Written("timestamp", LocalDateTime.of(-4713, 11, 23, 23, 59)),
					new Written("timestamp", LocalDateTime.of(294_277, 1, 1, 0, 0)),
					new Written("timestamp", LocalDateTime.MAX.minusNanos(1)),
					new Written("timestamptz", OffsetDateTime.MAX.minusSeconds(1)),
					new Written("timestamptz", OffsetDateTime.MIN.plusSeconds(1)),
					new Written("timestamptz", Instant.MAX.minusSeconds(1)),
					new Written("timestamptz", LocalDateTime.of(-4713, 11, 23, 23, 59).atOffset(ZoneOffset.UTC)))
			.forEach((written) -> softly.assertThatThrownBy(() -> write(written.type(), written.value()))
				.as(written.toString())
				.matches((ex) -> ex instanceof InvalidValueException || ex.getMessage().contains("out of range"),
						"is refused")));
	}

	@Test
	void misusedTimesAreRefusedWithWhatToUseInstead() {
		OffsetDateTime time = OffsetDateTime.parse("2024-01-01T00:00:00Z");
		assertSoftly(
				(softly) -> Stream
					.of(new Misuse("timestamp", Instant.EPOCH, "use LocalDateTime in a zone that you choose"),
							new Misuse("timestamp", time, "make the column timestamptz"),
							new Misuse("timestamp", time.toZonedDateTime(), "make the column timestamptz"),
							new Misuse("timestamptz", time.toLocalDateTime(),
									"use ZonedDateTime in a zone that you choose"),
							new Misuse("date", time.toLocalDateTime(), "Use LocalDate, as toLocalDate() returns it."),
							new Misuse("date", time, "toLocalDate() returns it in a zone that you choose"),
							new Misuse("time", time.toOffsetTime(), "Use LocalTime, as toLocalTime() returns it."),
							new Misuse("date", YearMonth.of(2024, 1), "Use LocalDate with date"),
							new Misuse("int4", Year.of(2024), "Use Integer"),
							new Misuse("text", MonthDay.of(1, 1), "Use two columns"),
							new Misuse("timestamptz", new Date(), "use Instant"),
							new Misuse("timestamp", new java.sql.Timestamp(7), "LocalDateTime with timestamp"),
							new Misuse("date", new java.sql.Date(7), "Use LocalDate."),
							new Misuse("time", new java.sql.Time(7), "Use LocalTime."))
					.forEach((misuse) -> {
						softly.assertThatThrownBy(() -> write(misuse.type(), misuse.value()))
							.as("writing " + misuse)
							.isInstanceOf(InvalidValueException.class)
							.hasMessageContaining(misuse.advice());
						softly
							.assertThatThrownBy(
									() -> this.echo.types().reader(type(misuse.type()), misuse.value().getClass(), "c"))
							.as("reading " + misuse)
							.isInstanceOf(ValueConversionException.class)
							.hasMessageContaining(misuse.advice());
					}));
	}

	private String write(String type, Object value) {
		return this.echo.serverSays(type(type), value);
	}

	record Written(String type, Object value) {
	}

	record Misuse(String type, Object value, String advice) {
	}

}
