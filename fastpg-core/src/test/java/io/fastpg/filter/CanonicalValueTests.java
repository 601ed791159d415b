package io.fastpg.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;
import io.fastpg.testing.PgTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CanonicalValueTests {

	private static final Relation TABLE = new Relation(new TableName("public", "cat"), Relation.Kind.TABLE, true,
			List.of(), List.of(), List.of(), List.of(), null);

	private static final UUID ID = UUID.fromString("0a0b0c0d-0000-4000-8000-00000000000a");

	@ParameterizedTest
	@MethodSource
	void aCanonicalValueIsTakenInTheFormOfItsType(PgType type, Object value, Object canonical) {
		assertThat(CanonicalValue.of(TABLE, column(type), value)).isEqualTo(canonical);
	}

	static Stream<Arguments> aCanonicalValueIsTakenInTheFormOfItsType() {
		PgType mood = PgTypes.enumeration("mood", "calm", "wild");
		return Stream.of(arguments(type("int4"), 7, 7), arguments(type("int4"), 7L, 7), arguments(type("int4"), "7", 7),
				arguments(type("int4"), "-7", -7), arguments(type("int4"), (short) 7, 7),
				arguments(type("int4"), BigInteger.TEN, 10), arguments(type("int2"), 32767, 32767),
				arguments(type("int8"), 7, 7L), arguments(type("int8"), "9223372036854775807", Long.MAX_VALUE),
				arguments(type("numeric"), "1.5", new BigDecimal("1.5")),
				arguments(type("numeric"), new BigDecimal("1.50"), new BigDecimal("1.5")),
				arguments(type("numeric"), new BigDecimal("1E2"), new BigDecimal("100")),
				arguments(type("numeric"), 100, new BigDecimal("100")), arguments(type("text"), "acme", "acme"),
				arguments(type("text"), "", ""), arguments(type("text"), " Ünï ", " Ünï "),
				arguments(type("varchar"), "7", "7"), arguments(type("bpchar"), " a", " a"),
				arguments(type("uuid"), ID, ID), arguments(type("uuid"), ID.toString(), ID),
				arguments(type("bool"), true, true), arguments(type("bool"), "false", false),
				arguments(type("date"), "2026-02-28", LocalDate.of(2026, 2, 28)),
				arguments(type("date"), LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 28)),
				arguments(mood, "calm", "calm"), arguments(mood, Mood.wild, "wild"),
				arguments(PgTypes.domain("tenant", type("int4")), "7", 7));
	}

	@ParameterizedTest
	@MethodSource
	void whatOnlyLooksLikeAValueIsRefusedAndNotRepeated(PgType type, Object value) {
		assertThatThrownBy(() -> CanonicalValue.of(TABLE, column(type), value)).isInstanceOf(RowFilterException.class)
			.hasMessageContaining("\"uid\" of \"cat\"")
			.hasMessageContaining(value.getClass().getSimpleName())
			.hasMessageNotContaining("secret");
	}

	static Stream<Arguments> whatOnlyLooksLikeAValueIsRefusedAndNotRepeated() {
		PgType mood = PgTypes.enumeration("mood", "calm", "wild");
		return Stream.concat(
				Stream
					.of("", " 1", "1 ", "01", "+1", "-0", "1.0", "1e3", "0x1", "1_000", "secret", "2147483648",
							"-2147483649", "٣", "1\n", 2147483648L, 1.0, true, BigDecimal.ONE, List.of(1))
					.map((value) -> arguments(type("int4"), value)),
				Stream.of(arguments(type("int2"), 32768), arguments(type("int8"), "9223372036854775808"),
						arguments(type("numeric"), "1.50"), arguments(type("numeric"), "1e2"),
						arguments(type("numeric"), "NaN"), arguments(type("numeric"), 1.5),
						arguments(type("numeric"), "-0"), arguments(type("text"), 7),
						arguments(type("text"), "a\0secret"), arguments(type("text"), "secret\ud800"),
						arguments(type("bpchar"), "secret "),
						arguments(type("uuid"), ID.toString().toUpperCase(java.util.Locale.ROOT)),
						arguments(type("uuid"), "{" + ID + "}"), arguments(type("uuid"), "1-1-1-1-1"),
						arguments(type("bool"), "t"), arguments(type("bool"), "TRUE"), arguments(type("bool"), 1),
						arguments(type("date"), "2026-2-28"), arguments(type("date"), "2026-02-30"),
						arguments(type("date"), "infinity"), arguments(mood, "secret"), arguments(mood, "CALM"),
						arguments(mood, " calm")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jsonb", "float8", "timestamptz", "bytea", "name", "inet" })
	void aColumnWhoseValuesHaveSeveralFormsCannotCarryAFilter(String type) {
		assertThatThrownBy(() -> CanonicalValue.of(TABLE, column(type(type)), "1")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"uid\" of \"cat\"")
			.hasMessageContaining(type);
	}

	@Test
	void aShortTextForAnEndlessNumberIsRefusedAtOnce() {
		assertThatThrownBy(() -> CanonicalValue.of(TABLE, column(type("numeric")), "1e999999999"))
			.isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> CanonicalValue.of(TABLE, column(type("numeric")), "1e-999999999"))
			.isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> CanonicalValue.of(TABLE, column(type("numeric")), new BigDecimal("1e999999999")))
			.isInstanceOf(RowFilterException.class);
	}

	private static PgType type(String name) {
		return PgTypes.builtIn(name);
	}

	private static Column column(PgType type) {
		@Nullable String none = null;
		return new Column("uid", type, type.name(), false, none, Column.Identity.NONE, false, true, none);
	}

	enum Mood {

		calm, wild

	}

}
