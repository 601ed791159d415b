package io.fastpg.type;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The text of intervals. Read are the four styles that a session may print; written is
 * ISO 8601, which is read alike in all of them.
 */
final class IntervalText {

	private static final String INTEGER = "([+-]?\\d{1,19})";

	private static final String SECONDS = "([+-]?\\d{1,19}(?:\\.\\d{1,6})?)";

	private static final String CLOCK = "([+-]?)(\\d{1,19}):(\\d\\d):(\\d\\d(?:\\.\\d{1,6})?)";

	private static final Pattern ISO = Pattern
		.compile("P(?=.)(?:%1$sY)?(?:%1$sM)?(?:%1$sD)?(?:T(?=.)(?:%1$sH)?(?:%1$sM)?(?:%2$sS)?)?".formatted(INTEGER,
				SECONDS));

	/** Styles postgres_verbose and postgres. */
	private static final Pattern UNITS = Pattern
		.compile("(?:@ )?(?=[+-]?\\d)(?:%1$s years? ?)?(?:%1$s mons? ?)?(?:%1$s days? ?)?".formatted(INTEGER)
				+ "(?:(?:%1$s hours? ?)?(?:%1$s mins? ?)?(?:%2$s secs?)?|%3$s)( ?ago)?".formatted(INTEGER, SECONDS,
						CLOCK));

	/** Style sql_standard where everything has one sign, which stands first. */
	private static final Pattern ONE_SIGN = Pattern.compile(
			"([+-]?)(?=\\d)(?:(\\d{1,9})-(\\d{1,2})|(?:(\\d{1,10}) )?(\\d{1,19}):(\\d\\d):(\\d\\d(?:\\.\\d{1,6})?))");

	/** Style sql_standard where there is more than one. */
	private static final Pattern SIGNS = Pattern.compile("([+-]\\d{1,9})-(\\d{1,2}) ([+-]\\d{1,10}) " + CLOCK);

	private static final Pattern AMBIGUOUS = Pattern.compile("\\s*-\\d+\\s+\\d+:.*");

	private static final long MICROS = 1_000_000;

	private static final int SIXTY = 60;

	private static final int MONTHS_OF_YEAR = 12;

	private IntervalText() {
	}

	static boolean isAmbiguous(String text) {
		return AMBIGUOUS.matcher(text).matches();
	}

	/**
	 * Reads what the server printed.
	 * @throws IllegalArgumentException if it is no interval; it does not say which
	 */
	static Interval parse(String text) {
		return switch (text) {
			case "infinity" -> Interval.INFINITY;
			case "-infinity" -> Interval.NEGATIVE_INFINITY;
			case "0", "@ 0" -> Interval.ZERO;
			default -> finite(text);
		};
	}

	private static Interval finite(String text) {
		try {
			Interval interval = text.startsWith("P") ? iso(text) : styled(text);
			if (interval != null) {
				return interval;
			}
		}
		catch (ArithmeticException | NumberFormatException ex) {
			// no cause: its message may quote the text
			throw new IllegalArgumentException("The text is an interval beyond what PostgreSQL holds.");
		}
		throw new IllegalArgumentException("The text is not an interval in a style that PostgreSQL prints.");
	}

	private static @Nullable Interval iso(String text) {
		Matcher matcher = ISO.matcher(text);
		return matcher.matches() ? Interval.of(months(matcher.group(1), matcher.group(2), 1), days(matcher.group(3), 1),
				units(matcher, 4, 1)) : null;
	}

	private static @Nullable Interval styled(String text) {
		Matcher units = UNITS.matcher(text);
		if (units.matches()) {
			int sign = (units.group(11) != null) ? -1 : 1;
			return Interval.of(months(units.group(1), units.group(2), sign), days(units.group(3), sign),
					(units.group(8) != null) ? clock(units, 7, sign) : units(units, 4, sign));
		}
		Matcher one = ONE_SIGN.matcher(text);
		if (one.matches()) {
			int sign = one.group(1).equals("-") ? -1 : 1;
			return Interval.of(months(one.group(2), one.group(3), sign), days(one.group(4), sign),
					(one.group(5) != null) ? micros(one.group(5), one.group(6), one.group(7), sign) : 0);
		}
		Matcher signs = SIGNS.matcher(text);
		return signs.matches() ? signed(signs) : null;
	}

	/** The sign of the years is that of the months. */
	private static Interval signed(Matcher signs) {
		int sign = signs.group(1).startsWith("-") ? -1 : 1;
		return Interval.of(months(signs.group(1).substring(1), signs.group(2), sign), days(signs.group(3), 1),
				clock(signs, 4, 1));
	}

	private static int months(@Nullable String years, @Nullable String months, int sign) {
		return Math
			.toIntExact(sign * Math.addExact(Math.multiplyExact(integer(years), MONTHS_OF_YEAR), integer(months)));
	}

	private static int days(@Nullable String days, int sign) {
		return Math.toIntExact(sign * integer(days));
	}

	/** Hours, minutes and seconds, each with a sign of its own. */
	private static long units(Matcher matcher, int group, int sign) {
		return micros(matcher.group(group), matcher.group(group + 1), matcher.group(group + 2), sign);
	}

	/** Hours, minutes and seconds after one sign. */
	private static long clock(Matcher matcher, int group, int sign) {
		return micros(matcher.group(group + 1), matcher.group(group + 2), matcher.group(group + 3),
				matcher.group(group).equals("-") ? -sign : sign);
	}

	/** Adds with the sign on, because the least number has no opposite. */
	private static long micros(@Nullable String hours, @Nullable String minutes, @Nullable String seconds, int sign) {
		String[] parts = ((seconds != null) ? seconds : "0").split("\\.");
		long whole = Math.addExact(Math.multiplyExact(
				Math.addExact(Math.multiplyExact(sign * integer(hours), SIXTY), sign * integer(minutes)), SIXTY),
				sign * integer(parts[0]));
		long fraction = (parts.length > 1) ? Long.parseLong((parts[1] + "00000").substring(0, 6)) : 0;
		return micros(whole, parts[0].startsWith("-") ? -sign * fraction : sign * fraction);
	}

	/** Seconds and microseconds that may be of either sign, without overflow between. */
	static long micros(long seconds, long micros) {
		return (seconds < 0 && micros > 0) ? Math.addExact(Math.multiplyExact(seconds + 1, MICROS), micros - MICROS)
				: Math.addExact(Math.multiplyExact(seconds, MICROS), micros);
	}

	private static long integer(@Nullable String text) {
		return (text != null) ? Long.parseLong(text) : 0;
	}

	static String print(Interval interval) {
		if (interval.isInfinite()) {
			return (interval.days() > 0) ? "infinity" : "-infinity";
		}
		StringBuilder text = new StringBuilder("P");
		append(text, interval.months() / MONTHS_OF_YEAR, 'Y');
		append(text, interval.months() % MONTHS_OF_YEAR, 'M');
		append(text, interval.days(), 'D');
		if (interval.micros() != 0 || text.length() == 1) {
			appendTime(text.append('T'), interval.micros());
		}
		return text.toString();
	}

	private static void appendTime(StringBuilder text, long micros) {
		long seconds = micros / MICROS;
		append(text, seconds / (SIXTY * SIXTY), 'H');
		append(text, seconds / SIXTY % SIXTY, 'M');
		long fraction = Math.abs(micros % MICROS);
		if (micros % (SIXTY * MICROS) != 0 || micros == 0) {
			String digits = (fraction != 0) ? ("." + (MICROS + fraction)).replaceFirst("1", "").replaceFirst("0+$", "")
					: "";
			String sign = (micros < 0) ? "-" : "";
			text.append(sign).append(Math.abs(seconds % SIXTY)).append(digits).append('S');
		}
	}

	private static void append(StringBuilder text, long amount, char unit) {
		if (amount != 0) {
			text.append(amount).append(unit);
		}
	}

}
