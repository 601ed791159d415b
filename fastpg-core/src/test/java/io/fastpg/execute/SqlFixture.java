package io.fastpg.execute;

import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import io.fastpg.schema.Schema;
import io.fastpg.sql.Sql;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;

/**
 * Statements for tests of the executor: parameters have the types of their Java classes.
 */
final class SqlFixture {

	private static final TypeMap TYPES = new TypeMap(JsonMapper.shared());

	private static final Schema NO_TABLES = new Schema(List.of(), List.of(), List.of());

	private SqlFixture() {
	}

	static Sql sql(String text, Object... values) {
		return new Sql(text, parameters(values));
	}

	static List<Parameter> parameters(Object... values) {
		return Arrays.stream(values).map((value) -> new Parameter(TYPES.inferred(value, NO_TABLES), value)).toList();
	}

}
