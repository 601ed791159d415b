package io.fastpg.type;

import java.lang.reflect.Type;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.schema.PgType;

/** The text of json and jsonb, both ways, with every digit of a number kept. */
final class JsonText {

	static final Set<String> NAMES = Set.of("json", "jsonb");

	private static final String ACCEPTS = "String (JSON text, sent as it is) and whatever Jackson can write";

	private final JsonMapper json;

	JsonText(JsonMapper json) {
		this.json = json.rebuild().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
	}

	ParameterType parameterType(PgType type) {
		boolean binary = type.is("jsonb");
		return ParameterType.ofText(ACCEPTS, (value) -> {
			String text = (value instanceof String raw) ? raw : write(value);
			return StorableText.of(binary ? withoutEscapedNul(text) : text);
		});
	}

	private String write(Object value) {
		try {
			return this.json.writeValueAsString(value);
		}
		catch (JacksonException ex) {
			// Jackson's message may quote the value
			throw new UnfitValueException("Jackson cannot write it as JSON (" + ex.getClass().getSimpleName() + "). "
					+ ACCEPTS + " is taken.");
		}
	}

	/** Of Jackson's messages only those on limits are sure not to quote the value. */
	private static String reason(JacksonException ex) {
		return (ex instanceof StreamConstraintsException) ? ex.getOriginalMessage() : ex.getClass().getSimpleName();
	}

	private static String withoutEscapedNul(String text) {
		for (int at = text.indexOf("\\u0000"); at >= 0; at = text.indexOf("\\u0000", at + 1)) {
			int backslashes = 0;
			while (backslashes < at && text.charAt(at - 1 - backslashes) == '\\') {
				backslashes++;
			}
			if (backslashes % 2 == 0) {
				throw new UnfitValueException("jsonb cannot hold the character NUL (\\u0000), which is at index " + at
						+ " of the JSON text.");
			}
		}
		return text;
	}

	/** Returns a function from JSON text to a Java type. */
	ElementReader reader(Type target, Reading reading) {
		if (target == String.class) {
			return (text) -> text;
		}
		Type wanted = (target == Object.class) ? JsonNode.class : target;
		ObjectReader reader = this.json.readerFor(this.json.constructType(wanted));
		return (text) -> read(reader, text, reading);
	}

	private static @Nullable Object read(ObjectReader reader, String text, Reading reading) {
		try {
			return reader.readValue(text);
		}
		catch (JacksonException ex) {
			// no cause: Jackson's message may quote the value
			String place = (ex.getLocation() == null) ? ""
					: ", at line " + ex.getLocation().getLineNr() + ", column " + ex.getLocation().getColumnNr();
			throw reading.failed("the JSON does not have the shape of that type (" + reason(ex) + place
					+ "). Read it as JsonNode or as String instead");
		}
	}

}
