package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;

import io.fastpg.schema.PgType;

/** hstore, an extension's type of text by text. */
final class HstoreFamily implements TypeFamily {

	static final Set<String> NAMES = Set.of("hstore");

	private static final Type MAP = ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)
		.getType();

	private static final ParameterType TYPE = ParameterType
		.ofText("Map<String, String>, whose values may be null, and String as hstore prints it", HstoreFamily::write);

	@Override
	public ParameterType parameterType(PgType type) {
		return TYPE;
	}

	@Override
	public Type javaType(PgType type) {
		return MAP;
	}

	@Override
	public String readAs(PgType type) {
		return "Map<String, String> and String";
	}

	@Override
	public @Nullable ElementReader reader(PgType type, Target target, Reading reading) {
		if (target.is(String.class)) {
			return (text) -> text;
		}
		boolean map = target.isAny() || target.is(Map.class) && isText(target, 0) && isText(target, 1);
		return map ? (text) -> read(text, reading) : null;
	}

	private static boolean isText(Target target, int argument) {
		Class<?> wanted = target.type().getGeneric(argument).toClass();
		return wanted == String.class || wanted == Object.class;
	}

	private static Map<String, @Nullable String> read(String text, Reading reading) {
		try {
			return HstoreText.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw reading.failed("a value is not text that hstore prints. Read it as String");
		}
	}

	private static @Nullable Object write(Object value) {
		if (value instanceof String text) {
			return checked(StorableText.of(text));
		}
		return (value instanceof Map<?, ?> map) ? HstoreText.print(texts(map)) : null;
	}

	/** The server would call it a syntax error, as of the statement. */
	private static String checked(String text) {
		try {
			HstoreText.parse(text);
			return text;
		}
		catch (IllegalArgumentException ex) {
			throw new UnfitValueException("the text is not in the form that hstore prints, with every key and value in "
					+ "double quotes. Give a Map.");
		}
	}

	private static Map<String, @Nullable String> texts(Map<?, ?> map) {
		Map<String, @Nullable String> texts = new LinkedHashMap<>();
		map.forEach((key, value) -> {
			if (!(key instanceof String name)) {
				throw new UnfitValueException("a key is " + name(key) + ". Keys of hstore are Strings.");
			}
			if (value != null && !(value instanceof String)) {
				throw new UnfitValueException(
						"a value of the map is " + name(value) + ". Values of hstore are Strings or null.");
			}
			texts.put(StorableText.of(name), (value != null) ? StorableText.of((String) value) : null);
		});
		return texts;
	}

	private static String name(@Nullable Object value) {
		return (value != null) ? "a " + value.getClass().getTypeName() : "null";
	}

}
