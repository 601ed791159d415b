package io.fastpg.type;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;

/** The application's own converters. */
final class Converters {

	private final Map<Class<?>, TypeConverter<?, ?>> byClass = new HashMap<>();

	private final Map<String, TypeConverter<?, ?>> byName = new HashMap<>();

	Converters(Collection<? extends TypeConverter<?, ?>> converters) {
		for (TypeConverter<?, ?> converter : converters) {
			if (InferredTypes.isKnown(converter.javaType())) {
				// it would also change the values of row filters on their way
				throw new IllegalArgumentException("A converter is registered for " + converter.javaType().getName()
						+ ", which is stored as it is. Convert a type of your own.");
			}
			if (this.byClass.put(converter.javaType(), converter) != null) {
				throw new IllegalArgumentException(
						"Two converters are registered for " + converter.javaType().getName() + ". Register one.");
			}
			if (!converter.typeName().isEmpty() && this.byName.put(converter.typeName(), converter) != null) {
				throw new IllegalArgumentException("Two converters are registered for the type \""
						+ converter.typeName() + "\". Let one of them name no type.");
			}
		}
	}

	boolean isEmpty() {
		return this.byClass.isEmpty();
	}

	@Nullable TypeConverter<?, ?> of(Class<?> javaType) {
		return this.byClass.get(javaType);
	}

	/** Returns the converter whose Java type a type's values are by default. */
	@Nullable TypeConverter<?, ?> of(PgType type) {
		TypeConverter<?, ?> qualified = this.byName.get(type.schema() + '.' + type.name());
		return (qualified != null) ? qualified : this.byName.get(type.name());
	}

	/** Returns the converter for reading a type as a target, if one is registered. */
	@Nullable TypeConverter<?, ?> of(PgType type, Target target) {
		return target.isAny() ? of(type) : of(target.raw());
	}

	@Nullable TypeConverter<?, ?> ofValue(Object value) {
		// a constant with a body has a class of its own
		return of((value instanceof Enum<?> constant) ? constant.getDeclaringClass() : value.getClass());
	}

	/** Converts a value to be stored, if there is a converter for its class. */
	Object stored(Object value) {
		TypeConverter<?, ?> converter = ofValue(value);
		return (converter != null) ? write(converter, value) : value;
	}

	@SuppressWarnings("unchecked")
	private static Object write(TypeConverter<?, ?> converter, Object value) {
		Object stored;
		try {
			stored = ((TypeConverter<Object, ?>) converter).write(value);
		}
		catch (RuntimeException ex) {
			// no cause: its message may quote the value
			throw new UnfitValueException("its converter failed (" + ex.getClass().getName() + ").");
		}
		if (!converter.storedAs().isInstance(stored)) {
			throw new UnfitValueException("its converter did not return a " + converter.storedAs().getName() + ".");
		}
		return stored;
	}

	@SuppressWarnings("unchecked")
	static Object read(TypeConverter<?, ?> converter, Object stored, Reading reading) {
		try {
			return ((TypeConverter<?, Object>) converter).read(stored);
		}
		catch (ValueConversionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// no cause: its message may quote the value
			throw reading.failed("its converter failed (" + ex.getClass().getName() + ")");
		}
	}

}
