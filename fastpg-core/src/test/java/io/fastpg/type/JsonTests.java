package io.fastpg.type;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

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

	record Point(int x, List<String> tags) {
	}

}
