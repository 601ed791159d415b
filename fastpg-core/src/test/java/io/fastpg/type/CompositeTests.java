package io.fastpg.type;

import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ResolvableType;

import io.fastpg.mapping.Column;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

/** Row types and the records, beans and maps that they are. */
class CompositeTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type mood as enum ('sad', 'so so');
			create type note as (title text, "Body Text" text);
			create domain memo as note;
			create type spot as (x int, y int);
			create type route as (a spot, b spot, name text);
			create type everything as (id bigint, moods mood[], extra jsonb, during tstzrange, days int4multirange,
				born date, path spot[], grid int[], flag boolean, raw text, memo memo)""");

	private Echo echo;

	private Catalog catalog;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
		this.catalog = new Catalog(this.database);
	}

	@Test
	void hostileTextSurvivesInEveryForm() {
		PgType type = this.catalog.type("note");
		List<@Nullable String> hostile = Arrays.asList("", null, " ", "NULL", "\"", "\"\"", "\\", "\\\\\"", "(", ")",
				",", "(,)", "a,b", " a ", "\n\t", "{}", "日本 😀", "()");

		assertSoftly((softly) -> hostile.forEach((title) -> hostile.forEach((body) -> {
			Note note = new Note(title, body);
			softly.assertThat(this.echo.of(type, note, String.class))
				.isEqualTo(this.echo.of(type, map(note), String.class));
			softly.assertThat(this.echo.expression(literal(note), type, Note.class)).isEqualTo(note);
		})));
		for (String text : hostile) {
			Note note = new Note(text, text);
			assertThat(this.echo.of(type, note, Note.class)).isEqualTo(note);
			assertThat(this.echo.of(type, map(note), Object.class)).isEqualTo(map(note));
			assertThat(this.echo.of(this.catalog.type("memo"), note, Note.class)).isEqualTo(note);
		}
	}

	private static String literal(Note note) {
		return "row(" + quoted(note.title()) + ", " + quoted(note.bodyText()) + ")::note";
	}

	private static String quoted(@Nullable String text) {
		return (text != null) ? "'" + text + "'" : "null";
	}

	private static Map<String, @Nullable Object> map(Note note) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("title", note.title());
		map.put("Body Text", note.bodyText());
		return map;
	}

	@Test
	void aRowOfNullsIsNotNull() {
		PgType type = this.catalog.type("note");

		assertThat(this.echo.of(type, null, Note.class)).isNull();
		assertThat(this.echo.of(type, Optional.empty(), Object.class)).isNull();
		assertThat(this.echo.of(type, new Note(null, null), Note.class)).isEqualTo(new Note(null, null));
		assertThat(this.echo.serverSays(type, new Note(null, ""))).isEqualTo("note (,\"\")");
		assertThat(this.echo.of(type, new Note(null, null), optional(Note.class)))
			.isEqualTo(Optional.of(new Note(null, null)));
		assertThat(this.echo.of(type, null, optional(Note.class))).isEqualTo(Optional.empty());
	}

	@Test
	void rowsMayHoldRowsAndArraysOfThem() {
		PgType type = this.catalog.type("route");
		Line line = new Line(new Point(1, 2), null, "\"a\\");
		List<Line> lines = Arrays.asList(line, null, new Line(null, new Point(0, -1), null));

		assertThat(this.echo.of(type, line, Line.class)).isEqualTo(line);
		assertThat(this.echo.of(this.catalog.type("_route"), lines, list(Line.class))).isEqualTo(lines);
		assertThat(this.echo.of(this.catalog.type("_route"), List.of(lines, lines), Line[][].class))
			.isEqualTo(new Line[][] { lines.toArray(Line[]::new), lines.toArray(Line[]::new) });
		Map<String, @Nullable Object> map = new HashMap<>();
		map.put("a", Map.of("x", 1, "y", 2));
		map.put("b", null);
		map.put("name", "\"a\\");
		assertThat(this.echo.of(type, map, Object.class)).isEqualTo(map);
	}

	@Test
	void attributesAreOfEveryKind() {
		PgType type = this.catalog.type("everything");
		Everything value = new Everything(7, Arrays.asList(Mood.SO_SO, null), new Extra("a\"b", List.of(1, 2)),
				Range.closedOpen(Instant.EPOCH, Instant.MAX), List.of(Range.closedOpen(1, 2)), LocalDate.of(-43, 3, 15),
				List.of(new Point(1, 2)), List.of(List.of(1, 2), List.of(3, 4)), true, Optional.of("\\x01ff"),
				new Note("(", null));
		Everything empty = new Everything(0, List.of(), null, Range.empty(), List.of(), LocalDate.MAX, null, null, null,
				Optional.empty(), null);

		assertThat(this.echo.of(type, value, Everything.class)).isEqualTo(value);
		assertThat(this.echo.of(type, empty, Everything.class)).isEqualTo(empty);
		assertThat(this.echo.of(this.catalog.type("_everything"), List.of(value, empty), list(Everything.class)))
			.isEqualTo(List.of(value, empty));
		Map<?, ?> map = (Map<?, ?>) this.echo.of(type, value, Object.class);
		assertThat(map.keySet()).map(Object::toString)
			.containsExactly("id", "moods", "extra", "during", "days", "born", "path", "grid", "flag", "raw", "memo");
		assertThat(map.get("id")).isEqualTo(7L);
		assertThat(map.get("moods")).isEqualTo(Arrays.asList("so so", null));
		assertThat(map.get("path")).isEqualTo(List.of(Map.of("x", 1, "y", 2)));
		assertThat(this.echo.of(type, map, Everything.class)).isEqualTo(value);
	}

	@Test
	void beansAndClassesWithOneConstructorAreRowsToo() {
		PgType type = this.catalog.type("spot");
		Bean bean = new Bean();
		bean.setY(3);

		Bean read = (Bean) this.echo.of(type, bean, Bean.class);

		assertThat(this.echo.serverSays(type, bean)).isEqualTo("spot (,3)");
		assertThat(read.getX()).isNull();
		assertThat(read.getY()).isEqualTo(3);
	}

	@Test
	void aMapReadIsUnmodifiable() {
		Map<?, ?> map = (Map<?, ?>) this.echo.of(this.catalog.type("spot"), Map.of(), Map.class);

		assertThat(map).hasSize(2);
		assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void anonymousRowsAreText() {
		PgType record = this.catalog.type("record");

		assertThat(this.echo.expression("row(1, 'a b')", record, String.class)).isEqualTo("(1,\"a b\")");
		assertThat(this.echo.expression("row(1, 'a b')", record, Object.class)).isEqualTo("(1,\"a b\")");
	}

	@Test
	void textIsTakenAndGivenAsItIs() {
		assertThat(this.echo.of(this.catalog.type("spot"), "(1,)", String.class)).isEqualTo("(1,)");
		assertThat(this.echo.types().defaultJavaType(this.catalog.type("spot")).getTypeName())
			.isEqualTo("java.util.Map<java.lang.String, java.lang.Object>");
		assertThat(PgTypes.arrayOf(this.catalog.type("spot"))).hasToString("spot[]");
	}

	@Test
	void parsingUndoesPrinting() {
		for (List<@Nullable String> row : List.of(Arrays.asList("", null), Arrays.asList(null, "(),\"\\"),
				Collections.<@Nullable String>singletonList(null), List.of("a"))) {
			assertThat(RowText.parse(RowText.print(row))).isEqualTo(row);
		}
		assertThat(RowText.parse("(a\"b\"\"c\"d,e\\,f)")).containsExactly("ab\"cd", "e,f");
		for (String broken : List.of("", "(", "(a", "a)", "(\"a)", "(a\\", "(a)b", "(a,")) {
			assertThatThrownBy(() -> RowText.parse(broken)).as(broken).isInstanceOf(IllegalArgumentException.class);
		}
	}

	private static Type list(Class<?> element) {
		return ResolvableType.forClassWithGenerics(List.class, element).getType();
	}

	private static Type optional(Class<?> element) {
		return ResolvableType.forClassWithGenerics(Optional.class, element).getType();
	}

	record Note(@Nullable String title, @Column("Body Text") @Nullable String bodyText) {

	}

	record Point(int x, int y) {

	}

	record Line(@Nullable Point a, @Nullable Point b, @Nullable String name) {

	}

	record Extra(String text, List<Integer> numbers) {

	}

	record Everything(long id, List<Mood> moods, @Nullable Extra extra, Range<Instant> during,
			List<Range<Integer>> days, LocalDate born, @Nullable List<Point> path, @Nullable List<List<Integer>> grid,
			@Nullable Boolean flag, @Column("raw") Optional<String> bytes, @Nullable Note memo) {

	}

	enum Mood {

		SAD, SO_SO

	}

	public static class Bean {

		private @Nullable Integer x;

		private int y;

		private final List<String> changes = new ArrayList<>();

		public @Nullable Integer getX() {
			return this.x;
		}

		public void setX(@Nullable Integer x) {
			this.x = x;
		}

		public int getY() {
			return this.y;
		}

		public void setY(int y) {
			this.y = y;
		}

		public List<String> getChanges() {
			return this.changes;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Bean bean && Objects.equals(this.x, bean.x) && this.y == bean.y;
		}

		@Override
		public int hashCode() {
			return this.y;
		}

	}

}
