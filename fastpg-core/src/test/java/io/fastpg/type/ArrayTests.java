package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.node.StringNode;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class ArrayTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create type mood as enum ('HAPPY', 'SAD')");

	private Echo echo;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void listsOfEveryTypeComeBackAsTheyWereSent() {
		assertSoftly((softly) -> Stream
			.of(sent("int2", (short) 1, null, Short.MIN_VALUE), sent("int4", 1, null, Integer.MIN_VALUE),
					sent("int8", 1L, null, Long.MAX_VALUE), sent("float4", 0.1f, Float.NaN, Float.POSITIVE_INFINITY),
					sent("float8", 0.1, null, -1e-300),
					sent("numeric", new BigDecimal("1.10"), null, new BigDecimal("-3")),
					sent("bool", true, false, null),
					sent("text", "", "NULL", "null", null, "a,b", "{}", "\"\\", " x ", "日本 😀\n"),
					sent("varchar", "a", null), sent("uuid", UUID.randomUUID(), null),
					sent("date", LocalDate.of(2024, 2, 29), null, LocalDate.of(-43, 3, 15), LocalDate.MAX,
							LocalDate.of(12345, 1, 1)),
					sent("time", LocalTime.of(1, 2, 3), LocalTime.of(1, 2, 3, 4000)),
					sent("timetz", OffsetTime.of(1, 2, 3, 0, ZoneOffset.ofHoursMinutes(5, 30))),
					sent("timestamp", LocalDateTime.of(2024, 1, 1, 0, 0), LocalDateTime.of(-43, 3, 15, 12, 0),
							LocalDateTime.MIN),
					sent("timestamptz", OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 1000, ZoneOffset.UTC),
							OffsetDateTime.MAX, OffsetDateTime.of(-43, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)),
					sent("timestamptz", Instant.parse("1800-01-01T00:00:00Z"), Instant.MIN),
					sent("inet", "10.0.0.0/8", null), sent("jsonb", StringNode.valueOf("x,\"y"), null),
					sent("int4range", "[1,5)", "empty"), sent("box", "(3.0,4.0),(1.0,2.0)", null),
					sent("point", "(1.0,2.0)", null),
					new Sent(PgTypes.enumeration("mood", "HAPPY", "SAD"), Arrays.asList(Mood.SAD, null, Mood.HAPPY)))
			.forEach((sent) -> softly.assertThat(this.echo.of(sent.array(), sent.elements(), sent.listType()))
				.as(sent.toString())
				.isEqualTo(sent.elements())));
	}

	@Test
	void arraysAreReadAsListsOfTheDefaultTypeWhenNothingElseIsAsked() {
		PgType ints = PgTypes.arrayOf(PgTypes.builtIn("int2"));

		assertThat(this.echo.expression("'{1,NULL}'::int2[]", ints, Object.class)).isEqualTo(Arrays.asList(1, null));
		assertThat(this.echo.expression("null::int2[]", ints, List.class)).isNull();
		assertThat(this.echo.expression("'{}'::int2[]", ints, List.class)).isEqualTo(List.of());
		assertThat(this.echo.types().defaultJavaType(ints).getTypeName())
			.isEqualTo("java.util.List<java.lang.Integer>");
	}

	@Test
	void collectionsAndArraysAreAllTaken() {
		PgType ints = PgTypes.arrayOf(PgTypes.builtIn("int4"));

		assertThat(this.echo.serverSays(ints, new int[] { 1, 2 })).isEqualTo("integer[] {1,2}");
		assertThat(this.echo.serverSays(ints, new Long[] { 1L, null })).isEqualTo("integer[] {1,NULL}");
		assertThat(this.echo.serverSays(ints, Set.of(7))).isEqualTo("integer[] {7}");
		assertThat(this.echo.serverSays(ints, List.of())).isEqualTo("integer[] {}");
		assertThat(this.echo.serverSays(ints, null)).isEqualTo("integer[] NULL");
	}

	@Test
	void javaArraysAndSetsAreRead() {
		PgType ints = PgTypes.arrayOf(PgTypes.builtIn("int4"));
		PgType bytes = PgTypes.arrayOf(PgTypes.builtIn("bytea"));

		assertThat(this.echo.expression("'{1,2}'::int4[]", ints, int[].class)).isEqualTo(new int[] { 1, 2 });
		assertThat(this.echo.expression("'{1,2}'::int4[]", ints, Long[].class)).isEqualTo(new Long[] { 1L, 2L });
		assertThat(this.echo.expression("'{1,2,1}'::int4[]", ints, setOf(Long.class))).isEqualTo(Set.of(1L, 2L));
		assertThat(this.echo.of(bytes, new byte[][] { { 0, -1 }, {} }, byte[][].class))
			.isEqualTo(new byte[][] { { 0, -1 }, {} });
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.echo.expression("'{1,NULL}'::int4[]", ints, int[].class))
			.withMessageContaining("an element is NULL");
	}

	@Test
	void boundsAreIgnored() {
		for (String name : new String[] { "int4", "numeric" }) {
			PgType array = PgTypes.arrayOf(PgTypes.builtIn(name));

			assertThat((List<?>) this.echo.expression("'[0:1]={1,2}'::" + name + "[]", array, List.class)).hasSize(2);
			assertThat((List<?>) this.echo.expression("'[5:5][0:1]={{1,2}}'::" + name + "[]", array, List.class))
				.hasSize(1);
		}
	}

	@Test
	void elementsThatDoNotFitAreRefusedWithoutShowingThem() {
		PgType ints = PgTypes.arrayOf(PgTypes.builtIn("int4"));
		PgType texts = PgTypes.arrayOf(PgTypes.builtIn("text"));

		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.echo.serverSays(ints, List.of(1, "secret")))
			.withMessageContaining("an element is a java.lang.String")
			.withMessageNotContaining("secret");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.echo.serverSays(ints, List.of(3_000_000_000L)));
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> this.echo.serverSays(ints, "{1}"));
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.echo.expression("'{secret}'::text[]", texts, Mood[].class))
			.withMessageNotContaining("secret");
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> this.echo
			.expression("'{NaN}'::numeric[]", PgTypes.arrayOf(PgTypes.builtIn("numeric")), BigDecimal[].class));
	}

	@Test
	void arraysOfJsonHoldWhateverJacksonWrites() {
		PgType array = PgTypes.arrayOf(PgTypes.builtIn("jsonb"));

		Object read = this.echo.of(array, List.of(Map.of("a", "x,\"y\""), "[1]"), List.class);

		assertThat(read).asString().isEqualTo("[{\"a\":\"x,\\\"y\\\"\"}, [1]]");
	}

	private static Type setOf(Class<?> element) {
		return ResolvableType.forClassWithGenerics(Set.class, element).getType();
	}

	private static Sent sent(String type, Object... elements) {
		return new Sent(PgTypes.builtIn(type), Arrays.asList(elements));
	}

	record Sent(PgType element, List<?> elements) {

		PgType array() {
			return PgTypes.arrayOf(this.element);
		}

		Type listType() {
			Class<?> elementClass = this.elements.get(0).getClass();
			return ResolvableType.forClassWithGenerics(List.class, elementClass).getType();
		}

	}

	enum Mood {

		HAPPY, SAD

	}

}
