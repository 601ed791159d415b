package io.fastpg.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Parameters of the numeric types. */
final class NumberTypes {

	private static final String INTEGERS = "Integer, Long, Short, Byte, BigInteger and BigDecimal, "
			+ "where the number is integral and in range";

	private static final String FLOATS = "Double, Float, Integer, Long, Short, Byte, BigDecimal and BigInteger, "
			+ "where the number can be held exactly";

	private static final int MAX_INTEGER_DIGITS = 131_072;

	private static final int MAX_SCALE = 16_383;

	static final Map<String, ParameterType> ALL = Map
		.of("int2",
				new ParameterType("int2", Types.SMALLINT, INTEGERS, (value) -> integral(value, Short.class),
						(statement, index, value) -> statement.setShort(index, (Short) value), Object::toString),
				"int4",
				new ParameterType("int4", Types.INTEGER, INTEGERS, (value) -> integral(value, Integer.class),
						(statement, index, value) -> statement.setInt(index, (Integer) value), Object::toString),
				"int8",
				new ParameterType("int8", Types.BIGINT, INTEGERS, (value) -> integral(value, Long.class),
						(statement, index, value) -> statement.setLong(index, (Long) value), Object::toString),
				"float4",
				new ParameterType("float4", Types.REAL, FLOATS, (value) -> floating(value, Float.class),
						(statement, index, value) -> statement.setFloat(index, (Float) value), Object::toString),
				"float8",
				new ParameterType("float8", Types.DOUBLE, FLOATS, (value) -> floating(value, Double.class),
						(statement, index, value) -> statement.setDouble(index, (Double) value), Object::toString),
				"numeric",
				new ParameterType("numeric", Types.NUMERIC,
						"BigDecimal, BigInteger, Integer, Long, Short, Byte, Double and Float", NumberTypes::toNumeric,
						NumberTypes::setNumeric, Object::toString));

	/** Sent as int8, which the server casts. */
	static final ParameterType OID = new ParameterType("int8", Types.BIGINT, INTEGERS,
			(value) -> integral(value, Long.class), (statement, index, value) -> statement.setLong(index, (Long) value),
			Object::toString);

	private NumberTypes() {
	}

	private static @Nullable Object integral(Object value, Class<?> target) {
		return isExact(value) ? ExactNumber.convert((Number) value, target) : null;
	}

	private static boolean isExact(Object value) {
		return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
				|| value instanceof BigInteger || value instanceof BigDecimal;
	}

	private static @Nullable Object floating(Object value, Class<?> target) {
		boolean accepted = isExact(value) || value instanceof Double || value instanceof Float;
		return accepted ? ExactNumber.convert((Number) value, target) : null;
	}

	private static @Nullable Object toNumeric(Object value) {
		if ((value instanceof Double || value instanceof Float) && !Double.isFinite(((Number) value).doubleValue())) {
			return ((Number) value).doubleValue();
		}
		BigDecimal decimal = decimal(value);
		return (decimal != null) ? withinBounds(decimal) : null;
	}

	/** Beyond these bounds the driver stores another number, without an error. */
	private static BigDecimal withinBounds(BigDecimal decimal) {
		if (decimal.signum() == 0) {
			return decimal.setScale(Math.min(Math.max(decimal.scale(), 0), MAX_SCALE));
		}
		if ((long) decimal.precision() - decimal.scale() > MAX_INTEGER_DIGITS || decimal.scale() > MAX_SCALE) {
			throw new UnfitValueException("numeric holds at most " + MAX_INTEGER_DIGITS
					+ " digits before the decimal point and " + MAX_SCALE + " after it.");
		}
		return decimal;
	}

	private static @Nullable BigDecimal decimal(Object value) {
		boolean accepted = isExact(value) || value instanceof Double || value instanceof Float;
		return accepted ? ExactNumber.decimal((Number) value) : null;
	}

	private static void setNumeric(PreparedStatement statement, int index, Object value) throws SQLException {
		if (value instanceof BigDecimal decimal) {
			statement.setBigDecimal(index, decimal);
			return;
		}
		ServerText.set(statement, index, "numeric", value.toString());
	}

}
