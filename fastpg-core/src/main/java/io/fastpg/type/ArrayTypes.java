package io.fastpg.type;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.fastpg.schema.PgType;

/** Parameters of array types, sent as array literals. */
final class ArrayTypes {

	private final PartWriter writer;

	private final Shape shape = new Shape();

	private final List<@Nullable Object> texts = new ArrayList<>();

	private ArrayTypes(PartWriter writer) {
		this.writer = writer;
	}

	static ParameterType of(PartWriter writer, char delimiter) {
		String accepts = "collections and arrays of " + writer.parameterType().accepts();
		return ParameterType.ofText(accepts, (value) -> {
			List<@Nullable Object> elements = elements(value);
			return (elements != null) ? ArrayText.print(new ArrayTypes(writer).flat(elements), delimiter) : null;
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

	private Elements flat(List<@Nullable Object> elements) {
		add(elements, 1);
		return new Elements(this.shape.lengths(), this.texts);
	}

	private void add(List<@Nullable Object> elements, int depth) {
		for (Object element : elements) {
			Object value = PartWriter.unwrapped(element);
			String text = (value == null || isDimension(value, depth + 1)) ? null : this.writer.find(value);
			if (value == null || text != null) {
				check(this.shape.element(depth));
				this.texts.add(text);
			}
			else {
				addPart(value, depth + 1);
			}
		}
		check(this.shape.length(depth, elements.size()));
	}

	/** In an array of json, any other collection is one element: a JSON array. */
	private boolean isDimension(Object value, int depth) {
		PgType type = this.writer.type().underlying();
		return (type.is("json") || type.is("jsonb")) && isNodes(value, depth);
	}

	private static boolean isNodes(Object value, int depth) {
		List<@Nullable Object> nodes = (depth <= Elements.MAX_DIMENSIONS) ? elements(value) : null;
		return nodes != null && nodes.stream().anyMatch(Objects::nonNull) && nodes.stream()
			.allMatch((node) -> node == null || node instanceof JsonNode || isNodes(node, depth + 1));
	}

	/** What the element's type does not take may be a dimension of its own. */
	private void addPart(Object value, int depth) {
		List<@Nullable Object> part = elements(value);
		if (part == null) {
			throw this.writer.unfit(value, "an element");
		}
		if (depth > Elements.MAX_DIMENSIONS) {
			throw new UnfitValueException("it has more than " + Elements.MAX_DIMENSIONS
					+ " collections inside one another; PostgreSQL's arrays have no more dimensions.");
		}
		if (part.isEmpty()) {
			throw new UnfitValueException("a collection inside it is empty, and no dimension of PostgreSQL's arrays "
					+ "can be. Pass one empty collection for an array without elements.");
		}
		add(part, depth);
	}

	private static void check(boolean rectangular) {
		if (!rectangular) {
			throw new UnfitValueException("the collections inside it are of different lengths or depths, and an array "
					+ "of PostgreSQL is rectangular. Fill it up with nulls, or store JSON.");
		}
	}

}
