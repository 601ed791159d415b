package io.fastpg.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;

/**
 * Brings a filter's value to the one form it has in its column's type. A text that only
 * looks like the value ({@code " 01 "} for 1) is refused: what PostgreSQL's input
 * functions forgive must not decide whose rows are seen.
 */
final class CanonicalValue {

	private static final int DIGITS = 1000;

	private static final BigInteger[] INT2 = range(Short.MIN_VALUE, Short.MAX_VALUE);

	private static final BigInteger[] INT4 = range(Integer.MIN_VALUE, Integer.MAX_VALUE);

	private static final BigInteger[] INT8 = range(Long.MIN_VALUE, Long.MAX_VALUE);

	/** What a filter on each type takes. */
	private static final Map<String, String> FORMS = forms();

	private static final Pattern SCALE = Pattern.compile("\\(\\d+,(-?\\d+)\\)$");

	private CanonicalValue() {
	}

	/**
	 * @throws SchemaException if no value of the column could ever be a filter's
	 * @throws RowFilterException if this one cannot
	 */
	static Object of(Relation relation, Column column, Object value) {
		PgType type = requireForm(relation, column);
		Object canonical = convert(type, value);
		if (canonical instanceof BigDecimal decimal && decimal.scale() > scale(column)) {
			canonical = null;
		}
		if (canonical == null) {
			throw new RowFilterException("The value of the row filter on \"" + column.name() + "\" of " + relation
					+ " (a Java " + value.getClass().getSimpleName() + ") is not a canonical value of its type "
					+ column.typeText() + ". Give it " + FORMS.get(form(type)) + ".");
		}
		return canonical;
	}

	/**
	 * Returns the type that the values really have.
	 * @throws SchemaException if no value of the column could ever be a filter's
	 */
	static PgType requireForm(Relation relation, Column column) {
		PgType type = column.type().underlying();
		if (!column.exact() || !FORMS.containsKey(form(type))) {
			throw new SchemaException("Column \"" + column.name() + "\" of " + relation
					+ " cannot carry a row filter: values of its type " + column.typeText()
					+ (column.exact() ? "" : " under its collation")
					+ " may be equal without being the same. Make it an integer, numeric, text, varchar, char, uuid,"
					+ " boolean, date or enum, with a deterministic collation.");
		}
		return type;
	}

	/** The name of a type that has one form for each value; empty for others. */
	private static String form(PgType type) {
		if (type.kind() == PgType.Kind.ENUM) {
			return "enum";
		}
		return type.schema().equals("pg_catalog") ? type.name() : "";
	}

	private static @Nullable Object convert(PgType type, Object value) {
		if (type.kind() == PgType.Kind.ENUM) {
			String label = (value instanceof Enum<?> constant) ? constant.name() : string(value);
			return (label != null && type.labels().contains(label)) ? label : null;
		}
		return switch (type.name()) {
			case "int2" -> integer(value, INT2);
			case "int4" -> integer(value, INT4);
			case "int8" -> integer(value, INT8);
			case "numeric" -> number(value);
			case "text" -> text(value);
			// Both lose blanks at their end where they are stored or compared
			case "varchar", "bpchar" -> padded(value);
			case "uuid" -> uuid(value);
			case "bool" -> bool(value);
			case "date" -> date(value);
			default -> null;
		};
	}

	private static @Nullable Object integer(Object value, BigInteger[] range) {
		if ((value instanceof Integer && range == INT4) || (value instanceof Long && range == INT8)) {
			return value;
		}
		BigInteger integer = integer(value);
		if (integer == null || integer.compareTo(range[0]) < 0 || integer.compareTo(range[1]) > 0) {
			return null;
		}
		// Explicit boxes: a conditional expression would promote both branches to long
		return (range == INT8) ? (Object) Long.valueOf(integer.longValue()) : Integer.valueOf(integer.intValue());
	}

	private static @Nullable BigInteger integer(Object value) {
		if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
			return BigInteger.valueOf(((Number) value).longValue());
		}
		if (value instanceof BigInteger integer) {
			return integer;
		}
		String text = string(value);
		if (text == null || text.isEmpty() || text.length() > 20) {
			return null;
		}
		try {
			BigInteger integer = new BigInteger(text);
			return integer.toString().equals(text) ? integer : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable BigDecimal number(Object value) {
		if (value instanceof BigDecimal decimal) {
			return shortest(decimal);
		}
		String text = string(value);
		if (text == null) {
			BigInteger integer = integer(value);
			return (integer != null) ? shortest(new BigDecimal(integer)) : null;
		}
		if (text.length() > DIGITS) {
			return null;
		}
		try {
			BigDecimal decimal = shortest(new BigDecimal(text));
			return (decimal != null && decimal.toPlainString().equals(text)) ? decimal : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	/** How many decimals are stored as they are; those of a domain are not known. */
	private static int scale(Column column) {
		if (column.type().base() != null) {
			return 0;
		}
		Matcher scale = SCALE.matcher(column.typeText());
		return scale.find() ? Integer.parseInt(scale.group(1)) : DIGITS;
	}

	// 1e999999999 is a short text, and more digits than there is memory
	private static @Nullable BigDecimal shortest(BigDecimal decimal) {
		BigDecimal stripped = decimal.stripTrailingZeros();
		if (stripped.scale() > DIGITS || (long) stripped.precision() - stripped.scale() > DIGITS) {
			return null;
		}
		return (stripped.scale() < 0) ? stripped.setScale(0) : stripped;
	}

	private static @Nullable String text(Object value) {
		String text = string(value);
		return (text != null && isStorable(text)) ? text : null;
	}

	/** Neither NUL nor half a surrogate pair; asked for every statement. */
	private static boolean isStorable(String text) {
		for (int i = 0; i < text.length(); i++) {
			int c = text.codePointAt(i);
			if (c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
				return false;
			}
			i += Character.charCount(c) - 1;
		}
		return true;
	}

	private static @Nullable String padded(Object value) {
		String text = text(value);
		return (text != null && !text.endsWith(" ")) ? text : null;
	}

	private static @Nullable UUID uuid(Object value) {
		if (value instanceof UUID uuid) {
			return uuid;
		}
		String text = string(value);
		if (text == null || text.length() != 36) {
			return null;
		}
		try {
			UUID uuid = UUID.fromString(text);
			return uuid.toString().equals(text) ? uuid : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable Boolean bool(Object value) {
		if (value instanceof Boolean bool) {
			return bool;
		}
		if ("true".equals(value)) {
			return Boolean.TRUE;
		}
		return "false".equals(value) ? Boolean.FALSE : null;
	}

	private static @Nullable LocalDate date(Object value) {
		if (value instanceof LocalDate date) {
			return date;
		}
		String text = string(value);
		if (text == null) {
			return null;
		}
		try {
			LocalDate date = LocalDate.parse(text);
			return date.toString().equals(text) ? date : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable String string(Object value) {
		return (value instanceof String text) ? text : null;
	}

	private static Map<String, String> forms() {
		String integer = "an integer within the type's range, or its decimal digits without sign, zeros or blanks before them";
		String padded = "a String of well-formed Unicode without NUL and without blanks at its end";
		return Map.ofEntries(Map.entry("int2", integer), Map.entry("int4", integer), Map.entry("int8", integer),
				Map.entry("numeric", "a number that its scale can hold, or its shortest decimal digits"),
				Map.entry("text", "a String of well-formed Unicode without NUL"), Map.entry("varchar", padded),
				Map.entry("bpchar", padded), Map.entry("uuid", "a UUID, or its canonical text in lower case"),
				Map.entry("bool", "a Boolean, or the text true or false"),
				Map.entry("date", "a LocalDate, or its text as yyyy-mm-dd"),
				Map.entry("enum", "one of the enum's labels"));
	}

	private static BigInteger[] range(long min, long max) {
		return new BigInteger[] { BigInteger.valueOf(min), BigInteger.valueOf(max) };
	}

}
