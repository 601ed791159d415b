package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.ConcurrentLruCache;

import io.fastpg.mapping.SingleValues;
import io.fastpg.schema.Attribute;
import io.fastpg.schema.PgType;

/** Row types: those of {@code CREATE TYPE}, and those of tables. */
final class CompositeFamily implements TypeFamily {

	private static final int TYPES = 256;

	private final TypeMap types;

	private final ConcurrentLruCache<PgType, ParameterType> parameterTypes;

	CompositeFamily(TypeMap types) {
		this.types = types;
		this.parameterTypes = new ConcurrentLruCache<>(TYPES,
				(type) -> new CompositeWriter(types, type).parameterType());
	}

	@Override
	public ParameterType parameterType(PgType type) {
		return Objects.requireNonNull(this.parameterTypes.get(type));
	}

	@Override
	public Type javaType(PgType type) {
		return ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class).getType();
	}

	@Override
	public String readAs(PgType type) {
		return "records and beans with a component or setter for an attribute, Map<String, Object>, and String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(String.class)) {
			return (text) -> text;
		}
		if (target.isAnyOr(Map.class)) {
			return map(type, target, reading);
		}
		Class<?> raw = target.raw();
		boolean object = raw.isRecord() || !SingleValues.contains(raw);
		if (!object || raw.isEnum() || this.types.isValue(raw)) {
			return null;
		}
		CompositeReader reader = CompositeReader.of(this.types, type, target.type(), reading);
		return PartReader.checked((text) -> reader.read(attributes(text, type, reading)), reading);
	}

	private @Nullable ElementReader map(PgType type, Target target, Reading reading) {
		boolean named = target.isAny() || target.type().getGeneric(0).toClass().isAssignableFrom(String.class);
		if (!named) {
			return null;
		}
		List<PartReader> readers = new ArrayList<>();
		for (Attribute attribute : type.attributes()) {
			readers.add(CompositeReader.attribute(this.types, attribute, target.type().getGeneric(1), reading));
		}
		return PartReader.checked((text) -> {
			List<@Nullable String> texts = attributes(text, type, reading);
			Map<String, @Nullable Object> values = new LinkedHashMap<>();
			for (int i = 0; i < readers.size(); i++) {
				values.put(type.attributes().get(i).name(), readers.get(i).read(texts.get(i)));
			}
			return Collections.unmodifiableMap(values);
		}, reading);
	}

	private static List<@Nullable String> attributes(String text, PgType type, Reading reading) {
		List<@Nullable String> attributes = RowText.parse(text);
		if (attributes.size() != type.attributes().size()) {
			throw reading
				.failed("a value of type " + type + " has " + attributes.size() + " attributes, and the type had "
						+ type.attributes().size() + " when the schema was read. Call refresh() on the database");
		}
		return attributes;
	}

}
