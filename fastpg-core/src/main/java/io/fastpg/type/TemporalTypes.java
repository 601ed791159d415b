package io.fastpg.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of the date and time types. Values are rounded to microseconds, half up, as
 * the server would; but a time of day never becomes 24:00: it is cut to 23:59:59.999999.
 * {@code MAX} and {@code MIN} are {@code infinity} and {@code -infinity}.
 */
final class TemporalTypes {

	private static final int HALF_MICRO = 500;

	private static final int USUAL_YEARS = 4000;

	private static final LocalTime LAST_MICRO = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

	static final Map<String, ParameterType> ALL = Map.of("date",
			type("date", Types.DATE, "LocalDate", (value) -> (value instanceof LocalDate) ? value : null), "time",
			type("time", Types.TIME, "LocalTime", (value) -> (value instanceof LocalTime time) ? rounded(time) : null),
			"timetz",
			type("timetz", Types.TIME_WITH_TIMEZONE, "OffsetTime",
					(value) -> (value instanceof OffsetTime time)
							? OffsetTime.of(rounded(time.toLocalTime()), time.getOffset()) : null),
			"timestamp",
			type("timestamp", Types.TIMESTAMP, "LocalDateTime",
					(value) -> (value instanceof LocalDateTime time) ? rounded(time) : null),
			"timestamptz", type("timestamptz", Types.TIMESTAMP_WITH_TIMEZONE,
					"Instant, OffsetDateTime and ZonedDateTime", TemporalTypes::toInstant));

	private TemporalTypes() {
	}

	private static ParameterType type(String name, int sqlType, String accepts, ParameterType.Conversion conversion) {
		// the driver sends the type of each java.time class itself; it has no Types for
		// OffsetTime
		return new ParameterType(name, sqlType, accepts, conversion,
				(statement, index, value) -> set(statement, index, name, value), TemporalText::format);
	}

	/** What the driver takes to be out of range, it sends as infinity. */
	private static void set(PreparedStatement statement, int index, String name, Object value) throws SQLException {
		String text = hasUnusualYear((TemporalAccessor) value) ? TemporalText.format(value) : "";
		if (text.isEmpty() || text.endsWith("infinity")) {
			statement.setObject(index, value);
		}
		else {
			ServerText.set(statement, index, name, text);
		}
	}

	private static boolean hasUnusualYear(TemporalAccessor time) {
		return time.isSupported(ChronoField.YEAR) && Math.abs(time.get(ChronoField.YEAR)) > USUAL_YEARS;
	}

	private static LocalTime rounded(LocalTime time) {
		return time.isAfter(LAST_MICRO.plusNanos(HALF_MICRO - 1)) ? LAST_MICRO
				: time.plusNanos(HALF_MICRO).truncatedTo(ChronoUnit.MICROS);
	}

	private static LocalDateTime rounded(LocalDateTime time) {
		boolean infinite = time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN);
		try {
			return infinite ? time : time.plusNanos(HALF_MICRO).truncatedTo(ChronoUnit.MICROS);
		}
		catch (DateTimeException ex) {
			throw new UnfitValueException("it is outside the range of timestamp, 4713 BC to 294276.");
		}
	}

	private static @Nullable Object toInstant(Object value) {
		try {
			if (value instanceof OffsetDateTime time) {
				boolean infinite = time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN);
				return infinite ? time : time.plusNanos(HALF_MICRO).truncatedTo(ChronoUnit.MICROS);
			}
			if (value instanceof ZonedDateTime time) {
				return toInstant(time.toOffsetDateTime());
			}
			return (value instanceof Instant instant) ? ofInstant(instant) : null;
		}
		catch (DateTimeException ex) {
			throw new UnfitValueException("it is outside the range of timestamptz, 4713 BC to 294276.");
		}
	}

	private static @Nullable Object ofInstant(Instant instant) {
		if (instant.equals(Instant.MAX)) {
			return OffsetDateTime.MAX;
		}
		return instant.equals(Instant.MIN) ? OffsetDateTime.MIN : toInstant(instant.atOffset(ZoneOffset.UTC));
	}

}
