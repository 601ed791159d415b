package io.fastpg.type;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Reads dates and times, by java.time only; instants are in UTC. */
final class TemporalReaders {

	static final Map<String, Class<?>> DEFAULTS = Map.of("date", LocalDate.class, "time", LocalTime.class, "timetz",
			OffsetTime.class, "timestamp", LocalDateTime.class, "timestamptz", OffsetDateTime.class);

	static final String INSTANTS = "OffsetDateTime, Instant and ZonedDateTime";

	private TemporalReaders() {
	}

	static @Nullable Getter find(String typeName, Class<?> target, Reading reading) {
		if (typeName.equals("timestamptz")) {
			Function<OffsetDateTime, Object> converter = ofInstant(target, reading);
			return (converter == null) ? null : (resultSet, index) -> {
				OffsetDateTime time = InstantBytes.read(resultSet, index);
				return (time != null) ? converter.apply(time) : null;
			};
		}
		Class<?> type = DEFAULTS.get(typeName);
		if (type == null || !PlainReaders.isOrObject(target, type)) {
			return null;
		}
		return switch (typeName) {
			case "time" -> (resultSet, index) -> beforeMidnight(resultSet.getObject(index, LocalTime.class), reading);
			case "timetz" -> (resultSet, index) -> offsetTime(resultSet, index, reading);
			default -> (resultSet, index) -> resultSet.getObject(index, type);
		};
	}

	private static @Nullable Function<OffsetDateTime, Object> ofInstant(Class<?> target, Reading reading) {
		if (PlainReaders.isOrObject(target, OffsetDateTime.class)) {
			return TemporalReaders::inUtc;
		}
		if (target == Instant.class) {
			return TemporalReaders::instant;
		}
		return (target == ZonedDateTime.class) ? (time) -> zoned(time, reading) : null;
	}

	private static OffsetDateTime inUtc(OffsetDateTime time) {
		return (time.getOffset() == ZoneOffset.UTC || isInfinite(time)) ? time
				: time.withOffsetSameInstant(ZoneOffset.UTC);
	}

	private static Instant instant(OffsetDateTime time) {
		if (time.equals(OffsetDateTime.MAX)) {
			return Instant.MAX;
		}
		return time.equals(OffsetDateTime.MIN) ? Instant.MIN : time.toInstant();
	}

	private static ZonedDateTime zoned(OffsetDateTime time, Reading reading) {
		if (isInfinite(time)) {
			throw reading.failed("a value is infinite. Read the column as Instant or OffsetDateTime");
		}
		return time.atZoneSameInstant(ZoneOffset.UTC);
	}

	private static boolean isInfinite(OffsetDateTime time) {
		return time.equals(OffsetDateTime.MAX) || time.equals(OffsetDateTime.MIN);
	}

	/** The driver says LocalTime.MAX for 24:00. */
	private static @Nullable LocalTime beforeMidnight(@Nullable LocalTime time, Reading reading) {
		if (LocalTime.MAX.equals(time)) {
			throw endOfDay(reading);
		}
		return time;
	}

	private static @Nullable OffsetTime offsetTime(ResultSet resultSet, int index, Reading reading)
			throws SQLException {
		try {
			OffsetTime time = resultSet.getObject(index, OffsetTime.class);
			if (OffsetTime.MAX.equals(time)) {
				throw endOfDay(reading);
			}
			return time;
		}
		catch (DateTimeException ex) {
			throw endOfDay(reading);
		}
	}

	private static RuntimeException endOfDay(Reading reading) {
		return reading.failed("a value is 24:00, which java.time does not have. Select it cast to text");
	}

	static @Nullable ElementReader element(String typeName, Class<?> target, Reading reading) {
		if (typeName.equals("timestamptz")) {
			Function<OffsetDateTime, Object> converter = ofInstant(target, reading);
			return (converter != null) ? (text) -> converter.apply(TemporalText.offsetDateTime(text)) : null;
		}
		if (!PlainReaders.isOrObject(target, DEFAULTS.getOrDefault(typeName, Object.class))) {
			return null;
		}
		return switch (typeName) {
			case "date" -> TemporalText::date;
			case "time" -> TemporalText::time;
			case "timetz" -> TemporalText::offsetTime;
			default -> TemporalText::dateTime;
		};
	}

}
