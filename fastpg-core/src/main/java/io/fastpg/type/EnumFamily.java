package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

import io.fastpg.schema.PgType;

/** PostgreSQL's enums. */
final class EnumFamily implements TypeFamily {

	private static final int PAIRS = 256;

	private final ConcurrentLruCache<EnumLabels.Key, EnumLabels> pairs = new ConcurrentLruCache<>(PAIRS,
			EnumLabels.Key::match);

	@Override
	public ParameterType parameterType(PgType type) {
		return ParameterType.ofText("Java enums whose constants have the same names or @Label, and String",
				(value) -> (value instanceof Enum<?> constant)
						? labels(type, constant.getDeclaringClass()).label(constant) : PlainTypes.toText(value));
	}

	private EnumLabels labels(PgType type, Class<?> enumClass) {
		return Objects.requireNonNull(this.pairs.get(new EnumLabels.Key(type, enumClass)));
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return PlainReaders.TEXT;
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (!target.raw().isEnum()) {
			return PlainReaders.textElement(target.raw(), reading);
		}
		EnumLabels labels = labels(type, target.raw());
		return (text) -> labels.constant(text, reading);
	}

}
