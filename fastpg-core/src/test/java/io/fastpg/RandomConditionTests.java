package io.fastpg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static io.fastpg.Condition.col;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A thousand random conditions against rows with NULLs, each also worked out in Java by
 * the rules of three-valued logic.
 */
class RandomConditionTests {

	private static final List<String> TEXTS = List.of("", "a", "ab", "B", "a%b", "_", "\\", "it's", "\"q\"", "ä");

	private static final List<String> PATTERNS = List.of("", "%", "a%", "%b", "_", "a\\%b", "\\\\", "%\\_%", "A_");

	private static final List<Instant> TIMES = List.of(Instant.EPOCH, Instant.parse("2024-02-29T12:00:00.123456Z"),
			Instant.parse("1969-01-01T00:00:00Z"));

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type mood as enum ('calm', 'wild', 'angry');
			create table thing (id int primary key, number int, name text collate "C", kind mood, seen timestamptz)""");

	private final Random random = new Random(20261122);

	@Test
	void aConditionMeansOnTheServerWhatItMeansInJava() {
		Table<Thing> things = Database.of(this.database.dataSource()).table(Thing.class);
		List<Thing> rows = new ArrayList<>();
		for (int id = 0; id < 40; id++) {
			Thing row = new Thing(id, orNull(this.random.nextInt(5)), orNull(pick(TEXTS)), orNull(pick(Mood.values())),
					orNull(pick(TIMES.toArray(Instant[]::new))));
			things.insert(row);
			rows.add(row);
		}
		int some = 0;

		for (int i = 0; i < 1000; i++) {
			Both both = condition(3);
			List<Thing> expected = rows.stream().filter((row) -> Boolean.TRUE.equals(both.java().apply(row))).toList();
			assertThat(things.where(both.sql()).orderBy("id").list()).as(both.sql().toString())
				.containsExactlyElementsOf(expected);
			some += (expected.isEmpty() || expected.size() == rows.size()) ? 0 : 1;
		}

		assertThat(some).isGreaterThan(500);
	}

	private Both condition(int depth) {
		if (depth == 0 || this.random.nextInt(3) == 0) {
			return switch (this.random.nextInt(4)) {
				case 0 -> comparison("number", Thing::number, this.random.nextInt(5), this.random.nextInt(5));
				case 1 ->
					this.random.nextBoolean() ? text() : comparison("name", Thing::name, pick(TEXTS), pick(TEXTS));
				case 2 -> comparison("kind", Thing::kind, pick(Mood.values()), pick(Mood.values()));
				default -> comparison("seen", Thing::seen, pick(TIMES), pick(TIMES));
			};
		}
		Both left = condition(depth - 1);
		Both right = condition(depth - 1);
		return switch (this.random.nextInt(4)) {
			case 0 ->
				new Both(left.sql().and(right.sql()), (row) -> and(left.java().apply(row), right.java().apply(row)));
			case 1 -> new Both(left.sql().or(right.sql()),
					(row) -> not(and(not(left.java().apply(row)), not(right.java().apply(row)))));
			case 2 -> new Both(left.sql().not(), (row) -> not(left.java().apply(row)));
			default -> new Both(Condition.all(left.sql(), right.sql().not(), left.sql()),
					(row) -> and(left.java().apply(row), not(right.java().apply(row))));
		};
	}

	private <V extends Comparable<? super V>> Both comparison(String name, Function<Thing, @Nullable V> value, V a,
			V b) {
		ConditionColumn column = col(name);
		return switch (this.random.nextInt(12)) {
			case 0 -> ordered(column.eq(a), value, a, (order) -> order == 0);
			case 1 -> ordered(column.ne(a), value, a, (order) -> order != 0);
			case 2 -> ordered(column.lt(a), value, a, (order) -> order < 0);
			case 3 -> ordered(column.le(a), value, a, (order) -> order <= 0);
			case 4 -> ordered(column.gt(a), value, a, (order) -> order > 0);
			case 5 -> ordered(column.ge(a), value, a, (order) -> order >= 0);
			case 6 -> known(column.between(a, b), value, (v) -> v.compareTo(a) >= 0 && v.compareTo(b) <= 0);
			case 7 -> known(column.in(List.of(a, b)), value, (v) -> v.equals(a) || v.equals(b));
			case 8 -> known(column.notIn(List.of(a, b)), value, (v) -> !v.equals(a) && !v.equals(b));
			case 9 -> new Both(column.isNull(), (row) -> value.apply(row) == null);
			case 10 -> new Both(column.isNotNull(), (row) -> value.apply(row) != null);
			default -> new Both(column.isDistinctFrom(a), (row) -> !Objects.equals(value.apply(row), a));
		};
	}

	private Both text() {
		String text = pick(TEXTS);
		String pattern = pick(PATTERNS);
		ConditionColumn column = col("name");
		return switch (this.random.nextInt(6)) {
			case 0 -> known(column.like(pattern), Thing::name, (v) -> like(pattern, v, Pattern.DOTALL));
			case 1 -> known(column.ilike(pattern), Thing::name,
					(v) -> like(pattern, v, Pattern.DOTALL | Pattern.CASE_INSENSITIVE));
			case 2 -> known(column.startsWith(text), Thing::name, (v) -> v.startsWith(text));
			case 3 -> new Both(column.in(List.of()), (row) -> false);
			case 4 -> new Both(column.notIn(List.of()), (row) -> true);
			default -> known(column.contains(text), Thing::name, (v) -> v.contains(text));
		};
	}

	private static <V extends Comparable<? super V>> Both ordered(Condition sql, Function<Thing, @Nullable V> value,
			V other, IntPredicate order) {
		return known(sql, value, (v) -> order.test(v.compareTo(other)));
	}

	private static <V> Both known(Condition sql, Function<Thing, @Nullable V> value, Function<V, Boolean> java) {
		return new Both(sql, (row) -> {
			V found = value.apply(row);
			return (found != null) ? java.apply(found) : null;
		});
	}

	private static boolean like(String pattern, String text, int flags) {
		StringBuilder regex = new StringBuilder();
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			regex.append((c == '%') ? ".*"
					: (c == '_') ? "." : Pattern.quote(String.valueOf((c == '\\') ? pattern.charAt(++i) : c)));
		}
		return Pattern.compile(regex.toString(), flags).matcher(text).matches();
	}

	private static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
		if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
			return false;
		}
		return (left == null || right == null) ? null : Boolean.valueOf(true);
	}

	private static @Nullable Boolean not(@Nullable Boolean value) {
		return (value == null) ? null : Boolean.valueOf(!value);
	}

	private <V> @Nullable V orNull(V value) {
		return (this.random.nextInt(5) == 0) ? null : value;
	}

	private <V> V pick(List<V> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private <V> V pick(V[] values) {
		return pick(Arrays.asList(values));
	}

	private record Both(Condition sql, Function<Thing, @Nullable Boolean> java) {
	}

	record Thing(int id, @Nullable Integer number, @Nullable String name, @Nullable Mood kind, @Nullable Instant seen) {
	}

	enum Mood {

		calm, wild, angry

	}

}
