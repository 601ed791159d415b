package io.fastpg.type;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/**
 * Writes a value that stands inside another: an element, a bound, an attribute.
 *
 * @param type its type
 * @param parameterType how it is written
 */
record PartWriter(PgType type, ParameterType parameterType) {

	static PartWriter of(TypeMap types, PgType type) {
		return new PartWriter(type, types.parameterType(type.underlying()));
	}

	/** Returns the value's text; null if the type does not take values of its class. */
	@Nullable String find(Object value) {
		Object converted = this.parameterType.conversion().convert(value);
		return (converted != null) ? this.parameterType.text().apply(converted) : null;
	}

	/** Returns the value's text. */
	String write(Object value, String part) {
		String text = find(value);
		if (text == null) {
			throw unfit(value, part);
		}
		return text;
	}

	UnfitValueException unfit(Object value, String part) {
		return new UnfitValueException(part + " is a " + value.getClass().getTypeName() + ". Values of type "
				+ this.type + " are " + this.parameterType.accepts() + ".");
	}

	/** Returns what is written for an Optional. */
	static @Nullable Object unwrapped(@Nullable Object value) {
		return (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
	}

}
