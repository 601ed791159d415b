package io.fastpg.copy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Finds the narrowest type that holds every value of a column just as the file has it. A
 * value that would read differently when it comes back makes the column text: 007, +49, a
 * time of more than microseconds.
 */
final class TypeGuess {

	private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9]\\d*)");

	private static final Pattern DECIMAL = Pattern.compile("-?(?:0|[1-9]\\d*)?\\.\\d+");

	// 12e45 may as well be the code of something
	private static final Pattern EXPONENT = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+[eE][+-]?|[eE][+-])\\d{1,2}");

	private static final Pattern MOMENT = Pattern.compile(
			"(\\d{4}-\\d\\d-\\d\\d)(?:[T ](\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?)(Z|[+-]\\d\\d(?::?[0-5]\\d)?)?)?");

	private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

	// PostgreSQL's jsonb has no place for these
	private static final Pattern UNSTORABLE = Pattern.compile("\\\\u(?:0000|[dD][89a-fA-F])");

	private static final int EXACT_DIGITS = 15;

	private static final int LONGEST_DOCUMENT = 1 << 20;

	private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

	private int digits;

	void add(@Nullable Field field) {
		if (field == null || (this.kinds.contains(Kind.TEXT) && field.form() != Field.Form.DOCUMENT)) {
			return;
		}
		Kind kind = switch (field.form()) {
			case DOCUMENT -> Kind.DOCUMENT;
			case LITERAL -> literal(field.text());
			case STRING -> momentOrText(field.text());
			case PLAIN, QUOTED -> plain(field.text());
		};
		if (kind != null) {
			this.kinds.add(kind);
		}
	}

	private Kind literal(String text) {
		if (text.equals("true") || text.equals("false")) {
			return Kind.BOOLEAN;
		}
		Kind number = number(text);
		return (number != null) ? number : Kind.NUMERIC;
	}

	private @Nullable Kind plain(String text) {
		if (text.isEmpty()) {
			return null;
		}
		char first = text.charAt(0);
		if (first == '{' || first == '[') {
			return isDocument(text) ? Kind.DOCUMENT_TEXT : Kind.TEXT;
		}
		if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
			return Kind.BOOLEAN;
		}
		Kind number = (first <= '9') ? number(text) : null;
		return (number != null) ? number : momentOrText(text);
	}

	private @Nullable Kind number(String text) {
		if (text.length() > 1000 || text.equals("-0")) {
			return null;
		}
		Kind kind = EXPONENT.matcher(text).matches() ? Kind.DOUBLE : DECIMAL.matcher(text).matches() ? Kind.NUMERIC
				: INTEGER.matcher(text).matches() ? integer(text) : null;
		if (kind != null) {
			String mantissa = text.split("[eE]", 2)[0].replaceAll("[-.]", "");
			this.digits = Math.max(this.digits, mantissa.replaceFirst("^0+", "").length());
		}
		return kind;
	}

	private static Kind integer(String text) {
		if (text.length() > 19 + 1) {
			return Kind.NUMERIC;
		}
		try {
			long value = Long.parseLong(text);
			return (value == (int) value) ? Kind.INTEGER : Kind.BIGINT;
		}
		catch (NumberFormatException ex) {
			return Kind.NUMERIC;
		}
	}

	private static Kind momentOrText(String text) {
		if (text.length() == 36 && UUID.matcher(text).matches()) {
			return Kind.UUID;
		}
		Matcher moment = MOMENT.matcher(text);
		if (text.length() < 10 || text.length() > 40 || !moment.matches()
				|| !isMoment(moment.group(1), moment.group(2))) {
			return Kind.TEXT;
		}
		if (moment.group(2) == null) {
			return Kind.DATE;
		}
		return (moment.group(3) != null) ? Kind.TIMESTAMPTZ : Kind.TIMESTAMP;
	}

	private static boolean isMoment(String date, @Nullable String time) {
		try {
			boolean inEra = LocalDate.parse(date).getYear() > 0;
			return inEra && (time == null || LocalTime.parse(time) != null);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static boolean isDocument(String text) {
		try {
			return text.length() <= LONGEST_DOCUMENT && !UNSTORABLE.matcher(text).find()
					&& JsonRows.JSON.readTree(text).isContainer();
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	/** Returns the type's name as CREATE TABLE takes it. */
	String type() {
		if (this.kinds.contains(Kind.DOCUMENT) || isOnly(Kind.DOCUMENT_TEXT)) {
			return "jsonb";
		}
		if (this.kinds.isEmpty()) {
			return "text";
		}
		if (isOnly(Kind.INTEGER, Kind.BIGINT, Kind.NUMERIC, Kind.DOUBLE)) {
			return number();
		}
		if (isOnly(Kind.BOOLEAN)) {
			return "boolean";
		}
		if (isOnly(Kind.UUID)) {
			return "uuid";
		}
		if (isOnly(Kind.TIMESTAMPTZ)) {
			return "timestamp with time zone";
		}
		if (isOnly(Kind.DATE, Kind.TIMESTAMP)) {
			return isOnly(Kind.DATE) ? "date" : "timestamp without time zone";
		}
		return "text";
	}

	private String number() {
		if (this.kinds.contains(Kind.DOUBLE)) {
			return (this.digits <= EXACT_DIGITS) ? "double precision" : "numeric";
		}
		if (this.kinds.contains(Kind.NUMERIC)) {
			return "numeric";
		}
		return this.kinds.contains(Kind.BIGINT) ? "bigint" : "integer";
	}

	private boolean isOnly(Kind... kinds) {
		return !this.kinds.isEmpty() && Set.of(kinds).containsAll(this.kinds);
	}

	/** What single values look like. */
	private enum Kind {

		BOOLEAN, INTEGER, BIGINT, NUMERIC, DOUBLE, DATE, TIMESTAMP, TIMESTAMPTZ, UUID, DOCUMENT, DOCUMENT_TEXT, TEXT

	}

}
