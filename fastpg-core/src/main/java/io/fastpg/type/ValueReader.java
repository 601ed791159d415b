package io.fastpg.type;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

import io.fastpg.exception.ValueConversionException;

/** Reads one column of a result set as one Java type. Immutable and thread-safe. */
public final class ValueReader {

	private static final MethodHandle GET = find(Getter.class, "get",
			MethodType.methodType(Object.class, ResultSet.class, int.class));

	private static final MethodHandle REQUIRED = find(ValueReader.class, "required",
			MethodType.methodType(Object.class, Getter.class, Reading.class, ResultSet.class, int.class));

	private final MethodHandle handle;

	private final Getter getter;

	private ValueReader(MethodHandle handle, Getter getter) {
		this.handle = handle;
		this.getter = getter;
	}

	/** Makes a reader of objects. */
	static ValueReader of(Getter getter, Class<?> type) {
		return new ValueReader(returning(GET.bindTo(getter), type), getter);
	}

	/** Makes a reader of primitives over a getter of their box. */
	static ValueReader unboxed(Getter getter, Reading reading, Class<?> primitive) {
		MethodHandle required = MethodHandles.insertArguments(REQUIRED, 0, getter, reading);
		return new ValueReader(
				returning(returning(required, ClassUtils.resolvePrimitiveIfNecessary(primitive)), primitive),
				(resultSet, index) -> required(getter, reading, resultSet, index));
	}

	/**
	 * Makes a reader of primitives that never boxes: {@code (ResultSet, int)primitive}.
	 */
	static ValueReader primitive(MethodHandle handle, Getter getter) {
		return new ValueReader(handle, getter);
	}

	private static MethodHandle returning(MethodHandle handle, Class<?> type) {
		return handle.asType(handle.type().changeReturnType(type));
	}

	private static Object required(Getter getter, Reading reading, ResultSet resultSet, int index) throws SQLException {
		Object value = getter.get(resultSet, index);
		if (value == null) {
			throw reading.isNull();
		}
		return value;
	}

	/**
	 * Reads the column in the current row.
	 * @param resultSet a result set on a row
	 * @param index the column's position, from 1
	 * @return the value, boxed if the type is primitive; null for NULL
	 * @throws ValueConversionException if the value does not fit the Java type
	 * @throws SQLException if the driver fails to read it
	 */
	public @Nullable Object read(ResultSet resultSet, int index) throws SQLException {
		return this.getter.get(resultSet, index);
	}

	/**
	 * Returns the same as a method handle, without boxing where the type is primitive.
	 * @param index the column's position, from 1
	 * @return a handle {@code (ResultSet)T}, of the erased Java type
	 */
	public MethodHandle handle(int index) {
		return MethodHandles.insertArguments(this.handle, 1, index);
	}

	private static MethodHandle find(Class<?> owner, String name, MethodType type) {
		try {
			MethodHandles.Lookup lookup = MethodHandles.lookup();
			return owner.isInterface() ? lookup.findVirtual(owner, name, type) : lookup.findStatic(owner, name, type);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
