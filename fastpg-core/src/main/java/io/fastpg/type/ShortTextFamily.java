package io.fastpg.type;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;

/** name and "char", to which the server would cut longer text without a word. */
final class ShortTextFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("name", "char");

	private static final int NAME_BYTES = 63;

	private static final int ASCII = 0x7f;

	private static final ParameterType NAME = ParameterType.ofText(PlainTypes.TEXT, ShortTextFamily::toName);

	private static final ParameterType CHAR = ParameterType.ofText(PlainTypes.TEXT, ShortTextFamily::toChar);

	private final TypeFamily text = new TextFamily();

	@Override
	public ParameterType parameterType(PgType type) {
		return type.is("name") ? NAME : CHAR;
	}

	@Override
	public Type javaType(PgType type) {
		return String.class;
	}

	@Override
	public String readAs(PgType type) {
		return this.text.readAs(type);
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		return this.text.reader(type, target, reading);
	}

	@Override
	public @Nullable Getter getter(PgType type, Target target, Reading reading) {
		return this.text.getter(type, target, reading);
	}

	private static @Nullable Object toName(Object value) {
		String text = (String) PlainTypes.toText(value);
		int bytes = (text != null) ? text.getBytes(StandardCharsets.UTF_8).length : 0;
		if (bytes > NAME_BYTES) {
			throw new UnfitValueException("it is " + bytes + " bytes long, and a name holds " + NAME_BYTES + ".");
		}
		return text;
	}

	private static @Nullable Object toChar(Object value) {
		String text = (String) PlainTypes.toText(value);
		if (text != null && (text.length() > 1 || text.length() == 1 && text.charAt(0) > ASCII)) {
			throw new UnfitValueException("type \"char\" holds a single ASCII character. Make the column text.");
		}
		return text;
	}

}
