package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

/** Ranges and multiranges. */
class RangeRoundTripTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"create type span as range (subtype = text, collation = \"C\", multirange_type_name = spans)",
			"create type speed as range (subtype = float8)", "create domain age as int4range check (lower(value) >= 0)",
			"create type mood as enum ('sad', 'ok', 'happy')", "create type moods as range (subtype = mood)");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void rangesOfEveryTypeComeBackAsTheyWereSent() {
		assertSoftly((softly) -> Stream
			.of(sent("int4range", Range.closedOpen(1, 5)), sent("int4range", Range.atLeast(Integer.MIN_VALUE)),
					sent("int8range", Range.lessThan(Long.MAX_VALUE)), sent("int8range", Range.all()),
					sent("numrange", Range.openClosed(new BigDecimal("-1.10"), new BigDecimal("2.000"))),
					sent("numrange", Range.empty()),
					sent("daterange", Range.closedOpen(LocalDate.of(-43, 3, 15), LocalDate.of(12345, 1, 1))),
					sent("daterange", Range.closedOpen(LocalDate.MIN, LocalDate.MAX)),
					sent("tsrange", Range.open(LocalDateTime.of(2024, 1, 1, 0, 0, 0, 1000), LocalDateTime.MAX)),
					sent("tstzrange",
							Range.closed(OffsetDateTime.MIN,
									OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))),
					sent("speed", Range.closed(-0.1, Double.POSITIVE_INFINITY)), sent("age", Range.closedOpen(1, 2)),
					sent("span", Range.closed("", "NULL")), sent("span", Range.openClosed("\"", "\\\"(a,b]")),
					sent("span", Range.closed("(,)", "{[x]}")), sent("span", Range.lessThan("")),
					sent("span", Range.closed(" a ", "日本 😀\n")), sent("moods", Range.closed("sad", "happy")))
			.forEach((sent) -> {
				PgType type = this.catalog.type(sent.type());
				softly.assertThat(this.echo.of(type, sent.range(), Object.class))
					.as(sent.toString())
					.isEqualTo(sent.range());
				softly.assertThat(this.echo.of(type, sent.range(), Range.class))
					.as(sent.toString())
					.isEqualTo(sent.range());
				softly.assertThat(this.echo.of(type, null, Range.class)).as(sent.toString()).isNull();
			}));
	}

	@Test
	void theServerWritesRangesOfWholeNumbersInOneForm() {
		assertThat(this.echo.of(this.catalog.type("int4range"), Range.closed(1, 5), Range.class))
			.isEqualTo(Range.closedOpen(1, 6));
		assertThat(this.echo.of(this.catalog.type("daterange"),
				Range.openClosed(LocalDate.of(2024, 2, 28), LocalDate.of(2024, 2, 29)), Range.class))
			.isEqualTo(Range.closedOpen(LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1)));
		assertThat(this.echo.of(this.catalog.type("numrange"), Range.open(BigDecimal.ONE, BigDecimal.ONE), Range.class))
			.isEqualTo(Range.empty());
	}

	@Test
	void infinityIsAValueAndNotAMissingBound() {
		PgType dates = this.catalog.type("daterange");

		assertThat(this.echo.serverSays(dates, Range.atMost(LocalDate.MAX))).isEqualTo("daterange (,infinity]");
		assertThat(this.echo.serverSays(dates, Range.of(LocalDate.MIN, false, null, false)))
			.isEqualTo("daterange (-infinity,)");
		assertThat(this.echo.expression("daterange('-infinity', null, '[]')", dates, Object.class))
			.isEqualTo(Range.atLeast(LocalDate.MIN));
	}

	@Test
	void boundsAreReadAsWhatTheirTypeCanBeReadAs() {
		PgType times = this.catalog.type("tstzrange");
		Range<Instant> instants = Range.closedOpen(Instant.EPOCH, Instant.MAX);

		assertThat(this.echo.of(times, instants, range(Instant.class))).isEqualTo(instants);
		assertThat(this.echo.of(this.catalog.type("int4range"), Range.closedOpen(1, 2), range(Long.class)))
			.isEqualTo(Range.closedOpen(1L, 2L));
		assertThat(this.echo.of(this.catalog.type("moods"), Range.closed(Mood.SAD, Mood.OK), range(Mood.class)))
			.isEqualTo(Range.closed(Mood.SAD, Mood.OK));
		assertThat(this.echo.of(this.catalog.type("int4range"), "[1,3]", String.class)).isEqualTo("[1,4)");
		assertThat(this.echo.types().defaultJavaType(times).getTypeName())
			.isEqualTo("io.fastpg.type.Range<java.time.OffsetDateTime>");
		assertThatThrownBy(() -> this.echo.of(times, instants, range(Integer.class)))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("Range of what its bounds can be read as");
		assertThatThrownBy(() -> this.echo.of(this.catalog.type("int8range"), Range.atLeast(77_000_000_000L),
				range(Integer.class)))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageNotContaining("77");
	}

	@Test
	void arraysOfRangesAreReadAndWritten() {
		List<Range<Integer>> ranges = Arrays.asList(Range.closedOpen(1, 5), null, Range.empty(), Range.all());

		assertThat(this.echo.of(this.catalog.type("_int4range"), ranges, Object.class)).isEqualTo(ranges);
		assertThat(this.echo.of(this.catalog.type("_int4range"), ranges, Range[].class))
			.isEqualTo(ranges.toArray(Range[]::new));
		assertThat(this.echo.of(this.catalog.type("_int4range"), List.of(ranges, ranges), Object.class))
			.isEqualTo(List.of(ranges, ranges));
	}

	@Test
	void multirangesAreCollectionsOfRanges() {
		List<Range<Integer>> ranges = List.of(Range.lessThan(1), Range.closedOpen(2, 3), Range.atLeast(9));
		List<Range<String>> texts = List.of(Range.closed("", "\"},{"), Range.greaterThan("~,"));
		PgType type = this.catalog.type("int4multirange");

		assertThat(this.echo.of(type, ranges, Object.class)).isEqualTo(ranges);
		assertThat(this.echo.of(type, List.of(), Object.class)).isEqualTo(List.of());
		assertThat(this.echo.of(type, null, Object.class)).isNull();
		assertThat(this.echo.of(type, ranges.toArray(), new ParameterizedTypeReference<Set<Range<Long>>>() {
		}.getType())).isEqualTo(Set.of(Range.lessThan(1L), Range.closedOpen(2L, 3L), Range.atLeast(9L)));
		assertThat(this.echo.of(type, Set.of(Range.closed(1, 2), Range.closed(3, 4)), Range[].class))
			.isEqualTo(new Range<?>[] { Range.closedOpen(1, 5) });
		assertThat(this.echo.of(type, ranges, String.class)).isEqualTo("{(,1),[2,3),[9,)}");
		assertThat(this.echo.of(this.catalog.type("spans"), texts, Object.class)).isEqualTo(texts);
		assertThat(this.echo.types().defaultJavaType(type).getTypeName())
			.isEqualTo("java.util.List<io.fastpg.type.Range<java.lang.Integer>>");
	}

	@Test
	void arraysOfMultirangesAreReadAndWritten() {
		List<List<Range<Integer>>> several = Arrays.asList(List.of(Range.closedOpen(1, 2)), List.of(), null);
		PgType type = this.catalog.type("_int4multirange");

		assertThat(this.echo.of(type, several, Object.class)).isEqualTo(several);
		assertThat(this.echo.of(type, List.of(several), Object.class)).isEqualTo(List.of(several));
	}

	@Test
	void boundsOfAnotherTypeOrOrderAreRefusedWithoutShowingThem() {
		PgType type = this.catalog.type("int4range");

		assertThatThrownBy(() -> this.echo.serverSays(type, Range.closed(77, 5)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("lower bound is above its upper bound")
			.hasMessageNotContaining("77");
		assertThatThrownBy(() -> this.echo.serverSays(type, Range.atMost(LocalDate.of(1977, 1, 1))))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("a bound is a java.time.LocalDate")
			.hasMessageNotContaining("77");
		assertThatThrownBy(() -> this.echo.serverSays(type, Range.atMost(77_000_000_000L)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageNotContaining("77");
		assertThatThrownBy(() -> this.echo.serverSays(type, 77)).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("It takes Range with bounds of");
		assertThatThrownBy(
				() -> this.echo.serverSays(this.catalog.type("int4multirange"), Arrays.asList(Range.all(), null)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("no NULL");
	}

	@Test
	void anOptionalRangeMayBeMissing() {
		assertThat(this.echo.of(this.catalog.type("age"), Optional.empty(),
				new ParameterizedTypeReference<Optional<Range<Integer>>>() {
				}.getType()))
			.isEqualTo(Optional.empty());
	}

	@Test
	void whatIsNoRangeIsNotParsed() {
		for (String broken : List.of("", "[", "[1", "[1,", "[1,2", "1,2)", "[1,2)x", "[\"1,2)", "[1\\", "(,",
				"emptY")) {
			assertThatThrownBy(() -> RangeText.parse(broken, (text) -> text)).as(broken)
				.isInstanceOf(IllegalArgumentException.class);
		}
		for (String broken : List.of("", "{", "{[1,2)", "{[1,2),}", "{[1,2)}x", "{empty", "[1,2)")) {
			assertThatThrownBy(() -> RangeText.split(broken)).as(broken).isInstanceOf(IllegalArgumentException.class);
		}
	}

	private static Type range(Class<?> bound) {
		return ResolvableType.forClassWithGenerics(Range.class, bound).getType();
	}

	private static Sent sent(String type, Range<?> range) {
		return new Sent(type, range);
	}

	record Sent(String type, Range<?> range) {

	}

	enum Mood {

		SAD, OK, HAPPY

	}

}
