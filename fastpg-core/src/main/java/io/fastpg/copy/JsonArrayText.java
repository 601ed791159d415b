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

	/** The same for an array of JSON: what each element is stays as it is. */
	static String ofDocuments(String json) {
		return JsonRows.JSON.readTree(json)
			.values()
			.stream()
			.map((element) -> element.isNull() ? "NULL" : quoted(element.toString()))
			.collect(Collectors.joining(",", "{", "}"));
	}

	private static String of(JsonNode node) {
		if (node.isArray()) {
			return node.values().stream().map(JsonArrayText::of).collect(Collectors.joining(",", "{", "}"));
		}
		if (node.isNull()) {
			return "NULL";
		}
		return quoted(node.isString() ? node.stringValue() : node.toString());
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
