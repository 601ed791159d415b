package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/** Ranges of every type, built in or of the user's own. */
final class RangeFamily implements TypeFamily {

	private final TypeMap types;

	RangeFamily(TypeMap types) {
		this.types = types;
	}

	@Override
	public ParameterType parameterType(PgType type) {
		PartWriter bound = PartWriter.of(this.types, boundOf(type));
		String accepts = "Range with bounds of " + bound.parameterType().accepts() + ", and its text";
		return ParameterType.ofText(accepts, (value) -> {
			if (value instanceof Range<?> range) {
				return RangeText.print(written(range, bound));
			}
			return (value instanceof String text) ? StorableText.of(text) : null;
		});
	}

	private static PgType boundOf(PgType range) {
		return Objects.requireNonNull(range.element());
	}

	private static Range<String> written(Range<?> range, PartWriter bound) {
		if (range.isEmpty()) {
			return Range.empty();
		}
		Object lower = converted(range.lower(), bound);
		Object upper = converted(range.upper(), bound);
		if (isAbove(lower, upper)) {
			throw new UnfitValueException("the range's lower bound is above its upper bound.");
		}
		return Range.of(text(lower, bound), range.isLowerInclusive(), text(upper, bound), range.isUpperInclusive());
	}

	private static @Nullable Object converted(@Nullable Object value, PartWriter bound) {
		Object converted = (value != null) ? bound.parameterType().conversion().convert(value) : null;
		if (value != null && converted == null) {
			throw bound.unfit(value, "a bound");
		}
		return converted;
	}

	/** The order of texts is the database's business. */
	@SuppressWarnings("unchecked")
	private static boolean isAbove(@Nullable Object lower, @Nullable Object upper) {
		return upper != null && lower instanceof Comparable<?> bound && !(lower instanceof String)
				&& lower.getClass() == upper.getClass() && ((Comparable<Object>) bound).compareTo(upper) > 0;
	}

	private static @Nullable String text(@Nullable Object converted, PartWriter bound) {
		return (converted != null) ? bound.parameterType().text().apply(converted) : null;
	}

	@Override
	public Type javaType(PgType type) {
		ResolvableType bound = ResolvableType.forType(this.types.defaultJavaType(boundOf(type)));
		return ResolvableType.forClassWithGenerics(Range.class, bound).getType();
	}

	@Override
	public String readAs(PgType type) {
		return "Range of what its bounds can be read as, " + this.types.readAs(boundOf(type)) + ", and String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(String.class)) {
			return (text) -> text;
		}
		if (!target.isAnyOr(Range.class)) {
			return null;
		}
		PartReader bound = PartReader.of(this.types, boundOf(type), target.type().getGeneric(0), reading);
		return (bound != null) ? PartReader.checked((text) -> RangeText.parse(text, bound::read), reading) : null;
	}

}
