package io.fastpg.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

import io.fastpg.mapping.ColumnNames;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.NameMatch;
import io.fastpg.mapping.Property;
import io.fastpg.mapping.SingleValues;
import io.fastpg.schema.Attribute;
import io.fastpg.schema.PgType;

/** Writes records, beans and maps as the text of a row type. */
final class CompositeWriter {

	private static final int CLASSES = 64;

	private final TypeMap types;

	private final List<String> names;

	private final List<PartWriter> writers;

	/** Of each class, what reads the value of each attribute; null for none. */
	private final ConcurrentLruCache<Class<?>, List<@Nullable Getter>> getters = new ConcurrentLruCache<>(CLASSES,
			this::getters);

	CompositeWriter(TypeMap types, PgType type) {
		this.types = types;
		this.names = type.attributes().stream().map(Attribute::name).toList();
		this.writers = type.attributes().stream().map((attribute) -> PartWriter.of(types, attribute.type())).toList();
	}

	ParameterType parameterType() {
		return ParameterType.ofText("records, beans and maps with values for the attributes "
				+ String.join(", ", this.names) + ", and their text", this::convert);
	}

	private @Nullable Object convert(Object value) {
		if (value instanceof String text) {
			return StorableText.of(text);
		}
		if (value instanceof Map<?, ?> map) {
			return ofMap(map);
		}
		Class<?> type = value.getClass();
		boolean object = type.isRecord() || !SingleValues.contains(type);
		return (object && !(value instanceof Enum<?>) && !this.types.isValue(type)) ? ofObject(value) : null;
	}

	private String ofMap(Map<?, ?> map) {
		@Nullable String[] texts = new String[this.names.size()];
		boolean[] seen = new boolean[texts.length];
		map.forEach((key, value) -> {
			int index = index(key);
			if (seen[index]) {
				throw new UnfitValueException(
						"two of its keys mean the attribute \"" + this.names.get(index) + "\". Leave one out.");
			}
			seen[index] = true;
			texts[index] = text(index, value);
		});
		return RowText.print(Arrays.asList(texts));
	}

	private int index(@Nullable Object key) {
		String name = (key instanceof String given) ? NameMatch.find(given, this.names) : null;
		if (name == null) {
			throw new UnfitValueException(
					"a key of the map names no attribute. The attributes are " + String.join(", ", this.names) + ".");
		}
		return this.names.indexOf(name);
	}

	private String ofObject(Object value) {
		List<@Nullable Getter> found = Objects.requireNonNull(this.getters.get(value.getClass()));
		List<@Nullable String> texts = new ArrayList<>(found.size());
		for (int i = 0; i < found.size(); i++) {
			Getter getter = found.get(i);
			texts.add((getter != null) ? text(i, getter.apply(value)) : null);
		}
		return RowText.print(texts);
	}

	private @Nullable String text(int index, @Nullable Object given) {
		Object value = PartWriter.unwrapped(given);
		return (value != null) ? this.writers.get(index).write(value, "its attribute \"" + this.names.get(index) + '"')
				: null;
	}

	private List<@Nullable Getter> getters(Class<?> type) {
		List<@Nullable Getter> found = new ArrayList<>(Collections.nCopies(this.names.size(), null));
		collect(type, ColumnNames.of(this.names), (value) -> value, found);
		if (found.stream().allMatch(Objects::isNull)) {
			throw new UnfitValueException(
					"it has no component or getter for any of the attributes " + String.join(", ", this.names) + ".");
		}
		return Collections.unmodifiableList(found);
	}

	private void collect(Class<?> type, ColumnNames seen, Getter outer, List<@Nullable Getter> found) {
		for (Property property : MappedClass.of(type).properties()) {
			Getter getter = (source) -> {
				Object object = outer.apply(source);
				return (object != null) ? PartWriter.unwrapped(property.get(object)) : null;
			};
			String name = seen.find(property.member());
			ColumnNames nested = (name == null) ? seen.nested(property.member()) : null;
			if (nested != null) {
				collect(ColumnNames.classOf(property.member()), nested, getter, found);
			}
			else if (name != null) {
				if (found.set(this.names.indexOf(name), getter) != null) {
					throw new UnfitValueException("two of its names mean the attribute \"" + name + "\".");
				}
			}
			else if (property.stored()) {
				throw new UnfitValueException("there is no attribute for its \"" + property.name()
						+ "\". The attributes are " + String.join(", ", this.names) + ".");
			}
		}
	}

	/** Reads an attribute's value of an object. */
	@FunctionalInterface
	private interface Getter extends Function<Object, @Nullable Object> {

	}

}
