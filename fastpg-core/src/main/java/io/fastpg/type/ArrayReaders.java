package io.fastpg.type;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** Reads arrays, from text or from what the driver makes of them. */
final class ArrayReaders {

	static final String SUPPORTED = "List, Set, Collection and Java arrays of what the elements can be read as, "
			+ "inside one another for more dimensions";

	/** Those that the driver may receive in binary, where it has no stable text. */
	private static final Set<String> DECODED_BY_DRIVER = Set.of("int2", "int4", "int8", "oid", "float4", "float8",
			"text", "varchar", "bool", "bytea");

	private ArrayReaders() {
	}

	/** Tells whether the driver makes objects of the elements. */
	static boolean isDecoded(PgType element) {
		return element.schema().equals("pg_catalog") && DECODED_BY_DRIVER.contains(element.name());
	}

	static Getter getter(PgType element, ArrayTarget target, Reading reading) {
		if (isDecoded(element)) {
			return (resultSet, index) -> {
				java.sql.Array array = resultSet.getArray(index);
				return (array != null) ? decoded((Object[]) array.getArray(), target) : null;
			};
		}
		ElementReader reader = reader(element, target, reading);
		return (resultSet, index) -> {
			String text = resultSet.getString(index);
			return (text != null) ? reader.read(text) : null;
		};
	}

	static ElementReader reader(PgType element, ArrayTarget target, Reading reading) {
		char delimiter = delimiter(element.underlying());
		return PartReader.checked((text) -> target.build(ArrayText.parse(text, delimiter)), reading);
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

	/** The driver gives boxes, never primitives, in an array that is ours. */
	private static Object decoded(@Nullable Object[] elements, ArrayTarget target) {
		for (Object element : elements) {
			if (element instanceof Object[]) {
				Shape shape = new Shape();
				List<@Nullable Object> values = new ArrayList<>();
				flatten(elements, 1, shape, values);
				return target.build(new Elements(shape.lengths(), values));
			}
		}
		return target.build(elements);
	}

	private static void flatten(@Nullable Object[] elements, int depth, Shape shape, List<@Nullable Object> values) {
		for (Object element : elements) {
			if (element instanceof Object[] part) {
				flatten(part, depth + 1, shape, values);
			}
			else {
				shape.element(depth);
				values.add(element);
			}
		}
		shape.length(depth, elements.length);
	}

	/** Returns an element's text, of what the driver or the parser made of it. */
	static String text(Object element) {
		return (element instanceof byte[] bytes) ? "\\x" + HexFormat.of().formatHex(bytes) : element.toString();
	}

}
