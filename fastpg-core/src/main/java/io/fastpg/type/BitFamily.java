package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.BitSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** bit and varbit: text of 0 and 1; a single bit is a Boolean, too. */
final class BitFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("bit", "varbit");

	private static final ParameterType TYPE = ParameterType.ofText("String of 0 and 1, and Boolean for one bit",
			BitFamily::write);

	@Override
	public ParameterType parameterType(PgType type) {
		return TYPE;
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return "String, and Boolean where there is one bit";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(Boolean.class)) {
			return (text) -> bit(text, reading);
		}
		return target.isAnyOr(String.class) ? (text) -> text : null;
	}

	private static Boolean bit(String text, Reading reading) {
		if (text.length() != 1) {
			throw reading.failed("a value is not exactly one bit long. Read it as String");
		}
		return text.equals("1");
	}

	private static @Nullable Object write(Object value) {
		if (value instanceof Boolean bit) {
			return bit ? "1" : "0";
		}
		if (value instanceof BitSet) {
			throw new UnfitValueException("a BitSet does not know how many bits it has. Give a String of 0 and 1.");
		}
		return (value instanceof String text) ? bits(text) : null;
	}

	private static String bits(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != '0' && text.charAt(i) != '1') {
				throw new UnfitValueException(
						"bits are written as 0 and 1, and another character is at index " + i + ".");
			}
		}
		return text;
	}

}
