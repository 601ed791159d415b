package io.fastpg.type;

import java.time.DateTimeException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.ValueConversionException;
import io.fastpg.schema.PgType;

/**
 * Reads a value that stands inside another: an element, a bound, an attribute.
 *
 * @param reader reads a text
 * @param optional whether an Optional is wanted
 */
record PartReader(ElementReader reader, boolean optional) {

	/** Returns null if the type cannot be read as the target. */
	static @Nullable PartReader of(TypeMap types, PgType type, ResolvableType target, Reading reading) {
		boolean optional = target.toClass() == Optional.class;
		ElementReader reader = types.elementReader(type, optional ? target.getGeneric(0) : target, reading);
		return (reader != null) ? new PartReader(checked(reader, reading), optional) : null;
	}

	/** Returns the same reader, which fails in no other way than ours. */
	static ElementReader checked(ElementReader reader, Reading reading) {
		return (text) -> {
			try {
				return reader.read(text);
			}
			catch (ValueConversionException ex) {
				throw ex;
			}
			catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException ex) {
				// no cause: its message quotes the value
				throw reading.failed("a value, or a part of it, has no such value in Java. Read it as text instead");
			}
		};
	}

	@Nullable Object read(@Nullable String text) {
		Object value = (text != null) ? this.reader.read(text) : null;
		return this.optional ? Optional.ofNullable(value) : value;
	}

}
