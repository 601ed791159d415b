package io.fastpg.type;

import java.sql.ResultSet;
import java.util.HexFormat;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Reads boolean, uuid, bytea, and every type that comes as text. */
final class PlainReaders {

	static final String TEXT = "String, Character and Java enums whose constants have the same names or @Label";

	private PlainReaders() {
	}

	static @Nullable Getter bool(Class<?> target) {
		Getter getter = (resultSet, index) -> {
			boolean value = resultSet.getBoolean(index);
			return (!value && resultSet.wasNull()) ? null : (Boolean) value;
		};
		return isOrObject(target, Boolean.class) ? getter : (target == String.class) ? mapped(getter) : null;
	}

	static @Nullable Getter uuid(Class<?> target) {
		Getter getter = (resultSet, index) -> resultSet.getObject(index, UUID.class);
		return isOrObject(target, UUID.class) ? getter : (target == String.class) ? mapped(getter) : null;
	}

	static @Nullable Getter bytes(Class<?> target) {
		return isOrObject(target, byte[].class) ? ResultSet::getBytes : null;
	}

	static @Nullable Getter text(Class<?> target, Reading reading) {
		if (isOrObject(target, String.class)) {
			return ResultSet::getString;
		}
		ElementReader converter = textElement(target, reading);
		return (converter == null) ? null : (resultSet, index) -> {
			String text = resultSet.getString(index);
			return (text != null) ? converter.read(text) : null;
		};
	}

	static @Nullable ElementReader textElement(Class<?> target, Reading reading) {
		if (isOrObject(target, String.class)) {
			return (text) -> text;
		}
		if (target == Character.class) {
			return (text) -> character(text, reading);
		}
		return target.isEnum() ? enumElement(target, reading) : null;
	}

	private static Character character(String text, Reading reading) {
		if (text.length() != 1) {
			throw reading.failed("a value is not exactly one character long. Use String");
		}
		return text.charAt(0);
	}

	private static ElementReader enumElement(Class<?> target, Reading reading) {
		EnumText constants = EnumText.of(target);
		return (text) -> {
			Object constant = constants.find(text);
			if (constant == null) {
				throw reading.failed("a value is neither the name nor the @Label of a constant of "
						+ target.getTypeName() + ". Add the constant, or read the column as String");
			}
			return constant;
		};
	}

	static @Nullable ElementReader boolElement(Class<?> target) {
		return isOrObject(target, Boolean.class) ? (text) -> text.startsWith("t") : null;
	}

	static @Nullable ElementReader uuidElement(Class<?> target) {
		return isOrObject(target, UUID.class) ? UUID::fromString : (target == String.class) ? (text) -> text : null;
	}

	static @Nullable ElementReader bytesElement(Class<?> target) {
		return isOrObject(target, byte[].class) ? (text) -> HexFormat.of().parseHex(text, 2, text.length()) : null;
	}

	static boolean isOrObject(Class<?> target, Class<?> type) {
		return target == type || target == Object.class;
	}

	private static Getter mapped(Getter getter) {
		return (resultSet, index) -> {
			Object value = getter.get(resultSet, index);
			return (value != null) ? value.toString() : null;
		};
	}

}
