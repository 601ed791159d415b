package io.fastpg.type;

import java.lang.reflect.Type;

import tools.jackson.databind.JsonNode;

import io.fastpg.schema.PgType;

/** json and jsonb. */
final class JsonFamily implements TypeFamily {

	private final JsonText json;

	JsonFamily(JsonText json) {
		this.json = json;
	}

	@Override
	public ParameterType parameterType(PgType type) {
		return this.json.parameterType(type);
	}

	@Override
	public Type javaType(PgType type) {
		return JsonNode.class;
	}

	@Override
	public String readAs(PgType type) {
		return "whatever Jackson can read, and String";
	}

	@Override
	public ElementReader reader(PgType type, Target target, Reading reading) {
		return this.json.reader(target.declared(), reading);
	}

}
