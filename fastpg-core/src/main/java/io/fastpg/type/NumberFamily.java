package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** The numeric types, and oid. */
final class NumberFamily implements TypeFamily {

	static final Set<String> NAMES = NumberReaders.DEFAULTS.keySet();

	@Override
	public ParameterType parameterType(PgType type) {
		return Objects.requireNonNullElse(NumberTypes.ALL.get(type.name()), NumberTypes.OID);
	}

	@Override
	public Type javaType(PgType type) {
		return NumberReaders.defaultOf(type.name());
	}

	@Override
	public String readAs(PgType type) {
		return NumberReaders.SUPPORTED;
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		return NumberReaders.element(type.name(), target.raw(), reading);
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return NumberReaders.find(type.name(), target.raw(), reading);
	}

}
