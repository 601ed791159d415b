package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** boolean, uuid and bytea. */
final class PlainFamily implements TypeFamily {

	private static final Map<String, Class<?>> DEFAULTS = Map.of("bool", Boolean.class, "uuid", UUID.class, "bytea",
			byte[].class);

	static final Set<String> NAMES = DEFAULTS.keySet();

	@Override
	public ParameterType parameterType(PgType type) {
		return Objects.requireNonNull(PlainTypes.ALL.get(type.name()));
	}

	@Override
	public Type javaType(PgType type) {
		return Objects.requireNonNull(DEFAULTS.get(type.name()));
	}

	@Override
	public String readAs(PgType type) {
		return type.is("bytea") ? "byte[]" : ((Class<?>) javaType(type)).getSimpleName() + " and String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		return switch (type.name()) {
			case "bool" -> PlainReaders.boolElement(target.raw());
			case "uuid" -> PlainReaders.uuidElement(target.raw());
			default -> PlainReaders.bytesElement(target.raw());
		};
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return switch (type.name()) {
			case "bool" -> PlainReaders.bool(target.raw());
			case "uuid" -> PlainReaders.uuid(target.raw());
			default -> PlainReaders.bytes(target.raw());
		};
	}

}
