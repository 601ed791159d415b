package io.fastpg.copy;

import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/** Writes a JSON array as PostgreSQL reads arrays of other types: {@code {"a",NULL}}. */
final class JsonArrayText {

	private JsonArrayText() {
	}

	static String of(String json) {
		return of(JsonRows.JSON.readTree(json));
	}

	private static String of(JsonNode node) {
		if (node.isArray()) {
			return node.values().stream().map(JsonArrayText::of).collect(Collectors.joining(",", "{", "}"));
		}
		if (node.isNull()) {
			return "NULL";
		}
		String text = node.isString() ? node.stringValue() : node.toString();
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
