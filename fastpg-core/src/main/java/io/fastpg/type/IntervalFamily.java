package io.fastpg.type;

import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Period;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** interval, and the two classes of java.time that hold a part of it. */
final class IntervalFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("interval");

	private static final ParameterType TYPE = ParameterType
		.ofText("Interval, Duration, Period, and String as PostgreSQL reads it", IntervalFamily::write);

	@Override
	public ParameterType parameterType(PgType type) {
		return TYPE;
	}

	@Override
	public Type javaType(PgType type) {
		return Interval.class;
	}

	@Override
	public String readAs(PgType type) {
		return "Interval, String, Duration where there are neither months nor days, "
				+ "and Period where there is no time";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.isAnyOr(Interval.class)) {
			return (text) -> interval(text, reading);
		}
		if (target.is(Duration.class)) {
			return part(reading, Interval::toDuration,
					"has months or days, or is infinite. Read it as io.fastpg.type.Interval");
		}
		if (target.is(Period.class)) {
			return part(reading, Interval::toPeriod, "has a time, or is infinite. Read it as io.fastpg.type.Interval");
		}
		return target.is(String.class) ? (text) -> text : null;
	}

	private static ElementReader part(Reading reading, Function<Interval, Object> part, String refusal) {
		return (text) -> {
			try {
				return part.apply(interval(text, reading));
			}
			catch (ArithmeticException ex) {
				throw reading.failed("a value " + refusal);
			}
		};
	}

	private static Interval interval(String text, Reading reading) {
		try {
			return IntervalText.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw reading.failed("a value is in no IntervalStyle that is known. Read it as String");
		}
	}

	private static @Nullable Object write(Object value) {
		try {
			if (value instanceof Duration duration) {
				return Interval.of(duration).toString();
			}
			if (value instanceof Period period) {
				return Interval.of(period).toString();
			}
		}
		catch (ArithmeticException ex) {
			throw new UnfitValueException(
					"an interval holds whole microseconds of at most 292271 years, and months and "
							+ "days that are ints. Truncate the value, or split it.");
		}
		return (value instanceof Interval) ? value.toString()
				: (value instanceof String text) ? StorableText.of(text) : null;
	}

}
