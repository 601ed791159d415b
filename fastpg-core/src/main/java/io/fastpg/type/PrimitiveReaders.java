package io.fastpg.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLState;

/** Reads primitives without boxing, where the driver's own getter is exact. */
final class PrimitiveReaders {

	private static final Set<String> INTEGERS = Set.of("int2", "int4", "int8", "oid");

	private static final Map<Class<?>, Set<String>> EXACT = Map.of(int.class, INTEGERS, long.class, INTEGERS,
			short.class, INTEGERS, float.class, Set.of("float4"), double.class, Set.of("float8"), boolean.class,
			Set.of("bool"));

	private PrimitiveReaders() {
	}

	/** Returns null where the pair needs a detour through an object. */
	static @Nullable ValueReader find(String typeName, Class<?> primitive, Reading reading) {
		if (!EXACT.getOrDefault(primitive, Set.of()).contains(typeName)) {
			return null;
		}
		MethodHandle handle = method(primitive).bindTo(reading);
		return ValueReader.primitive(handle, (resultSet, index) -> box(primitive, reading, resultSet, index));
	}

	private static MethodHandle method(Class<?> primitive) {
		try {
			return MethodHandles.lookup()
				.findStatic(PrimitiveReaders.class, primitive.getName() + "Value",
						MethodType.methodType(primitive, Reading.class, ResultSet.class, int.class));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Object box(Class<?> primitive, Reading reading, ResultSet resultSet, int index) throws SQLException {
		return switch (primitive.getName()) {
			case "int" -> intValue(reading, resultSet, index);
			case "long" -> longValue(reading, resultSet, index);
			case "short" -> shortValue(reading, resultSet, index);
			case "float" -> floatValue(reading, resultSet, index);
			case "double" -> doubleValue(reading, resultSet, index);
			default -> booleanValue(reading, resultSet, index);
		};
	}

	static int intValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		try {
			int value = resultSet.getInt(index);
			if (value == 0) {
				refuseNull(reading, resultSet);
			}
			return value;
		}
		catch (SQLException ex) {
			throw translated(ex, reading);
		}
	}

	static long longValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		long value = resultSet.getLong(index);
		if (value == 0) {
			refuseNull(reading, resultSet);
		}
		return value;
	}

	static short shortValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		try {
			short value = resultSet.getShort(index);
			if (value == 0) {
				refuseNull(reading, resultSet);
			}
			return value;
		}
		catch (SQLException ex) {
			throw translated(ex, reading);
		}
	}

	static float floatValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		float value = resultSet.getFloat(index);
		if (value == 0) {
			refuseNull(reading, resultSet);
		}
		return value;
	}

	static double doubleValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		double value = resultSet.getDouble(index);
		if (value == 0) {
			refuseNull(reading, resultSet);
		}
		return value;
	}

	static boolean booleanValue(Reading reading, ResultSet resultSet, int index) throws SQLException {
		boolean value = resultSet.getBoolean(index);
		if (!value) {
			refuseNull(reading, resultSet);
		}
		return value;
	}

	private static void refuseNull(Reading reading, ResultSet resultSet) throws SQLException {
		if (resultSet.wasNull()) {
			throw reading.isNull();
		}
	}

	/** The driver's message quotes the value, so it does not become the cause. */
	private static SQLException translated(SQLException ex, Reading reading) {
		if (PSQLState.NUMERIC_VALUE_OUT_OF_RANGE.getState().equals(ex.getSQLState())) {
			throw reading.inexact();
		}
		return ex;
	}

}
