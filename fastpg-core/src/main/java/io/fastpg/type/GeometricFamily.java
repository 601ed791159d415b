package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** point and box, whose text depends on the format it came in. */
final class GeometricFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("point", "box");

	private final TypeFamily text = new TextFamily();

	@Override
	public ParameterType parameterType(PgType type) {
		return this.text.parameterType(type);
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return "String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		return this.text.reader(type, target, reading);
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return PlainReaders.geometric(target.raw());
	}

}
