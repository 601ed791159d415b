package io.fastpg.ddl;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.execute.StatementExecutor;
import io.fastpg.mapping.Label;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Schema;
import io.fastpg.sql.Sql;
import io.fastpg.type.Binding;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;

/**
 * Writes values into DDL, which takes no parameters. The server itself says what the text
 * of a value is: it is sent to it as it would be inserted.
 */
record Literals(StatementExecutor executor, TypeMap types, Schema schema) {

	/** A literal that becomes the value where the column's type is expected. */
	String of(String column, String type, @Nullable Object value) {
		if (value == null) {
			return "null";
		}
		String task = "Writing the default of column \"" + column + "\"";
		PgType known = type(task, type);
		Object plain = plain(value);
		PgType target = (known != null) ? known : textFor(plain);
		Binding binding = this.types
			.binding(new Column(column, target, type, true, null, Column.Identity.NONE, false, true, null));
		Sql sql = new Sql("select (" + binding.placeholder() + ")::pg_catalog.text",
				List.of(new Parameter(binding, plain)));
		return this.executor.list(task, sql, (row) -> row.getString(1))
			.stream()
			.map(SqlText::literal)
			.findFirst()
			.orElseThrow();
	}

	/** Null for a type that is not there yet: an enum that is made along. */
	private @Nullable PgType type(String task, String type) {
		Sql sql = new Sql("select pg_catalog.to_regtype(?)::pg_catalog.oid::pg_catalog.int8",
				List.of(new Parameter(this.types.binding(PgType.TEXT), type)));
		List<Long> oids = this.executor.list(task, sql, (row) -> row.getLong(1));
		return this.schema.type(oids.get(0)).orElse(null);
	}

	private PgType textFor(Object value) {
		boolean several = value instanceof Collection<?> || value.getClass().isArray();
		return several ? this.schema.type("_text").orElseThrow() : PgType.TEXT;
	}

	private static Object plain(Object value) {
		if (value instanceof Enum<?> constant) {
			return label(constant);
		}
		if (value instanceof Collection<?> several) {
			return several.stream().map((one) -> (one instanceof Enum<?> constant) ? label(constant) : one).toList();
		}
		return (value instanceof Enum<?>[] several) ? Arrays.stream(several).map(Literals::label).toList() : value;
	}

	static String label(Enum<?> constant) {
		try {
			Label label = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Label.class);
			return (label != null) ? label.value() : constant.name();
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
