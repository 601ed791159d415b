package io.fastpg.type;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/**
 * What to use instead of a Java class that a type neither takes nor gives. A sentence
 * with a space before it, or nothing.
 */
final class Advice {

	private static final Set<Class<?>> INSTANTS = Set.of(Instant.class, OffsetDateTime.class, ZonedDateTime.class);

	private static final Map<Class<?>, String> BY_CLASS = Map.ofEntries(
			Map.entry(java.sql.Timestamp.class, "Use Instant with timestamptz, or LocalDateTime with timestamp."),
			Map.entry(java.sql.Date.class, "Use LocalDate."), Map.entry(java.sql.Time.class, "Use LocalTime."),
			Map.entry(Date.class, "A java.util.Date is an instant, as timestamptz holds it: use Instant."),
			Map.entry(Calendar.class,
					"A Calendar is an instant, as timestamptz holds it: use Instant or ZonedDateTime."),
			Map.entry(YearMonth.class, "Use LocalDate with date, such as the first day of the month."),
			Map.entry(Year.class, "Use Integer with an integer type."),
			Map.entry(MonthDay.class, "Use two columns of integers, or text."), Map.entry(BitSet.class,
					"A BitSet does not know how many bits it has: use a String of 0 and 1 with bit or varbit."));

	private static final Map<Class<?>, String> PARTS_OF_TIME = Map.of(LocalDate.class, "toLocalDate()", LocalTime.class,
			"toLocalTime()", OffsetTime.class, "toOffsetTime()");

	private Advice() {
	}

	/** For a value of which no type is known. */
	static String on(Class<?> javaClass) {
		for (Class<?> known = javaClass; known != null; known = known.getSuperclass()) {
			String advice = BY_CLASS.get(known);
			if (advice != null) {
				return " " + advice;
			}
		}
		return "";
	}

	static String on(Class<?> javaClass, PgType type) {
		PgType underlying = type.underlying();
		String zoned = TemporalFamily.NAMES.contains(underlying.name()) ? onTime(javaClass, underlying) : null;
		return (zoned != null) ? " " + zoned : on(javaClass);
	}

	private static @Nullable String onTime(Class<?> javaClass, PgType type) {
		boolean instant = INSTANTS.contains(javaClass);
		if (type.is("timestamp") && instant) {
			return "A timestamp is no instant: use LocalDateTime in a zone that you choose, or make the column timestamptz.";
		}
		if (type.is("timestamptz") && javaClass == LocalDateTime.class) {
			return "A timestamptz is an instant: use ZonedDateTime in a zone that you choose, or make the column timestamp.";
		}
		if (!instant && javaClass != LocalDateTime.class && javaClass != OffsetTime.class) {
			return null;
		}
		Class<?> part = TemporalReaders.DEFAULTS.get(type.name());
		String method = PARTS_OF_TIME.get(part);
		return (method == null || part == null) ? null : "Use " + part.getSimpleName() + ", as " + method
				+ " returns it" + (instant ? " in a zone that you choose." : ".");
	}

}
