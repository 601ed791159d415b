package io.fastpg.row;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.util.ClassUtils;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.type.ExactNumber;
import io.fastpg.type.Interval;

/** Converts a value that a row holds to the type asked for, exactly or not at all. */
final class RowValue {

	private RowValue() {
	}

	static @Nullable Object convert(String column, @Nullable Object value, Class<?> target) {
		if (value == null) {
			if (target.isPrimitive()) {
				throw new ValueConversionException("Cannot read column \"" + column + "\" as " + target
						+ ": it is NULL. Ask isNull(name) first, or read it as an object.");
			}
			return null;
		}
		Class<?> wanted = ClassUtils.resolvePrimitiveIfNecessary(target);
		if (wanted.isInstance(value)) {
			return value;
		}
		Object converted = (value instanceof Number number && Number.class.isAssignableFrom(wanted))
				? number(column, number, wanted) : other(column, value, wanted);
		if (converted == null) {
			throw refused(column, value, wanted, "there is no conversion");
		}
		return converted;
	}

	private static @Nullable Object number(String column, Number value, Class<?> wanted) {
		try {
			return ExactNumber.convert(value, wanted);
		}
		catch (ArithmeticException ex) {
			throw refused(column, value, wanted, "it is out of range, or has digits that would be lost");
		}
	}

	private static ValueConversionException refused(String column, Object value, Class<?> wanted, String why) {
		return new ValueConversionException("Cannot read column \"" + column + "\", a " + value.getClass().getTypeName()
				+ ", as " + wanted.getTypeName() + ": " + why + ".");
	}

	private static @Nullable Object other(String column, Object value, Class<?> wanted) {
		if (wanted == String.class) {
			return text(value);
		}
		if (value instanceof OffsetDateTime time) {
			return ofTime(time, wanted);
		}
		if (value instanceof Interval interval) {
			return ofInterval(column, interval, wanted);
		}
		if (value instanceof Instant instant && wanted == OffsetDateTime.class) {
			return instant.atOffset(ZoneOffset.UTC);
		}
		return (value instanceof String name && wanted.isEnum()) ? constant(name, wanted) : null;
	}

	private static @Nullable String text(Object value) {
		if (value instanceof BigDecimal decimal) {
			return decimal.toPlainString();
		}
		boolean printable = value instanceof Number || value instanceof Boolean || value instanceof UUID
				|| value instanceof Character || value instanceof Temporal || value instanceof JsonNode
				|| value instanceof Interval;
		return printable ? value.toString() : (value instanceof Enum<?> constant) ? constant.name() : null;
	}

	private static @Nullable Object ofTime(OffsetDateTime time, Class<?> wanted) {
		if (wanted == Instant.class) {
			return time.equals(OffsetDateTime.MAX) ? Instant.MAX
					: time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
		}
		return (wanted == ZonedDateTime.class) ? time.toZonedDateTime() : null;
	}

	private static @Nullable Object ofInterval(String column, Interval interval, Class<?> wanted) {
		try {
			return (wanted == Duration.class) ? interval.toDuration()
					: (wanted == Period.class) ? interval.toPeriod() : null;
		}
		catch (ArithmeticException ex) {
			throw refused(column, interval, wanted,
					"it has months, days or a time that the class does not hold. Read it as an Interval");
		}
	}

	private static @Nullable Object constant(String name, Class<?> wanted) {
		return Arrays.stream(wanted.getEnumConstants())
			.filter((constant) -> ((Enum<?>) constant).name().equals(name))
			.findFirst()
			.orElse(null);
	}

	/** Compares byte arrays by their content. */
	static boolean same(@Nullable Object one, @Nullable Object other) {
		return Arrays.deepEquals(new Object[] { one }, new Object[] { other });
	}

	static int hash(Map.Entry<String, ?> entry) {
		return entry.getKey().hashCode() ^ Arrays.deepHashCode(new Object[] { entry.getValue() });
	}

}
