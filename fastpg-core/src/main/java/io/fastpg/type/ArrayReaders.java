package io.fastpg.type;

import java.lang.reflect.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import io.fastpg.schema.PgType;

/** Reads one-dimensional arrays into lists, sets and Java arrays. */
final class ArrayReaders {

	static final String SUPPORTED = "List, Set, Collection and Java arrays of what the elements can be read as";

	/** Those that the driver may receive in binary, where it has no stable text. */
	private static final Set<String> DECODED_BY_DRIVER = Set.of("int2", "int4", "int8", "oid", "float4", "float8",
			"text", "varchar", "bool", "bytea");

	private ArrayReaders() {
	}

	/**
	 * Returns the type of elements that a target wants; null if it is no target of
	 * arrays.
	 */
	static @Nullable ResolvableType elementTarget(ResolvableType target) {
		Class<?> raw = target.toClass();
		if (raw.isArray()) {
			return (raw == byte[].class) ? null : target.getComponentType();
		}
		return (raw == List.class || raw == Set.class || raw == Collection.class || raw == Iterable.class
				|| raw == Object.class) ? target.getGeneric(0) : null;
	}

	static Getter getter(PgType type, Class<?> target, Class<?> unconverted, ElementReader element, Reading reading) {
		PgType elementType = elementOf(type);
		boolean decoded = elementType.schema().equals("pg_catalog") && DECODED_BY_DRIVER.contains(elementType.name());
		Function<List<@Nullable Object>, Object> collector = collector(target, reading);
		return (resultSet, index) -> {
			List<@Nullable Object> elements = decoded ? decoded(resultSet, index, unconverted, element, reading)
					: parsed(resultSet, index, delimiter(elementType), element, reading);
			return (elements != null) ? collector.apply(elements) : null;
		};
	}

	static PgType elementOf(PgType array) {
		PgType element = array.element();
		if (element == null) {
			throw new IllegalArgumentException("Type " + array + " is no array.");
		}
		return element;
	}

	/** Of all types of PostgreSQL only box is not delimited by a comma. */
	static char delimiter(PgType element) {
		return element.is("box") ? ';' : ',';
	}

	private static @Nullable List<@Nullable Object> decoded(ResultSet resultSet, int index, Class<?> unconverted,
			ElementReader reader, Reading reading) throws SQLException {
		java.sql.Array array = resultSet.getArray(index);
		if (array == null) {
			return null;
		}
		// The driver gives boxes, never primitives
		@Nullable Object[] elements = (Object[]) array.getArray();
		List<@Nullable Object> result = new ArrayList<>(elements.length);
		for (Object element : elements) {
			if (element == null || unconverted.isInstance(element)) {
				result.add(element);
			}
			else if (element.getClass().isArray()) {
				throw twoDimensional(reading);
			}
			else {
				result.add(reader.read(element.toString()));
			}
		}
		return result;
	}

	private static @Nullable List<@Nullable Object> parsed(ResultSet resultSet, int index, char delimiter,
			ElementReader reader, Reading reading) throws SQLException {
		String text = resultSet.getString(index);
		if (text == null) {
			return null;
		}
		List<@Nullable String> elements;
		try {
			elements = ArrayText.parse(text, delimiter);
		}
		catch (IllegalArgumentException ex) {
			throw twoDimensional(reading);
		}
		List<@Nullable Object> result = new ArrayList<>(elements.size());
		for (String element : elements) {
			result.add((element != null) ? read(reader, element, reading) : null);
		}
		return result;
	}

	private static @Nullable Object read(ElementReader reader, String element, Reading reading) {
		try {
			return reader.read(element);
		}
		catch (java.time.DateTimeException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			// no cause: its message quotes the value
			throw reading.failed("an element has no such value in Java. Read the array as List<String>");
		}
	}

	private static RuntimeException twoDimensional(Reading reading) {
		return reading.failed("a value has more than one dimension. Only one-dimensional arrays are supported; "
				+ "select to_jsonb(...) of it instead");
	}

	private static Function<List<@Nullable Object>, Object> collector(Class<?> target, Reading reading) {
		if (target.isArray()) {
			return (elements) -> toArray(elements, target.getComponentType(), reading);
		}
		if (target == Set.class) {
			return (elements) -> Collections.unmodifiableSet(new LinkedHashSet<>(elements));
		}
		return Collections::unmodifiableList;
	}

	private static Object toArray(List<@Nullable Object> elements, Class<?> componentType, Reading reading) {
		Object array = Array.newInstance(componentType, elements.size());
		for (int i = 0; i < elements.size(); i++) {
			Object element = elements.get(i);
			if (element == null && componentType.isPrimitive()) {
				throw reading.failed("an element is NULL. Use an array or a List of "
						+ ClassUtils.resolvePrimitiveIfNecessary(componentType).getSimpleName());
			}
			Array.set(array, i, element);
		}
		return array;
	}

}
