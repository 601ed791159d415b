package io.fastpg.type;

import java.sql.Types;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Parameters of text, boolean, uuid and bytea. */
final class PlainTypes {

	static final String TEXT = "String, Character and enum constants (their names, or @Label)";

	private static final ParameterType VARCHAR = ParameterType.ofText(TEXT, PlainTypes::toText);

	static final Map<String, ParameterType> ALL = Map.of("text", VARCHAR, "varchar", VARCHAR, "name", VARCHAR, "bool",
			new ParameterType("bool", Types.BOOLEAN, "Boolean", (value) -> (value instanceof Boolean) ? value : null,
					(statement, index, value) -> statement.setBoolean(index, (Boolean) value), Object::toString),
			"uuid",
			new ParameterType("uuid", Types.OTHER, "UUID, and String in the canonical form of a UUID",
					PlainTypes::toUuid, (statement, index, value) -> statement.setObject(index, value),
					Object::toString),
			"bytea",
			new ParameterType("bytea", Types.BINARY, "byte[]", (value) -> (value instanceof byte[]) ? value : null,
					(statement, index, value) -> statement.setBytes(index, (byte[]) value),
					(value) -> "\\x" + HexFormat.of().formatHex((byte[]) value)));

	private PlainTypes() {
	}

	static @Nullable Object toText(Object value) {
		if (value instanceof Enum<?> constant) {
			return StorableText.of(EnumText.of(constant));
		}
		return (value instanceof String || value instanceof Character) ? StorableText.of(value.toString()) : null;
	}

	private static @Nullable Object toUuid(Object value) {
		if (!(value instanceof String text)) {
			return (value instanceof UUID) ? value : null;
		}
		if (text.length() != 36) {
			throw new UnfitValueException("the text is not a UUID in its canonical form.");
		}
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			throw new UnfitValueException("the text is not a UUID in its canonical form.");
		}
	}

}
