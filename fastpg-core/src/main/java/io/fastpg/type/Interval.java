package io.fastpg.type;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An {@code interval} as PostgreSQL holds it: months, days and microseconds, none of
 * which is so many of another. Equal are intervals with equal fields: a day is not 24
 * hours here, nor a month 30 days, although PostgreSQL compares them so. Immutable.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-INTERVAL-INPUT">PostgreSQL
 * manual, 8.5.4 Interval Input</a>
 */
public final class Interval {

	/** No time at all. */
	public static final Interval ZERO = new Interval(0, 0, 0);

	/** Longer than any other; PostgreSQL has it since version 17. */
	public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

	/** Shorter than any other; PostgreSQL has it since version 17. */
	public static final Interval NEGATIVE_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

	private static final int MONTHS_OF_YEAR = 12;

	private final int months;

	private final int days;

	private final long micros;

	private Interval(int months, int days, long micros) {
		this.months = months;
		this.days = days;
		this.micros = micros;
	}

	/**
	 * Makes an interval.
	 * @param months months, twelve for each year
	 * @param days days
	 * @param micros microseconds
	 * @return an interval; where all three are the largest or the smallest there are, one
	 * of the infinite two
	 */
	public static Interval of(int months, int days, long micros) {
		return new Interval(months, days, micros);
	}

	/**
	 * Makes an interval without months and days, of as many hours as it takes.
	 * @param duration a duration of whole microseconds
	 * @return an interval
	 * @throws ArithmeticException if there are nanoseconds between microseconds, or it is
	 * longer than 292,271 years
	 */
	public static Interval of(Duration duration) {
		Duration micros = duration.truncatedTo(ChronoUnit.MICROS);
		if (!micros.equals(duration)) {
			throw new ArithmeticException("An interval holds microseconds, and the duration has nanoseconds. "
					+ "Cut them off: duration.truncatedTo(ChronoUnit.MICROS).");
		}
		return new Interval(0, 0, IntervalText.micros(duration.getSeconds(), duration.getNano() / 1000));
	}

	/**
	 * Makes an interval without time.
	 * @param period a period
	 * @return an interval of its years and months, and its days
	 * @throws ArithmeticException if years and months are too many
	 */
	public static Interval of(Period period) {
		return new Interval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
	}

	/**
	 * Reads what {@link #toString()} returns, what {@link Duration} and {@link Period}
	 * print, and what PostgreSQL prints in any {@code IntervalStyle}:
	 * {@code 1 year -2 days 03:04:05.6}, {@code @ 2 days ago}, {@code 1-2},
	 * {@code infinity}.
	 * @param text an interval
	 * @return the interval, exactly
	 * @throws IllegalArgumentException if it is none of these, does not fit, or means one
	 * thing in one style and another in another, as {@code -1 2:00:00} does; the message
	 * does not hold the text
	 */
	@JsonCreator
	public static Interval parse(String text) {
		if (IntervalText.isAmbiguous(text)) {
			throw new IllegalArgumentException("Whether the sign before the days is also that of the time depends on "
					+ "IntervalStyle. Give both a sign, or write ISO 8601.");
		}
		return IntervalText.parse(text);
	}

	/**
	 * Returns the months.
	 * @return months and twelve for each year, of the sign they have
	 */
	public int months() {
		return this.months;
	}

	/**
	 * Returns the days.
	 * @return days, of the sign they have
	 */
	public int days() {
		return this.days;
	}

	/**
	 * Returns the time.
	 * @return microseconds, of the sign they have
	 */
	public long micros() {
		return this.micros;
	}

	/**
	 * Tells whether this is one of the infinite intervals.
	 * @return whether it is {@link #INFINITY} or {@link #NEGATIVE_INFINITY}
	 */
	public boolean isInfinite() {
		return equals(INFINITY) || equals(NEGATIVE_INFINITY);
	}

	/**
	 * Returns the time as a duration.
	 * @return the same duration
	 * @throws ArithmeticException if there are months or days, whose length in hours
	 * depends on when they begin, or if it is infinite
	 */
	public Duration toDuration() {
		if (this.months != 0 || this.days != 0) {
			throw new ArithmeticException("The interval has months or days, which are no fixed number of hours.");
		}
		return Duration.of(this.micros, ChronoUnit.MICROS);
	}

	/**
	 * Returns years, months and days as a period.
	 * @return the same period, its months less than twelve
	 * @throws ArithmeticException if there are microseconds, or if it is infinite
	 */
	public Period toPeriod() {
		if (this.micros != 0) {
			throw new ArithmeticException("The interval has a time, which a period does not hold.");
		}
		return Period.of(this.months / MONTHS_OF_YEAR, this.months % MONTHS_OF_YEAR, this.days);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Interval interval && this.months == interval.months && this.days == interval.days
				&& this.micros == interval.micros;
	}

	@Override
	public int hashCode() {
		return 31 * (31 * this.months + this.days) + Long.hashCode(this.micros);
	}

	/**
	 * Returns the text that PostgreSQL prints where {@code IntervalStyle} is
	 * {@code iso_8601}, and reads in every style: {@code P1Y2M-3DT4H5M6.7S},
	 * {@code PT0S}, {@code infinity}.
	 */
	@Override
	@JsonValue
	public String toString() {
		return IntervalText.print(this);
	}

}
