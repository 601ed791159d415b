package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonTests {

	private static final PgType JSONB = PgTypes.builtIn("jsonb");

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Echo echo;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void recordsMapsAndListsComeBackAsTheyWereSent() {
		Point point = new Point(1, List.of("a", "b"));
		Type points = ResolvableType.forClassWithGenerics(List.class, Point.class).getType();

		assertThat(this.echo.of(JSONB, point, Point.class)).isEqualTo(point);
		assertThat(this.echo.of(PgTypes.builtIn("json"), point, Point.class)).isEqualTo(point);
		assertThat(this.echo.of(JSONB, List.of(point), points)).isEqualTo(List.of(point));
		assertThat(this.echo.of(JSONB, Map.of("a", 1), Map.class)).isEqualTo(Map.of("a", 1));
		assertThat(this.echo.of(JSONB, List.of(1, "x"), List.class)).isEqualTo(List.of(1, "x"));
		assertThat(this.echo.of(JSONB, 7, int.class)).isEqualTo(7);
		assertThat(this.echo.of(JSONB, new int[] { 1, 2 }, int[].class)).isEqualTo(new int[] { 1, 2 });
	}

	@Test
	void aStringIsJsonTextAndNotAJsonString() {
		assertThat(this.echo.of(JSONB, "{\"a\": 1}", String.class)).isEqualTo("{\"a\": 1}");
		assertThat(this.echo.of(JSONB, "\"x\"", JsonNode.class)).asString().isEqualTo("\"x\"");
	}

	@Test
	void jsonNullIsNotSqlNull() {
		assertThat(this.echo.of(JSONB, NullNode.instance, Object.class)).isEqualTo(NullNode.instance);
		assertThat(this.echo.of(JSONB, "null", JsonNode.class)).isEqualTo(NullNode.instance);
		assertThat(this.echo.of(JSONB, null, JsonNode.class)).isNull();
	}

	@Test
	void everyDigitOfANumberIsKept() {
		String text = "{\"n\": 12345678901234567890.12345678901234567890, \"z\": 1.10}";

		JsonNode node = (JsonNode) this.echo.of(JSONB, text, JsonNode.class);
		Object echoed = this.echo.of(JSONB, node, String.class);
		Object map = this.echo.of(JSONB, text, Map.class);

		assertThat(echoed).isEqualTo(text);
		assertThat(map).isEqualTo(
				Map.of("n", new BigDecimal("12345678901234567890.12345678901234567890"), "z", new BigDecimal("1.10")));
	}

	@Test
	void jsonOfAnotherShapeIsRefusedWithoutShowingIt() {
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.echo.of(JSONB, "{\"x\": \"secret\"}", Point.class))
			.withMessageContaining("column \"c\" (jsonb)")
			.withMessageNotContaining("secret")
			.withNoCause();
	}

	@Test
	void whatCannotBeWrittenIsRefused() {
		Map<String, Object> endless = new java.util.HashMap<>();
		endless.put("self", endless);

		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> this.echo.serverSays(JSONB, endless));
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.echo.serverSays(JSONB, Map.of("a", "x\0")))
			.withMessageContaining("NUL");
		assertThat(this.echo.serverSays(JSONB, Map.of("a", "\\u0000"))).isEqualTo("jsonb {\"a\": \"\\\\u0000\"}");
	}

	@Test
	void jsonThatIsTooDeepForJacksonIsRefusedWithItsLimitAndReadAsText() {
		String deep = "[".repeat(501) + "]".repeat(501);

		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.echo.of(JSONB, deep, JsonNode.class))
			.withMessageContaining("500");
		assertThat(this.echo.of(JSONB, deep, String.class)).isEqualTo(deep);
	}

	@Test
	void nullsInsideAreKept() {
		Object read = this.echo.of(JSONB, Collections.singletonMap("a", null), Map.class);

		assertThat(read).isEqualTo(Collections.singletonMap("a", null));
	}

	@Test
	void genericTypesAreReadAsTheyAreDeclared() {
		Point point = new Point(1, List.of("a"));
		Map<String, Point> map = Map.of("a", point, "b", new Point(2, List.of()));
		Page<Point> page = new Page<>(List.of(point), Optional.of(7));

		for (String name : List.of("json", "jsonb")) {
			PgType type = PgTypes.builtIn(name);
			assertThat(this.echo.of(type, map, new ParameterizedTypeReference<Map<String, Point>>() {
			}.getType())).isEqualTo(map);
			assertThat(this.echo.of(type, map.values(), new ParameterizedTypeReference<Set<Point>>() {
			}.getType())).isEqualTo(Set.copyOf(map.values()));
			assertThat(this.echo.of(type, page, new ParameterizedTypeReference<Page<Point>>() {
			}.getType())).isEqualTo(page);
			assertThat(this.echo.of(type, point, new ParameterizedTypeReference<Optional<Point>>() {
			}.getType())).isEqualTo(Optional.of(point));
			assertThat(this.echo.of(type, point, Bean.class)).isEqualTo(new Bean(1, List.of("a")));
		}
	}

	@Test
	void jsonNullIsNullToAllButJsonNodeAndString() {
		assertThat(this.echo.of(JSONB, NullNode.instance, String.class)).isEqualTo("null");
		assertThat(this.echo.of(JSONB, NullNode.instance, Point.class)).isNull();
		assertThat(this.echo.of(JSONB, NullNode.instance, Map.class)).isNull();
		assertThat(this.echo.of(JSONB, NullNode.instance, optional(Point.class))).isEqualTo(Optional.empty());
		assertThat(this.echo.of(JSONB, NullNode.instance, optional(JsonNode.class)))
			.isEqualTo(Optional.of(NullNode.instance));
		assertThat(this.echo.of(JSONB, null, optional(JsonNode.class))).isEqualTo(Optional.empty());
		assertThat(this.echo.serverSays(JSONB, NullNode.instance)).isEqualTo("jsonb null");
		assertThat(this.echo.serverSays(JSONB, null)).isEqualTo("jsonb NULL");
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> this.echo.of(JSONB, NullNode.instance, int.class));
	}

	@Test
	void arraysHoldRecordsAndBothNulls() {
		Point point = new Point(1, List.of("a,\"b\"", "\\"));

		for (String name : List.of("json", "jsonb")) {
			PgType array = PgTypes.arrayOf(PgTypes.builtIn(name));
			assertThat(this.echo.of(array, Arrays.asList(point, null), new ParameterizedTypeReference<List<Point>>() {
			}.getType())).isEqualTo(Arrays.asList(point, null));
			assertThat(this.echo.of(array, Arrays.asList(NullNode.instance, null), Object.class))
				.isEqualTo(Arrays.asList(NullNode.instance, null));
			assertThat(this.echo.of(array, List.of(point), Point[].class)).isEqualTo(new Point[] { point });
		}
	}

	@Test
	void digitsAreKeptInsideRecords() {
		BigDecimal number = new BigDecimal("12345678901234567890.1234567890123456789");

		assertThat(this.echo.of(JSONB, new Priced(number, new BigDecimal("1.10"), 0.1), Priced.class))
			.isEqualTo(new Priced(number, new BigDecimal("1.10"), 0.1));
		assertThat(this.echo.of(JSONB, new Priced(number, BigDecimal.ONE, 1),
				new ParameterizedTypeReference<Map<String, BigDecimal>>() {
				}.getType()))
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("net", number);
	}

	private static Type optional(Class<?> type) {
		return ResolvableType.forClassWithGenerics(Optional.class, type).getType();
	}

	record Point(int x, List<String> tags) {
	}

	record Page<T>(List<T> items, Optional<Integer> next) {
	}

	record Priced(BigDecimal net, BigDecimal gross, double rate) {
	}

	@Test
	void rangesInsideAreKept() {
		Spans spans = new Spans(Range.closedOpen(LocalDate.EPOCH, LocalDate.MAX),
				List.of(Range.empty(), Range.all(), Range.openClosed(1, 5)));

		assertThat(this.echo.of(JSONB, spans, Spans.class)).isEqualTo(spans);
	}

	record Spans(Range<LocalDate> days, List<Range<Integer>> numbers) {
	}

	public static class Bean {

		public int x;

		public List<String> tags = List.of();

		Bean() {
		}

		Bean(int x, List<String> tags) {
			this.x = x;
			this.tags = tags;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Bean bean && this.x == bean.x && this.tags.equals(bean.tags);
		}

		@Override
		public int hashCode() {
			return this.x;
		}

	}

}
