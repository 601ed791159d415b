package io.fastpg.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/**
 * What an array is wanted as: collections and Java arrays inside one another, and at each
 * depth a reader of elements, for the value tells how many dimensions it has.
 */
final class ArrayTarget {

	private final List<Collector> layers = new ArrayList<>();

	private final List<@Nullable PartReader> readers = new ArrayList<>();

	private final List<Class<?>> classes = new ArrayList<>();

	private final Reading reading;

	/** Whether there may be more dimensions than layers. */
	private boolean open;

	private ArrayTarget(Reading reading) {
		this.reading = reading;
	}

	/** Returns null if the target is none of arrays with such elements. */
	static @Nullable ArrayTarget of(TypeMap types, PgType element, ResolvableType target, Reading reading) {
		ArrayTarget result = new ArrayTarget(reading);
		ResolvableType outer = target;
		ResolvableType inner = Collector.elementOf(outer);
		while (inner != null && !result.open && result.layers.size() < Elements.MAX_DIMENSIONS) {
			result.layers.add(Collector.of(outer, reading));
			result.readers.add(PartReader.of(types, element, inner, reading));
			result.classes.add(types.driverClass(element, inner));
			result.open = inner.toClass() == Object.class;
			outer = inner;
			inner = Collector.elementOf(outer);
		}
		return result.readers.stream().anyMatch((reader) -> reader != null) ? result : null;
	}

	/** Makes the object of one dimension, as most arrays have. */
	Object build(@Nullable Object[] elements) {
		PartReader reader = this.readers.get(0);
		if (reader == null || elements.length == 0) {
			List<Integer> lengths = (elements.length == 0) ? List.of() : List.of(elements.length);
			return build(new Elements(lengths, Arrays.asList(elements)));
		}
		Class<?> driverClass = this.classes.get(0);
		List<@Nullable Object> values = new ArrayList<>(elements.length);
		for (Object element : elements) {
			values.add(read(reader, driverClass, element));
		}
		return this.layers.get(0).collect(values);
	}

	/** Makes the object; elements are texts, or what the driver made of them. */
	Object build(Elements elements) {
		int dimensions = elements.dimensions();
		if (dimensions == 0) {
			return this.layers.get(0).collect(List.of());
		}
		int depth = this.open ? Math.min(dimensions, this.readers.size()) : dimensions;
		PartReader reader = (depth <= this.readers.size()) ? this.readers.get(depth - 1) : null;
		if (reader == null) {
			throw this.reading.failed("a value has " + dimensions + ((dimensions == 1) ? " dimension" : " dimensions")
					+ ", and that type another number of them. Read an array of two dimensions as a List of Lists or as "
					+ "an array of arrays, or any as Object");
		}
		List<@Nullable Object> values = new ArrayList<>(elements.values().size());
		for (Object element : elements.values()) {
			values.add(read(reader, this.classes.get(depth - 1), element));
		}
		return nested(values, elements.lengths(), 0);
	}

	private static @Nullable Object read(PartReader reader, Class<?> driverClass, @Nullable Object element) {
		return driverClass.isInstance(element) ? element
				: reader.read((element != null) ? ArrayReaders.text(element) : null);
	}

	private Object nested(List<@Nullable Object> values, List<Integer> lengths, int level) {
		Collector collector = (level < this.layers.size()) ? this.layers.get(level) : Collector.LIST;
		if (level == lengths.size() - 1) {
			return collector.collect(values);
		}
		int parts = lengths.get(level);
		int size = values.size() / parts;
		List<@Nullable Object> result = new ArrayList<>(parts);
		for (int i = 0; i < parts; i++) {
			result.add(nested(new ArrayList<>(values.subList(i * size, (i + 1) * size)), lengths, level + 1));
		}
		return collector.collect(result);
	}

}
