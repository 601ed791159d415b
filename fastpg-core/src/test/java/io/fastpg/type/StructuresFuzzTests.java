package io.fastpg.type;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.testing.Cases;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Random arrays, rows and ranges of random text. */
class StructuresFuzzTests {

	private static final String MARKS = "{}()[],;\"\\ =:aN\n";

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"create type span as range (subtype = text, collation = \"C\", multirange_type_name = spans)",
			"create type pair as (a text, b text[])",
			"create type nest as (pair pair, pairs pair[], span span, spans span[])");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void arraysOfAnyDimensionsComeBackAsTheyWereSent() {
		PgType type = this.catalog.type("_text");
		Arbitrary<Object> arrays = Arbitraries.integers()
			.between(1, 3)
			.list()
			.ofMinSize(1)
			.ofMaxSize(6)
			.flatMap((lengths) -> texts().list()
				.ofSize(lengths.stream().reduce(1, (a, b) -> a * b))
				.map((texts) -> nested(texts, lengths)));

		Cases.check(arrays, 40, (array) -> assertThat(this.echo.of(type, array, Object.class)).isEqualTo(array));
	}

	private static Object nested(List<@Nullable String> texts, List<Integer> lengths) {
		if (lengths.size() == 1) {
			return texts;
		}
		int size = texts.size() / lengths.get(0);
		List<Object> parts = new ArrayList<>();
		for (int i = 0; i < lengths.get(0); i++) {
			parts.add(nested(texts.subList(i * size, (i + 1) * size), lengths.subList(1, lengths.size())));
		}
		return parts;
	}

	@Test
	void rowsInRowsComeBackAsTheyWereSent() {
		PgType type = this.catalog.type("nest");
		Arbitrary<Pair> pairs = Combinators.combine(texts(), texts().list().ofMaxSize(3)).as(Pair::new);
		Arbitrary<Nest> nests = Combinators
			.combine(pairs.injectNull(0.2), pairs.injectNull(0.2).list().ofMaxSize(3), ranges().injectNull(0.2),
					ranges().injectNull(0.2).list().ofMaxSize(3))
			.as(Nest::new);

		Cases.check(nests, 60, (nest) -> {
			assertThat(this.echo.of(type, nest, Nest.class)).isEqualTo(nest);
			assertThat(this.echo.of(type, this.echo.of(type, nest, Object.class), Nest.class)).isEqualTo(nest);
		});
	}

	@Test
	void multirangesComeBackAsTheServerUnitesThem() {
		PgType type = this.catalog.type("spans");

		Cases.check(ranges().list().ofMaxSize(4), 60, (sent) -> {
			Object united = this.echo.of(type, sent, Object.class);
			assertThat(this.echo.of(type, united, Object.class)).isEqualTo(united);
		});
	}

	/** Ranges that the server does not write in another way. */
	private static Arbitrary<Range<String>> ranges() {
		Arbitrary<String> bounds = texts();
		return Combinators.combine(bounds, bounds, Arbitraries.of(true, false), Arbitraries.of(true, false))
			.as((a, b, lowerInclusive, upperInclusive) -> {
				if (a == null || b == null) {
					return Range.of(a, lowerInclusive, b, upperInclusive);
				}
				int order = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8),
						b.getBytes(StandardCharsets.UTF_8));
				if (order == 0) {
					return (lowerInclusive && upperInclusive) ? Range.closed(a, b) : Range.<String>empty();
				}
				return (order < 0) ? Range.of(a, lowerInclusive, b, upperInclusive)
						: Range.of(b, lowerInclusive, a, upperInclusive);
			});
	}

	@Test
	void parsersRefuseWhatTheyCannotReadAndNeverHang() {
		Arbitrary<String> texts = Arbitraries.strings().withChars(MARKS).ofMaxLength(40);
		List<Consumer<String>> parsers = List.of((text) -> ArrayText.parse(text, ','), RowText::parse, RangeText::split,
				(text) -> RangeText.parse(text, (bound) -> bound));

		Cases.check(texts, 20_000, (text) -> {
			for (Consumer<String> parser : parsers) {
				try {
					parser.accept(text);
				}
				catch (IllegalArgumentException ex) {
					assertThat(ex).isExactlyInstanceOf(IllegalArgumentException.class);
				}
			}
		});
	}

	@Test
	void readersFailInNoOtherWayThanOurs() {
		Arbitrary<String> texts = Arbitraries.strings().withChars(MARKS + "0123456789-/empty").ofMaxLength(30);
		Map<String, Class<?>> targets = new LinkedHashMap<>(Map.of("nest", Nest.class, "_nest", Nest[].class, "spans",
				List.class, "_int4range", Object.class, "datemultirange", Object.class, "_tstzrange", Object.class,
				"_timestamptz", Object.class, "_numeric", int[][].class, "_jsonb", Object.class, "_bool", List.class));
		List<ElementReader> readers = new ArrayList<>();
		targets.forEach((name, target) -> {
			PgType type = this.catalog.type(name);
			readers.add(this.echo.types()
				.elementReader(type, ResolvableType.forClass(target), new Reading("c", type, target)));
		});

		Cases.check(texts, 5_000, (text) -> {
			for (ElementReader reader : readers) {
				try {
					reader.read(text);
				}
				catch (ValueConversionException ex) {
					assertThat(ex.getMessage()).startsWith("Cannot read column \"c\"");
				}
			}
		});
	}

	private static Arbitrary<@Nullable String> texts() {
		StringArbitrary marks = Arbitraries.strings().withChars(MARKS).ofMaxLength(6);
		StringArbitrary any = Arbitraries.strings()
			.withCharRange('\u0001', '\ud7ff')
			.withCharRange('\ue000', '\uffff')
			.ofMaxLength(6);
		return Arbitraries.oneOf(marks, any, Arbitraries.of("NULL", "null", "empty", "", "\\\\\"", "😀"))
			.injectNull(0.1);
	}

	record Pair(@Nullable String a, List<@Nullable String> b) {

	}

	record Nest(@Nullable Pair pair, List<@Nullable Pair> pairs, @Nullable Range<String> span,
			List<@Nullable Range<String>> spans) {

		Nest {
			pairs = Collections.unmodifiableList(pairs);
		}

	}

}
