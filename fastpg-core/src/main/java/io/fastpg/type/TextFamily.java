package io.fastpg.type;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/**
 * Text, and every type without a family of its own: it travels as the server prints it.
 */
final class TextFamily implements TypeFamily {

	private static final ParameterType AS_TEXT = ParameterType.ofText(PlainTypes.TEXT, PlainTypes::toText);

	@Override
	public ParameterType parameterType(PgType type) {
		return AS_TEXT;
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
		return PlainReaders.textElement(target.raw(), reading);
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return PlainReaders.text(target.raw(), reading);
	}

}
