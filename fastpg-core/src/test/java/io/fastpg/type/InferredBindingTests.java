package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.postgresql.geometric.PGbox;
import org.postgresql.geometric.PGcircle;
import org.postgresql.geometric.PGline;
import org.postgresql.geometric.PGlseg;
import org.postgresql.geometric.PGpath;
import org.postgresql.geometric.PGpoint;
import org.postgresql.geometric.PGpolygon;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

import io.fastpg.mapping.SnakeCase;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.schema.Attribute;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Schema;
import io.fastpg.testing.PgTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class InferredBindingTests {

	private final Schema schema = new Schema(List.of("public"), List.of(),
			List.of(PgTypes.enumeration("traffic_light", "RED"), PgTypes.builtIn("text")));

	private final TypeMap types = new TypeMap(JsonMapper.builder().build());

	@Test
	void theTypeFollowsFromTheClass() {
		assertSoftly((softly) -> Map.ofEntries(Map.entry((short) 1, "int2"), Map.entry(1, "int4"),
				Map.entry(1L, "int8"), Map.entry(BigDecimal.ONE, "numeric"), Map.entry(BigInteger.ONE, "numeric"),
				Map.entry(1f, "float4"), Map.entry(1.0, "float8"), Map.entry(true, "bool"), Map.entry("x", "text"),
				Map.entry('x', "text"), Map.entry(UUID.randomUUID(), "uuid"), Map.entry(LocalDate.EPOCH, "date"),
				Map.entry(LocalTime.NOON, "time"), Map.entry(LocalDateTime.MIN, "timestamp"),
				Map.entry(Instant.EPOCH, "timestamptz"), Map.entry(OffsetDateTime.MIN, "timestamptz"),
				Map.entry(ZonedDateTime.parse("2024-01-01T00:00:00Z"), "timestamptz"),
				Map.entry(Duration.ofDays(1), "interval"), Map.entry(Period.ofDays(1), "interval"),
				Map.entry(Interval.ZERO, "interval"), Map.entry(InetAddress.getLoopbackAddress(), "inet"),
				Map.entry(new PGpoint(), "point"), Map.entry(new PGline(), "line"), Map.entry(new PGlseg(), "lseg"),
				Map.entry(new PGbox(), "box"), Map.entry(new PGpath(), "path"), Map.entry(new PGpolygon(), "polygon"),
				Map.entry(new PGcircle(), "circle"), Map.entry(List.of(Interval.ZERO, Duration.ZERO), "interval[]"),
				Map.entry(new byte[0], "bytea"), Map.entry(Map.of(), "jsonb"), Map.entry(NullNode.instance, "jsonb"),
				Map.entry(TrafficLight.RED, "traffic_light"), Map.entry(Other.ONE, "text"),
				Map.entry(List.of(1L), "int8[]"), Map.entry(Set.of("a"), "text[]"),
				Map.entry(Arrays.asList(null, 1), "int4[]"), Map.entry(new int[0], "int4[]"),
				Map.entry(new String[0], "text[]"), Map.entry(List.of(TrafficLight.RED), "traffic_light[]"),
				Map.entry(new byte[][] { {} }, "bytea[]"))
			.forEach((value, type) -> softly.assertThat(this.types.inferred(value, this.schema).type())
				.as(value.getClass().getTypeName())
				.hasToString(type)));
	}

	@Test
	void theEnumIsCastToItsPostgresType() {
		assertThat(this.types.inferred(TrafficLight.RED, this.schema).placeholder())
			.isEqualTo("?::\"public\".\"traffic_light\"");
		assertThat(this.types.inferred(List.of(1), this.schema).placeholder())
			.isEqualTo("?::\"pg_catalog\".\"int4\"[]");
		assertThat(this.types.inferred(Other.ONE, this.schema).placeholder()).isEqualTo("?");
	}

	@Test
	void otherClassesAreRefusedWithTheListOfThoseThatAreTaken() {
		for (Object value : new Object[] { new Date(77), URI.create("secret:77"), new Object() }) {
			assertThatExceptionOfType(InvalidValueException.class)
				.isThrownBy(() -> this.types.inferred(value, this.schema))
				.withMessageContaining(value.getClass().getTypeName())
				.withMessageContaining("OffsetDateTime")
				.withMessageNotContaining("77");
		}
	}

	@Test
	void misusedClassesAreRefusedWithWhatToUseInstead() {
		Map<Object, String> advice = Map.of(new Date(77), "use Instant", new java.sql.Timestamp(1077),
				"Use Instant with timestamptz, or LocalDateTime with timestamp", new java.sql.Date(2077),
				"Use LocalDate", new java.sql.Time(3077), "Use LocalTime", new GregorianCalendar(),
				"use Instant or ZonedDateTime", YearMonth.of(1977, 7), "Use LocalDate with date", Year.of(1977),
				"Use Integer", MonthDay.of(7, 7), "Use two columns", new BitSet(77), "use a String of 0 and 1");

		assertSoftly((softly) -> advice
			.forEach((value, instead) -> softly.assertThatThrownBy(() -> this.types.inferred(value, this.schema))
				.as(value.getClass().getName())
				.isInstanceOf(InvalidValueException.class)
				.hasMessageContaining(value.getClass().getTypeName())
				.hasMessageContaining(instead)
				.hasMessageNotContaining("77")));
	}

	@Test
	void elementsOfDifferentTypesAreRefused() {
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.types.inferred(List.of(1, 2L), this.schema))
			.withMessageContaining("int4 and int8");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.types.inferred(List.of(1, List.of(1)), this.schema))
			.withMessageContaining("int4 and int4[]");
	}

	@Test
	void arraysHaveOneTypeWhateverTheirDimensions() {
		assertThat(this.types.inferred(List.of(List.of(1)), this.schema).type()).hasToString("int4[]");
		assertThat(this.types.inferred(new long[][][] { { { 1 } } }, this.schema).type()).hasToString("int8[]");
	}

	@Test
	void rangesFollowFromTheirBounds() {
		assertSoftly((softly) -> Map
			.of(Range.closed(1, 2), "int4range", Range.atMost(1L), "int8range", Range.atLeast(BigDecimal.ONE),
					"numrange", Range.lessThan(LocalDate.EPOCH), "daterange", Range.greaterThan(LocalDateTime.MIN),
					"tsrange", Range.atLeast(Instant.EPOCH), "tstzrange", Range.atLeast(OffsetDateTime.MIN),
					"tstzrange", List.of(Range.closed(1, 2)), "int4range[]")
			.forEach((value, type) -> softly.assertThat(this.types.inferred(value, this.schema).type())
				.as(type)
				.hasToString(type)));
		assertThat(this.types.inferred(Range.closed(1, 2), this.schema).placeholder())
			.isEqualTo("?::\"pg_catalog\".\"int4range\"");
	}

	@Test
	void rangesThatDoNotTellTheirTypeAreRefused() {
		for (Range<?> range : List.of(Range.all(), Range.empty(), Range.closed("secret", "secret"),
				Range.<Number>closed(1, 2L))) {
			assertThatExceptionOfType(InvalidValueException.class)
				.isThrownBy(() -> this.types.inferred(range, this.schema))
				.withMessageContaining("?::int4range")
				.withMessageNotContaining("secret");
		}
	}

	@Test
	void aRecordIsTheRowTypeOfItsName() {
		PgType point = new PgType(77, "geo", "way_point", PgType.Kind.COMPOSITE, null, null, List.of(),
				List.of(new Attribute("x", PgTypes.builtIn("int4"))));
		Schema known = new Schema(List.of("geo"), List.of(), List.of(point));

		assertThat(this.types.inferred(new WayPoint(1), known).placeholder()).isEqualTo("?::\"geo\".\"way_point\"");
		assertThat(this.types.inferred(List.of(new WayPoint(1)), known).type()).hasToString("way_point[]");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.types.inferred(new WayPoint(77), this.schema))
			.withMessageContaining("records that have the name of a row type")
			.withMessageNotContaining("77");
	}

	@Test
	void aCollectionWithoutElementsHasNoType() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.types.inferred(List.of(), this.schema));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.types.inferred(Collections.singletonList(null), this.schema));
	}

	@Test
	void javaNamesBecomeSnakeCase() {
		assertThat(List.of("artistId", "HTMLPage", "line2Text", "TrafficLight", "already_snake", "x", "URL", "aB"))
			.map(SnakeCase::of)
			.containsExactly("artist_id", "html_page", "line2_text", "traffic_light", "already_snake", "x", "url",
					"a_b");
	}

	record WayPoint(int x) {

	}

	enum TrafficLight {

		RED {
		}

	}

	enum Other {

		ONE

	}

}
