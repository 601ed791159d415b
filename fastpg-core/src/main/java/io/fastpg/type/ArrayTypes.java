package io.fastpg.type;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** Parameters of arrays: sent as an array literal, which never asks the server first. */
final class ArrayTypes {

	private ArrayTypes() {
	}

	static ParameterType of(PgType element, ParameterType elementType) {
		String accepts = "collections and arrays of " + elementType.accepts();
		return ParameterType.ofText(accepts, (value) -> {
			List<@Nullable Object> elements = elements(value);
			return (elements != null) ? literal(elements, element, elementType) : null;
		});
	}

	/** Returns null if the value is neither a collection nor an array. */
	static @Nullable List<@Nullable Object> elements(Object value) {
		if (value instanceof Collection<?> collection) {
			return new ArrayList<>(collection);
		}
		if (!value.getClass().isArray()) {
			return null;
		}
		int length = Array.getLength(value);
		List<@Nullable Object> elements = new ArrayList<>(length);
		for (int i = 0; i < length; i++) {
			elements.add(Array.get(value, i));
		}
		return elements;
	}

	private static String literal(List<@Nullable Object> elements, PgType element, ParameterType elementType) {
		List<@Nullable String> texts = new ArrayList<>(elements.size());
		for (Object value : elements) {
			Object given = (value instanceof Optional<?> optional) ? optional.orElse(null) : value;
			texts.add((given != null) ? text(given, element, elementType) : null);
		}
		return ArrayText.print(texts, ArrayReaders.delimiter(element));
	}

	private static String text(Object value, PgType element, ParameterType elementType) {
		Object converted = elementType.conversion().convert(value);
		if (converted == null) {
			throw new UnfitValueException("an element is a " + value.getClass().getTypeName() + ". Elements of type "
					+ element + " are " + elementType.accepts() + ".");
		}
		return elementType.text().apply(converted);
	}

}
