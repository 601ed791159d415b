package io.fastpg.type;

import java.lang.invoke.MethodHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class ValueReaderTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Echo echo;

	@BeforeEach
	void open() {
		this.echo = new Echo(this.database.dataSource());
	}

	@Test
	void numbersAreConvertedWhereNothingIsLost() {
		assertSoftly((softly) -> {
			softly.assertThat(read("7::int2", "int2", int.class)).isEqualTo(7);
			softly.assertThat(read("7::int2", "int2", Short.class)).isEqualTo((short) 7);
			softly.assertThat(read("7::int4", "int4", long.class)).isEqualTo(7L);
			softly.assertThat(read("7::int4", "int4", byte.class)).isEqualTo((byte) 7);
			softly.assertThat(read("7::int8", "int8", int.class)).isEqualTo(7);
			softly.assertThat(read("7::int8", "int8", Integer.class)).isEqualTo(7);
			softly.assertThat(read("7::int8", "int8", BigInteger.class)).isEqualTo(BigInteger.valueOf(7));
			softly.assertThat(read("7.00::numeric", "numeric", int.class)).isEqualTo(7);
			softly.assertThat(read("7.25::numeric", "numeric", double.class)).isEqualTo(7.25);
			softly.assertThat(read("7.25::numeric", "numeric", String.class)).isEqualTo("7.25");
			softly.assertThat(read("7::float8", "float8", long.class)).isEqualTo(7L);
			softly.assertThat(read("0.1::float8", "float8", BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
			softly.assertThat(read("0.1::float4", "float4", float.class)).isEqualTo(0.1f);
			softly.assertThat(read("0.1::float4", "float4", double.class)).isEqualTo((double) 0.1f);
			softly.assertThat(read("0.1::float4", "float4", BigDecimal.class)).isEqualTo(new BigDecimal("0.1"));
			softly.assertThat(read("'NaN'::numeric", "numeric", Double.class)).isEqualTo(Double.NaN);
			softly.assertThat(read("'NaN'::numeric", "numeric", Object.class)).isEqualTo(Double.NaN);
			softly.assertThat(read("true", "bool", String.class)).isEqualTo("true");
			softly.assertThat(read("'x'::text", "text", char.class)).isEqualTo('x');
		});
	}

	@Test
	void numbersThatWouldLoseSomethingAreRefusedWithoutShowingThem() {
		assertRefused("3000000000::int8", "int8", int.class, "3000000000");
		assertRefused("3000000000::int8", "int8", Integer.class, "3000000000");
		assertRefused("70000::int4", "int4", short.class, "70000");
		assertRefused("1.9::numeric", "numeric", int.class, "1.9");
		assertRefused("1.9::numeric", "numeric", Long.class, "1.9");
		assertRefused("1.9::float8", "float8", int.class, "1.9");
		assertRefused("1e300::numeric", "numeric", float.class, "1e300");
		assertRefused("'NaN'::numeric", "numeric", BigDecimal.class, "NaN is");
		assertRefused("'Infinity'::float8", "float8", BigDecimal.class, "Infinity");
	}

	private void assertRefused(String sql, String type, Class<?> target, String value) {
		assertThatExceptionOfType(ValueConversionException.class).isThrownBy(() -> read(sql, type, target))
			.withMessageStartingWith("Cannot read column \"c\" (" + type + ") as " + target.getTypeName())
			.withMessageNotContaining(value)
			.withNoCause();
	}

	@Test
	void nullForAPrimitiveIsRefusedAndSaysWhatToUse() {
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("null::int4", "int4", int.class))
			.withMessage(
					"Cannot read column \"c\" (int4) as int: it is NULL. Use Integer, or make the column NOT NULL.");
		for (String type : new String[] { "int2", "int8", "float4", "float8", "numeric" }) {
			assertThatExceptionOfType(ValueConversionException.class)
				.isThrownBy(() -> read("null::" + type, type, double.class));
			assertThat(read("null::" + type, type, Long.class)).isNull();
		}
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("null::bool", "bool", boolean.class));
		assertThat(read("null::bool", "bool", Boolean.class)).isNull();
	}

	@Test
	void handlesOfPrimitivesReturnPrimitives() throws Throwable {
		MethodHandle handle = this.echo.types().reader(PgTypes.builtIn("int8"), long.class, "c").handle(2);

		long value;
		try (var connection = this.database.dataSource().getConnection();
				var statement = connection.prepareStatement("select 1, 7::int8");
				var resultSet = statement.executeQuery()) {
			resultSet.next();
			value = (long) handle.invokeExact(resultSet);
		}

		assertThat(value).isEqualTo(7);
		assertThat(this.echo.types().reader(PgTypes.builtIn("numeric"), int.class, "c").handle(1).type().returnType())
			.isEqualTo(int.class);
		assertThat(this.echo.types().reader(PgTypes.builtIn("text"), String.class, "c").handle(1).type().returnType())
			.isEqualTo(String.class);
	}

	@Test
	void enumsAreReadByTheNamesOfTheirConstants() {
		assertThat(read("'HAPPY'::text", "text", Mood.class)).isEqualTo(Mood.HAPPY);
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("'furious'::text", "text", Mood.class))
			.withMessageContaining("Mood")
			.withMessageNotContaining("furious");
	}

	@Test
	void instantsAreReadAsAnyClassThatIsAnInstant() {
		String sql = "timestamptz '2024-01-01 02:03:04.5+02'";

		assertThat(read(sql, "timestamptz", Instant.class)).isEqualTo(Instant.parse("2024-01-01T00:03:04.5Z"));
		assertThat(read(sql, "timestamptz", OffsetDateTime.class))
			.isEqualTo(OffsetDateTime.parse("2024-01-01T00:03:04.5Z"));
		assertThat(read(sql, "timestamptz", ZonedDateTime.class))
			.isEqualTo(ZonedDateTime.parse("2024-01-01T00:03:04.5Z"));
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("timestamptz 'infinity'", "timestamptz", ZonedDateTime.class));
	}

	@Test
	void theEndOfTheDayIsRefusedBecauseJavaDoesNotHaveIt() {
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("time '24:00'", "time", LocalTime.class))
			.withMessageContaining("24:00");
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> read("timetz '24:00:00+05:30'", "timetz", OffsetTime.class));
	}

	@Test
	void pairsWithoutAConversionAreRefusedBeforeAnythingIsRead() {
		assertSoftly((softly) -> {
			softly.assertThatThrownBy(() -> reader("timestamptz", LocalDateTime.class))
				.isInstanceOf(ValueConversionException.class)
				.hasMessage(
						"Cannot read column \"c\" (timestamptz) as java.time.LocalDateTime: there is no conversion. "
								+ "Supported are OffsetDateTime, Instant and ZonedDateTime. A timestamptz is an instant: "
								+ "use ZonedDateTime in a zone that you choose, or make the column timestamp.");
			softly.assertThatThrownBy(() -> reader("timestamp", Instant.class))
				.isInstanceOf(ValueConversionException.class);
			softly.assertThatThrownBy(() -> reader("text", int.class)).isInstanceOf(ValueConversionException.class);
			softly.assertThatThrownBy(() -> reader("int4", UUID.class)).isInstanceOf(ValueConversionException.class);
			softly.assertThatThrownBy(() -> reader("int4", boolean.class)).isInstanceOf(ValueConversionException.class);
			softly.assertThatThrownBy(() -> reader("timestamptz", java.util.Date.class))
				.isInstanceOf(ValueConversionException.class);
			softly
				.assertThatThrownBy(
						() -> this.echo.types().reader(PgTypes.arrayOf(PgTypes.builtIn("int4")), String.class, "c"))
				.isInstanceOf(ValueConversionException.class);
		});
	}

	private ValueReader reader(String type, Class<?> target) {
		return this.echo.types().reader(PgTypes.builtIn(type), target, "c");
	}

	private Object read(String sql, String type, Class<?> target) {
		return this.echo.expression(sql, PgTypes.builtIn(type), target);
	}

	enum Mood {

		HAPPY {
			@Override
			public String toString() {
				return "another text";
			}
		}

	}

}
