package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/** Multiranges, which are collections of ranges. */
final class MultirangeFamily implements TypeFamily {

	private final TypeMap types;

	MultirangeFamily(TypeMap types) {
		this.types = types;
	}

	@Override
	public ParameterType parameterType(PgType type) {
		PartWriter range = PartWriter.of(this.types, rangeOf(type));
		String accepts = "collections and arrays of " + range.parameterType().accepts();
		return ParameterType.ofText(accepts, (value) -> {
			if (value instanceof String text) {
				return StorableText.of(text);
			}
			List<@Nullable Object> ranges = ArrayTypes.elements(value);
			return (ranges != null) ? text(ranges, range) : null;
		});
	}

	private static PgType rangeOf(PgType multirange) {
		return Objects.requireNonNull(multirange.element());
	}

	/** Returns null if it is no collection of ranges, but maybe an array of such. */
	private static @Nullable String text(List<@Nullable Object> ranges, PartWriter writer) {
		List<String> texts = new ArrayList<>(ranges.size());
		for (Object element : ranges) {
			Object range = PartWriter.unwrapped(element);
			if (range == null) {
				throw new UnfitValueException("a multirange holds no NULL, and one of the ranges is null.");
			}
			String text = writer.find(range);
			if (text == null) {
				return null;
			}
			texts.add(text);
		}
		return "{" + String.join(",", texts) + "}";
	}

	@Override
	public Type javaType(PgType type) {
		ResolvableType range = ResolvableType.forType(this.types.defaultJavaType(rangeOf(type)));
		return ResolvableType.forClassWithGenerics(List.class, range).getType();
	}

	@Override
	public String readAs(PgType type) {
		return "List, Set, Collection and Java arrays of " + this.types.readAs(rangeOf(type)) + ", and String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(String.class)) {
			return (text) -> text;
		}
		ResolvableType wanted = Collector.elementOf(target.type());
		PartReader range = (wanted != null) ? PartReader.of(this.types, rangeOf(type), wanted, reading) : null;
		if (wanted == null || range == null) {
			return null;
		}
		Collector collector = Collector.of(target.type(), reading);
		return PartReader.checked((text) -> {
			List<@Nullable Object> ranges = new ArrayList<>();
			RangeText.split(text).forEach((part) -> ranges.add(range.read(part)));
			return collector.collect(ranges);
		}, reading);
	}

}
