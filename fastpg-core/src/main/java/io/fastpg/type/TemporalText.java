package io.fastpg.type;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Dates and times as text inside array literals, in PostgreSQL's ISO style: years before
 * 1 with {@code BC}, offsets down to seconds, {@code infinity}.
 */
final class TemporalText {

	private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
		.appendValue(ChronoField.YEAR_OF_ERA, 4, 10, SignStyle.NEVER)
		.appendPattern("-MM-dd")
		.toFormatter(Locale.ROOT);

	private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("HH:mm:ss")
		.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
		.toFormatter(Locale.ROOT);

	private static final DateTimeFormatter OFFSET = new DateTimeFormatterBuilder().appendOffset("+HH:mm:ss", "+00")
		.toFormatter(Locale.ROOT);

	private TemporalText() {
	}

	static String format(Object value) {
		if (value.equals(LocalDate.MAX) || value.equals(LocalDateTime.MAX) || value.equals(OffsetDateTime.MAX)) {
			return "infinity";
		}
		if (value.equals(LocalDate.MIN) || value.equals(LocalDateTime.MIN) || value.equals(OffsetDateTime.MIN)) {
			return "-infinity";
		}
		TemporalAccessor time = (TemporalAccessor) value;
		StringBuilder text = new StringBuilder();
		boolean dated = time.isSupported(ChronoField.EPOCH_DAY);
		if (dated) {
			DATE.formatTo(time, text);
		}
		if (time.isSupported(ChronoField.NANO_OF_DAY)) {
			TIME.formatTo(time, dated ? text.append(' ') : text);
		}
		if (time.isSupported(ChronoField.OFFSET_SECONDS)) {
			OFFSET.formatTo(time, text);
		}
		return (dated && time.get(ChronoField.YEAR) < 1) ? text + " BC" : text.toString();
	}

	static LocalDate date(String text) {
		if (text.equals("infinity") || text.equals("-infinity")) {
			return (text.charAt(0) == '-') ? LocalDate.MIN : LocalDate.MAX;
		}
		boolean beforeChrist = text.endsWith(" BC");
		String[] parts = text.substring(0, beforeChrist ? text.length() - 3 : text.length()).split("-");
		int year = Integer.parseInt(parts[0]);
		return LocalDate.of(beforeChrist ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
	}

	static LocalTime time(String text) {
		return LocalTime.parse(text);
	}

	static OffsetTime offsetTime(String text) {
		int sign = signOf(text);
		return OffsetTime.of(time(text.substring(0, sign)), ZoneOffset.of(text.substring(sign)));
	}

	static LocalDateTime dateTime(String text) {
		if (text.equals("infinity") || text.equals("-infinity")) {
			return (text.charAt(0) == '-') ? LocalDateTime.MIN : LocalDateTime.MAX;
		}
		int space = text.indexOf(' ');
		String era = text.endsWith(" BC") ? " BC" : "";
		return LocalDateTime.of(date(text.substring(0, space) + era),
				time(text.substring(space + 1, text.length() - era.length())));
	}

	static OffsetDateTime offsetDateTime(String text) {
		if (text.equals("infinity") || text.equals("-infinity")) {
			return (text.charAt(0) == '-') ? OffsetDateTime.MIN : OffsetDateTime.MAX;
		}
		String era = text.endsWith(" BC") ? " BC" : "";
		String bare = text.substring(0, text.length() - era.length());
		int sign = signOf(bare);
		return OffsetDateTime.of(dateTime(bare.substring(0, sign) + era), ZoneOffset.of(bare.substring(sign)))
			.withOffsetSameInstant(ZoneOffset.UTC);
	}

	private static int signOf(String text) {
		return Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
	}

}
