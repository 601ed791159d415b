package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** Reads the numeric types into number objects. */
final class NumberReaders {

	static final Map<String, Class<?>> DEFAULTS = Map.of("int2", Integer.class, "int4", Integer.class, "int8",
			Long.class, "oid", Long.class, "float4", Float.class, "float8", Double.class, "numeric", BigDecimal.class);

	private static final Set<Class<?>> TARGETS = Set.of(Integer.class, Long.class, Short.class, Byte.class,
			Double.class, Float.class, BigDecimal.class, BigInteger.class, Number.class, Object.class, String.class);

	static final String SUPPORTED = "Integer, Long, Short, Byte, BigInteger, BigDecimal, Double, Float, "
			+ "their primitives, Number and String";

	private NumberReaders() {
	}

	static Class<?> defaultOf(String typeName) {
		return DEFAULTS.getOrDefault(typeName, Number.class);
	}

	static @Nullable Getter find(String typeName, Class<?> target, Reading reading) {
		if (!TARGETS.contains(target)) {
			return null;
		}
		boolean any = target == Number.class || target == Object.class;
		Class<?> wanted = any ? DEFAULTS.getOrDefault(typeName, target) : target;
		return switch (typeName) {
			case "int2", "int4" -> (wanted == Integer.class) ? NumberReaders::toInteger : viaLong(wanted, reading);
			case "float4" -> (resultSet, index) -> convert(toFloat(resultSet, index), wanted, reading);
			case "float8" -> (resultSet, index) -> convert(toDouble(resultSet, index), wanted, reading);
			case "numeric" ->
				(resultSet, index) -> convert(toNumeric(resultSet, index), any ? Number.class : wanted, reading);
			default -> viaLong(wanted, reading);
		};
	}

	private static Getter viaLong(Class<?> wanted, Reading reading) {
		return (resultSet, index) -> convert(toLong(resultSet, index), wanted, reading);
	}

	private static @Nullable Integer toInteger(ResultSet resultSet, int index) throws SQLException {
		int value = resultSet.getInt(index);
		return (value == 0 && resultSet.wasNull()) ? null : (Integer) value;
	}

	private static @Nullable Long toLong(ResultSet resultSet, int index) throws SQLException {
		long value = resultSet.getLong(index);
		return (value == 0 && resultSet.wasNull()) ? null : (Long) value;
	}

	private static @Nullable Float toFloat(ResultSet resultSet, int index) throws SQLException {
		float value = resultSet.getFloat(index);
		return (value == 0 && resultSet.wasNull()) ? null : (Float) value;
	}

	private static @Nullable Double toDouble(ResultSet resultSet, int index) throws SQLException {
		double value = resultSet.getDouble(index);
		return (value == 0 && resultSet.wasNull()) ? null : (Double) value;
	}

	/** NaN and the infinities, which BigDecimal does not have, come as Double. */
	private static @Nullable Number toNumeric(ResultSet resultSet, int index) throws SQLException {
		try {
			return resultSet.getBigDecimal(index);
		}
		catch (SQLException ex) {
			if (!PSQLState.NUMERIC_VALUE_OUT_OF_RANGE.getState().equals(ex.getSQLState())) {
				throw ex;
			}
			return resultSet.getDouble(index);
		}
	}

	static @Nullable Object convert(@Nullable Number number, Class<?> target, Reading reading) {
		if (number == null || target.isInstance(number)) {
			return number;
		}
		try {
			return (target == String.class) ? text(number) : ExactNumber.convert(number, target);
		}
		catch (ArithmeticException ex) {
			throw finite(number) ? reading.inexact()
					: reading.failed("a value is NaN or infinite. Read the column as Double or as String");
		}
	}

	private static String text(Number number) {
		return (number instanceof BigDecimal decimal) ? decimal.toPlainString() : number.toString();
	}

	private static boolean finite(Number number) {
		return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
	}

	/** Reads the text of numbers inside arrays. */
	static @Nullable ElementReader element(String typeName, Class<?> target, Reading reading) {
		if (!TARGETS.contains(target)) {
			return null;
		}
		boolean any = target == Number.class || target == Object.class;
		Class<?> wanted = any ? DEFAULTS.getOrDefault(typeName, BigDecimal.class) : target;
		boolean floating = typeName.startsWith("float");
		return (text) -> {
			Number number = (floating || !Character.isDigit(text.charAt(text.length() - 1))) ? Double.valueOf(text)
					: new BigDecimal(text);
			return convert(number, (any && typeName.equals("numeric")) ? Number.class : wanted, reading);
		};
	}

}
