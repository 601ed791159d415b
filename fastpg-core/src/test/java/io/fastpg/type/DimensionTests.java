package io.fastpg.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.NullNode;

import org.springframework.core.ParameterizedTypeReference;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.mapping.Label;
import io.fastpg.schema.PgType;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Arrays of arrays. */
class DimensionTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create type mood as enum ('HAPPY', 'so, so')");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void aGridOfNumbersIsReadAsWhateverHasTwoDimensions() {
		PgType ints = this.catalog.type("_int4");
		int[][] grid = { { 1, 2, 3 }, { 4, 5, 6 } };
		List<List<Integer>> lists = List.of(List.of(1, 2, 3), List.of(4, 5, 6));

		assertThat(this.echo.serverSays(ints, grid)).isEqualTo("integer[] {{1,2,3},{4,5,6}}");
		assertThat(this.echo.of(ints, grid, int[][].class)).isEqualTo(grid);
		assertThat(this.echo.of(ints, lists, Integer[][].class))
			.isEqualTo(new Integer[][] { { 1, 2, 3 }, { 4, 5, 6 } });
		assertThat(this.echo.of(ints, grid, new ParameterizedTypeReference<List<List<Integer>>>() {
		}.getType())).isEqualTo(lists);
		assertThat(this.echo.of(ints, grid, new ParameterizedTypeReference<Set<Set<Long>>>() {
		}.getType())).isEqualTo(Set.of(Set.of(1L, 2L, 3L), Set.of(4L, 5L, 6L)));
		assertThat(this.echo.of(ints, grid, Object.class)).isEqualTo(lists);
		assertThat(this.echo.of(ints, grid, List.class)).isEqualTo(lists);
		assertThat(this.echo.of(ints, grid, Object[].class)).isEqualTo(lists.toArray());
	}

	@Test
	void nullsStandWhereTheyStood() {
		List<List<Integer>> grid = List.of(Arrays.asList(1, null), Arrays.asList(null, null));

		assertThat(this.echo.of(this.catalog.type("_int4"), grid, Object.class)).isEqualTo(grid);
		assertThat(this.echo.of(this.catalog.type("_numeric"), null, Object.class)).isNull();
		assertThat(this.echo.of(this.catalog.type("_int4"), grid,
				new ParameterizedTypeReference<List<List<Optional<Integer>>>>() {
				}.getType()))
			.isEqualTo(List.of(List.of(Optional.of(1), Optional.empty()), List.of(Optional.empty(), Optional.empty())));
		assertThatThrownBy(() -> this.echo.of(this.catalog.type("_int4"), grid, int[][].class))
			.isInstanceOf(ValueConversionException.class)
			.hasMessageContaining("an element is NULL");
	}

	@Test
	void elementsOfEveryKindMayHaveDimensions() {
		List<List<String>> texts = List.of(Arrays.asList("", "NULL", null), List.of("{", "a,b", "\"\\"));
		List<List<Mood>> moods = List.of(Arrays.asList(Mood.HAPPY, null), List.of(Mood.SO_SO, Mood.HAPPY));
		List<List<Instant>> times = List.of(List.of(Instant.EPOCH), List.of(Instant.MAX));
		List<List<JsonNode>> nodes = List.of(Arrays.asList(IntNode.valueOf(1), null, NullNode.instance));
		byte[][][] bytes = { { { 1, 2 }, {} } };

		assertThat(this.echo.of(this.catalog.type("_text"), texts, Object.class)).isEqualTo(texts);
		assertThat(this.echo.of(this.catalog.type("_mood"), moods, new ParameterizedTypeReference<List<List<Mood>>>() {
		}.getType())).isEqualTo(moods);
		assertThat(this.echo.of(this.catalog.type("_timestamptz"), times,
				new ParameterizedTypeReference<List<List<Instant>>>() {
				}.getType()))
			.isEqualTo(times);
		assertThat(this.echo.of(this.catalog.type("_jsonb"), nodes, Object.class)).isEqualTo(nodes);
		assertThat(this.echo.of(this.catalog.type("_bytea"), bytes, byte[][][].class)).isEqualTo(bytes);
		assertThat(
				this.echo.of(this.catalog.type("_box"), List.of(List.of("(3,4),(1,2)", "(1,1),(0,0)")), Object.class))
			.isEqualTo(List.of(List.of("(3.0,4.0),(1.0,2.0)", "(1.0,1.0),(0.0,0.0)")));
	}

	@Test
	void sixDimensionsAreAllThereAre() {
		Object six = 1;
		for (int i = 0; i < 6; i++) {
			six = List.of(six);
		}
		Object seven = List.of(six);
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		PgType ints = this.catalog.type("_int4");

		assertThat(this.echo.of(ints, six, Object.class)).isEqualTo(six);
		assertThatThrownBy(() -> this.echo.serverSays(ints, seven)).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("more than 6");
		assertThatThrownBy(() -> this.echo.serverSays(ints, endless)).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("more than 6");
	}

	@Test
	void whatIsNotRectangularIsRefused() {
		PgType ints = this.catalog.type("_int4");

		for (Object ragged : List.of(List.of(List.of(77), List.of(77, 78)), List.of(77, List.of(78)),
				Arrays.asList(List.of(77), null), new int[][] { { 77 }, { 77, 78 } })) {
			assertThatThrownBy(() -> this.echo.serverSays(ints, ragged)).isInstanceOf(InvalidValueException.class)
				.hasMessageContaining("rectangular")
				.hasMessageNotContaining("77");
		}
	}

	@Test
	void anEmptyCollectionInsideAnotherIsRefused() {
		PgType ints = this.catalog.type("_int4");

		for (Object empty : List.of(List.of(List.of()), new int[2][0], List.of(List.of(List.of(1), List.of())))) {
			assertThatThrownBy(() -> this.echo.serverSays(ints, empty)).isInstanceOf(InvalidValueException.class)
				.hasMessageContaining("a collection inside it is empty");
		}
		assertThat(this.echo.serverSays(ints, List.of())).isEqualTo("integer[] {}");
		assertThat(this.echo.expression("'{}'::int4[]", ints, int[][].class)).isEqualTo(new int[0][]);
	}

	@Test
	void aValueOfOtherDimensionsThanAskedForIsRefused() {
		for (String name : List.of("int4", "numeric")) {
			PgType array = this.catalog.type('_' + name);

			assertThatThrownBy(() -> this.echo.expression("'{{77},{78}}'::" + name + "[]", array,
					new ParameterizedTypeReference<List<Integer>>() {
					}.getType()))
				.isInstanceOf(ValueConversionException.class)
				.hasMessageContaining("a value has 2 dimensions")
				.hasMessageNotContaining("77");
			assertThatThrownBy(() -> this.echo.expression("'{77}'::" + name + "[]", array, Integer[][].class))
				.isInstanceOf(ValueConversionException.class)
				.hasMessageContaining("a value has 1 dimension,")
				.hasMessageNotContaining("77");
		}
	}

	@Test
	void aCollectionIsOneElementWhereTheElementsTypeTakesIt() {
		PgType json = this.catalog.type("_jsonb");
		List<List<Integer>> lists = List.of(List.of(1, 2), List.of());

		assertThat(this.echo.serverSays(json, lists)).isEqualTo("jsonb[] {\"[1, 2]\",[]}");
		assertThat(this.echo.of(json, lists, new ParameterizedTypeReference<List<List<Integer>>>() {
		}.getType())).isEqualTo(lists);
	}

	@Test
	void parsingUndoesPrinting() {
		List<Object> hostile = Arrays.asList("", null, "NULL", "null", "{", "}", ",", ";", "\\", "\"", "\\\"", " a ",
				"\n", "😀");
		Elements flat = new Elements(List.of(hostile.size()), hostile);
		Elements grid = new Elements(List.of(2, 1, hostile.size() / 2), hostile);

		assertThat(ArrayText.parse(ArrayText.print(flat, ','), ',')).isEqualTo(flat);
		assertThat(ArrayText.parse(ArrayText.print(grid, ';'), ';')).isEqualTo(grid);
		assertThat(ArrayText.parse("{a,\"b c\",NULL,a\\,b}", ',').values()).containsExactly("a", "b c", null, "a,b");
		assertThat(ArrayText.parse("[2:3]={\"1\",NULL}", ',').values()).containsExactly("1", null);
		assertThat(ArrayText.parse("{{a},{b}}", ',')).isEqualTo(new Elements(List.of(2, 1), List.of("a", "b")));
		assertThat(ArrayText.parse("{}", ',')).isEqualTo(new Elements(List.of(), List.of()));
	}

	@Test
	void whatIsNoArrayIsNotParsed() {
		for (String broken : List.of("", "a", "{", "{a", "{\"a", "{a,", "{a\\", "{a}}", "{{a}", "{{}}", "{,}", "{a,}",
				"{{a},b}", "{{a},{b,c}}", "[1:1", "[1:1]=", "{\"a\"b}", "{{{{{{{a}}}}}}}",
				String.join("", Collections.nCopies(100_000, "{")))) {
			assertThatThrownBy(() -> ArrayText.parse(broken, ',')).isInstanceOf(IllegalArgumentException.class);
		}
	}

	enum Mood {

		HAPPY, @Label("so, so")
		SO_SO

	}

}
