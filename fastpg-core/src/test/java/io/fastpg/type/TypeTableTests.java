package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Optional;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;
import io.fastpg.type.TypeTable.TypeRow;

import static org.assertj.core.api.SoftAssertions.assertSoftly;

/** Every type of docs/types.md, both ways, in text and in binary. */
class TypeTableTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create type mood as enum ('FIRST', 'so \"so\"')",
			"create domain weight as numeric(6,2) check (value > 0)", "create type place as (lat float8, town text)");

	private Echo echo;

	@BeforeEach
	void open() {
		this.database.executeAsSuperuser("create extension hstore; create extension citext");
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void everyValueComesBackAsItWasSent() {
		assertSoftly((softly) -> TypeTable.rows()
			.forEach((row) -> row.values()
				.forEach((value) -> softly.assertThat(this.echo.of(row.type(), value, TypeRow.target(value)))
					.as(row + ": " + value)
					.isEqualTo(value))));
	}

	@Test
	void everyValueIsWhatTheServerCallsIt() {
		assertSoftly((softly) -> TypeTable.rows()
			.forEach((row) -> row.values()
				.stream()
				.filter(String.class::isInstance)
				.forEach((value) -> softly
					.assertThat(this.echo.expression(literal((String) value, row.type()), row.type(), String.class))
					.as(row + ": " + value)
					.isEqualTo(value))));
	}

	private static String literal(String value, PgType type) {
		return "'" + value.replace("'", "''") + "'::" + type.sql();
	}

	@Test
	void aRowHoldsWhatThePageSays() {
		assertSoftly((softly) -> TypeTable.rows()
			.forEach((row) -> row.values()
				.stream()
				.filter((value) -> !(value instanceof Double && row.name().startsWith("numeric")))
				.forEach((value) -> softly.assertThat(this.echo.of(row.type(), value, Object.class))
					.as(row + ": " + value)
					.isInstanceOf(defaultClass(row.type())))));
	}

	private Class<?> defaultClass(PgType type) {
		return ResolvableType.forType(this.echo.types().defaultJavaType(type)).toClass();
	}

	@Test
	void nullIsNullOfThatType() {
		assertSoftly((softly) -> TypeTable.rows().forEach((row) -> {
			PgType type = row.type();
			Type optional = ResolvableType
				.forClassWithGenerics(Optional.class, ResolvableType.forType(this.echo.types().defaultJavaType(type)))
				.getType();
			softly.assertThat(this.echo.of(type, null, Object.class)).as(row.name()).isNull();
			softly.assertThat(this.echo.of(type, Optional.empty(), optional))
				.as(row.name())
				.isEqualTo(Optional.empty());
			softly.assertThat(this.echo.serverSays(type, null)).as(row.name()).endsWith(" NULL");
		}));
	}

	@Test
	void arraysOfEveryValueAndNullComeBackAsTheyWereSent() {
		assertSoftly((softly) -> TypeTable.rows()
			.forEach((row) -> targets(row).forEach((target) -> softly
				.assertThat(this.echo.of(PgTypes.arrayOf(row.type()), row.array(target), target.arrayType()))
				.as(row + " as " + target.getSimpleName())
				.isEqualTo(row.array(target)))));
	}

	private static Stream<Class<?>> targets(TypeRow row) {
		return row.values().stream().<Class<?>>map(TypeRow::target).distinct();
	}

	@Test
	void aRowHoldsArraysAsLists() {
		assertSoftly((softly) -> TypeTable.rows()
			.stream()
			.filter((row) -> !row.type().is("bytea")) // its elements are equal to no
														// others
			.forEach((row) -> targets(row).forEach((target) -> {
				Object list = this.echo.of(PgTypes.arrayOf(row.type()), row.array(target), Object.class);
				softly.assertThat(list)
					.as(row + " as " + target.getSimpleName())
					.asInstanceOf(InstanceOfAssertFactories.LIST)
					.hasSameSizeAs((Object[]) row.array(target))
					.allMatch((element) -> element == null || defaultClass(row.type()).isInstance(element)
							|| row.type().is("numeric"));
			})));
	}

}
