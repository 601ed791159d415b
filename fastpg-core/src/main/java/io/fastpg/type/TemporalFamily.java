package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** The types of dates and times. */
final class TemporalFamily implements TypeFamily {

	static final Set<String> NAMES = TemporalReaders.DEFAULTS.keySet();

	@Override
	public ParameterType parameterType(PgType type) {
		return Objects.requireNonNull(TemporalTypes.ALL.get(type.name()));
	}

	@Override
	public Type javaType(PgType type) {
		return Objects.requireNonNull(TemporalReaders.DEFAULTS.get(type.name()));
	}

	@Override
	public String readAs(PgType type) {
		return type.is("timestamptz") ? TemporalReaders.INSTANTS : ((Class<?>) javaType(type)).getSimpleName();
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		return TemporalReaders.element(type.name(), target.raw(), reading);
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return TemporalReaders.find(type.name(), target.raw(), reading);
	}

}
