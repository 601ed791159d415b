package io.fastpg.type;

import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.Embedded;
import io.fastpg.schema.PgType;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which component takes which attribute of a row type. */
class CompositeNameTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type note as (title text, body text);
			create type spot as (x int, y int);
			create type address as (street text, city_name text, at_x int, at_y int)""");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void namesWithoutAnAttributeAreRefusedOnWrites() {
		PgType type = this.catalog.type("spot");

		assertThatThrownBy(() -> this.echo.serverSays(type, Map.of("z", "secret")))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("The attributes are x, y")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> this.echo.serverSays(type, Map.of("x", 1, "X", 1)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("two of its keys");
		assertThatThrownBy(() -> this.echo.serverSays(type, new Deep(1, 2, 77)))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("no attribute for its \"z\"")
			.hasMessageNotContaining("77");
		assertThatThrownBy(() -> this.echo.serverSays(type, new Note("a", "b")))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("\"title\"");
		assertThatThrownBy(() -> this.echo.serverSays(type, 77)).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("records, beans and maps with values for the attributes x, y");
		assertThatThrownBy(() -> this.echo.serverSays(type, new Pair<>("secret", "secret")))
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("its attribute \"x\" is a java.lang.String")
			.hasMessageNotContaining("secret");
	}

	@Test
	void aComponentWithoutAnAttributeIsNullUnlessItIsPrimitive() {
		PgType type = this.catalog.type("spot");

		assertThat(this.echo.of(type, Map.of("x", 1), Named.class)).isEqualTo(new Named(1, null, Optional.empty()));
		assertThatThrownBy(() -> this.echo.of(type, Map.of("x", 1), Deep.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("\"z\"")
			.hasMessageContaining("primitive type int");
		assertThatThrownBy(() -> this.echo.of(type, Map.of("x", 1), Point.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("the attribute \"y\" is NULL");
		assertThatThrownBy(() -> this.echo.of(type, Map.of("x", 1), Note.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("none of the attributes x, y");
		assertThatThrownBy(() -> this.echo.of(type, Map.of("x", 1), Integer.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("records and beans");
		assertThatThrownBy(() -> this.echo.of(type, Map.of("x", 1), Dated.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("its attribute \"x\" (int4) cannot be read as java.time.LocalDate");
	}

	@Test
	void aConstructorThatFailsIsNamedWithoutTheValue() {
		assertThatThrownBy(() -> this.echo.of(this.catalog.type("note"), new Note("secret", null), Picky.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("making a " + Picky.class.getTypeName() + " failed (java.lang.IllegalStateException)")
			.hasMessageNotContaining("secret")
			.hasNoCause();
	}

	@Test
	void aTypeThatWasAlteredSinceIsNotMisread() {
		PgType before = this.catalog.type("spot");
		this.database.execute("alter type spot add attribute z int");

		assertThatThrownBy(() -> this.echo.expression("'(1,2,77)'::spot", before, Point.class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("has 3 attributes, and the type had 2")
			.hasMessageContaining("refresh()")
			.hasMessageNotContaining("77");
	}

	@Test
	void anObjectInsideIsMadeOfTheAttributesThatBeginWithItsName() {
		PgType type = this.catalog.type("address");
		Address address = new Address("Via Roma", "Turin", new Point(1, 2));

		assertThat(this.echo.serverSays(type, address)).isEqualTo("address (\"Via Roma\",Turin,1,2)");
		assertThat(this.echo.of(type, address, Address.class)).isEqualTo(address);
		assertThat(this.echo.of(type, new Address("x", null, null), Address.class))
			.isEqualTo(new Address("x", null, null));
		assertThat(this.echo.of(type, address, Located.class))
			.isEqualTo(new Located(Optional.of(new Point(1, 2)), null));
	}

	@Test
	void genericRecordsHoldWhatTheyAreAskedFor() {
		Type pair = new ParameterizedTypeReference<Pair<Long>>() {
		}.getType();

		assertThat(this.echo.of(this.catalog.type("spot"), new Pair<>(1L, 2L), pair)).isEqualTo(new Pair<>(1L, 2L));
		assertThat(this.echo.of(this.catalog.type("spot"), Map.of("x", 1),
				new ParameterizedTypeReference<Map<String, Long>>() {
				}.getType()))
			.isEqualTo(mapOf("x", 1L, "y", null));
	}

	@Test
	void convertersReachAttributes() {
		TypeMap types = new TypeMap(JsonMapper.builder().build(),
				List.of(TypeConverter.of(Id.class, Integer.class, Id::value, Id::new)));
		PgType type = this.catalog.type("spot");

		Object text = types.parameterType(type).conversion().convert(new Pair<>(new Id(7), null));
		ElementReader reader = types.elementReader(type,
				ResolvableType.forType(new ParameterizedTypeReference<Pair<Id>>() {
				}), new Reading("c", type, Pair.class));

		assertThat(text).isEqualTo("(\"7\",)");
		assertThat(reader).isNotNull();
		assertThat(reader.read("(7,)")).isEqualTo(new Pair<>(new Id(7), null));
		assertThat(types.parameterType(this.catalog.type("int4range")).conversion().convert(Range.atLeast(new Id(7))))
			.isEqualTo("[\"7\",)");
	}

	private static Map<String, @Nullable Object> mapOf(String a, @Nullable Object x, String b, @Nullable Object y) {
		Map<String, @Nullable Object> map = new HashMap<>();
		map.put(a, x);
		map.put(b, y);
		return map;
	}

	record Address(String street, @Nullable String cityName, @Nullable Point at) {

	}

	record Located(@Embedded(prefix = "at_") Optional<Point> where, @Nullable String nowhere) {

	}

	record Pair<T>(T x, @Nullable T y) {

	}

	record Deep(int x, Integer y, int z) {

	}

	record Named(int x, @Nullable String name, Optional<String> title) {

	}

	record Dated(LocalDate x) {

	}

	record Picky(String title) {

		Picky {
			throw new IllegalStateException(title);
		}

	}

	record Id(int value) {

	}

	record Note(@Nullable String title, @Nullable String body) {

	}

	record Point(int x, int y) {

	}

}
