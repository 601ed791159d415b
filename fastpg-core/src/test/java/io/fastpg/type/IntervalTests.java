package io.fastpg.type;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

class IntervalTests {

	private static final PgType INTERVAL = PgTypes.builtIn("interval");

	private static final List<Interval> INTERVALS = List.of(Interval.ZERO, Interval.INFINITY,
			Interval.NEGATIVE_INFINITY, Interval.of(1, 2, 3), Interval.of(-1, -2, -3), Interval.of(1, -1, 0),
			Interval.of(-14, 3, -1), Interval.of(14, 0, 0), Interval.of(-14, 0, 0), Interval.of(0, 3, 0),
			Interval.of(0, -3, 0), Interval.of(0, 0, 500_000), Interval.of(0, 0, -500_000), Interval.of(0, 0, -1),
			Interval.of(0, 1, 60_000_000), Interval.of(0, -1, -60_000_000), Interval.of(0, -1, 60_000_000),
			Interval.of(0, 1, -3_661_500_000L), Interval.of(1, 0, -3_600_000_000L), Interval.of(0, 0, 3_600_000_000L),
			Interval.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE - 1),
			Interval.of(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE + 1), Interval.of(Integer.MIN_VALUE, 0, 0),
			Interval.of(0, Integer.MIN_VALUE, 0), Interval.of(0, 0, Long.MIN_VALUE), Interval.of(0, 0, Long.MAX_VALUE),
			Interval.of(178_000_000 * 12, 0, 0), Interval.of(-178_000_000 * 12, 0, 0),
			Interval.of(Integer.MIN_VALUE, Integer.MAX_VALUE, Long.MIN_VALUE));

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void everyStyleOfASessionIsReadExactly() {
		for (String style : List.of("postgres", "postgres_verbose", "sql_standard", "iso_8601")) {
			this.database.execute("alter database " + this.database.name() + " set intervalstyle = " + style);
			this.database.dataSource().getHikariPoolMXBean().softEvictConnections();
			Echo echo = new Echo(this.database.dataSource());

			assertSoftly((softly) -> INTERVALS
				.forEach((interval) -> softly.assertThat(echo.of(INTERVAL, interval, Interval.class))
					.as(style + ": " + interval)
					.isEqualTo(interval)));
			assertThat(echo.expression("current_setting('IntervalStyle')", PgType.TEXT, String.class)).isEqualTo(style);
		}
	}

	@Test
	void itsTextIsThatOfTheServerInIsoStyle() {
		this.database.execute("alter database " + this.database.name() + " set intervalstyle = iso_8601");
		this.database.dataSource().getHikariPoolMXBean().softEvictConnections();
		Echo echo = new Echo(this.database.dataSource());

		assertSoftly((softly) -> INTERVALS.forEach((interval) -> softly.assertThat(echo.serverSays(INTERVAL, interval))
			.isEqualTo("interval " + interval)));
	}

	@Test
	void theTextOfEachIntervalIsParsedBack() {
		assertThat(INTERVALS)
			.allSatisfy((interval) -> assertThat(Interval.parse(interval.toString())).isEqualTo(interval)
				.hasSameHashCodeAs(interval));
	}

	@Test
	void theTextOfDurationsAndPeriodsIsParsed() {
		Duration duration = Duration.ofMillis(-3_661_500);
		Period period = Period.of(1, -2, 3);

		assertThat(Interval.parse(duration.toString()).toDuration()).isEqualTo(duration);
		assertThat(Interval.parse(period.toString())).isEqualTo(Interval.of(period));
	}

	@Test
	void textOfTwoMeaningsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Interval.parse("-77 2:00:00"))
			.withMessageContaining("IntervalStyle")
			.withMessageNotContaining("77");
		assertThat(Interval.parse("-1 days +02:00:00")).isEqualTo(Interval.of(0, -1, 7_200_000_000L));
	}

	@Test
	void textThatIsNoIntervalIsRefusedWithoutShowingIt() {
		assertSoftly((softly) -> Stream
			.of("", "P", "PT", "ago", "@", "secret77", "1 fortnight", "P0.5D", "PT0.1234567S", "1 year ago 2",
					"99999999999 days", "P2147483648M", "PT2562047789H", "99999999999999999999 days", "1-2-3", "1",
					"NaN")
			.forEach((text) -> softly.assertThatThrownBy(() -> Interval.parse(text))
				.as(text)
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageNotContaining("77")
				.hasNoCause()));
	}

	@Test
	void durationsAndPeriodsAreExactOrRefused() {
		assertThat(Interval.of(Duration.ofSeconds(-1, 999_999_000)).micros()).isEqualTo(-1);
		assertThat(Interval.of(0, 0, Long.MIN_VALUE).toDuration())
			.satisfies((duration) -> assertThat(Interval.of(duration).micros()).isEqualTo(Long.MIN_VALUE));
		assertThat(Interval.of(-14, 3, 0).toPeriod()).isEqualTo(Period.of(-1, -2, 3));
		assertSoftly((softly) -> Stream
			.<Runnable>of(() -> Interval.of(Duration.ofNanos(1)), () -> Interval.of(Duration.ofSeconds(Long.MAX_VALUE)),
					() -> Interval.of(Period.ofYears(178_956_971)), () -> Interval.of(0, 1, 0).toDuration(),
					() -> Interval.of(1, 0, 0).toDuration(), () -> Interval.of(0, 0, 1).toPeriod(),
					Interval.INFINITY::toDuration, Interval.NEGATIVE_INFINITY::toPeriod)
			.forEach((conversion) -> softly.assertThatThrownBy(conversion::run)
				.isInstanceOf(ArithmeticException.class)));
	}

	@Test
	void fieldsAreNotExchangedForEachOther() {
		assertThat(Interval.of(0, 1, 0)).isNotEqualTo(Interval.of(0, 0, 86_400_000_000L));
		assertThat(Interval.of(1, 0, 0)).isNotEqualTo(Interval.of(0, 30, 0));
		assertThat(Interval.INFINITY.isInfinite()).isTrue();
		assertThat(Interval.of(0, 0, Long.MAX_VALUE).isInfinite()).isFalse();
	}

	@Test
	void aColumnIsReadAsAPartOnlyWhereThereIsNothingElse() {
		Echo echo = new Echo(this.database.dataSource());

		assertThat(echo.of(INTERVAL, Duration.ofHours(-25), Duration.class)).isEqualTo(Duration.ofHours(-25));
		assertThat(echo.of(INTERVAL, Period.of(1, 2, -3), Period.class)).isEqualTo(Period.of(1, 2, -3));
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> echo.expression("interval '77 days'", INTERVAL, Duration.class))
			.withMessage("Cannot read column \"c\" (interval) as java.time.Duration: a value has months or days, or is "
					+ "infinite. Read it as io.fastpg.type.Interval.");
		assertThatExceptionOfType(ValueConversionException.class)
			.isThrownBy(() -> echo.expression("interval 'infinity'", INTERVAL, Period.class))
			.withMessageContaining("io.fastpg.type.Interval");
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> echo.of(INTERVAL, Duration.ofNanos(77), Duration.class))
			.withMessageContaining("microseconds")
			.withMessageNotContaining("77");
	}

	@Test
	void jsonHasItAsItsText() {
		JsonMapper json = JsonMapper.builder().build();

		assertThat(json.writeValueAsString(Interval.of(1, 2, 0))).isEqualTo("\"P1M2D\"");
		assertThat(json.readValue("\"P1M2D\"", Interval.class)).isEqualTo(Interval.of(1, 2, 0));
	}

}
