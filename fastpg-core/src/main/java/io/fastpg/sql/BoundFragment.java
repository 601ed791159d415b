package io.fastpg.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Schema;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;

/**
 * SQL text of the user with its arguments: one piece of text for each placeholder, and
 * the parameters that remain. An argument without a type of its own (null, an empty
 * collection) is written as the literal {@code NULL} or {@code '{}'}, which takes the
 * type of its place; so every parameter that is bound has an explicit type.
 */
public final class BoundFragment implements BoundCondition {

	private final ParsedSql sql;

	private final List<String> placeholders;

	private final List<Parameter> parameters;

	private BoundFragment(ParsedSql sql, List<String> placeholders, List<Parameter> parameters) {
		this.sql = sql;
		this.placeholders = placeholders;
		this.parameters = parameters;
	}

	/**
	 * Gives each placeholder its argument.
	 * @param sql the text
	 * @param values one for each placeholder, in text order; an empty {@link Optional} is
	 * NULL
	 * @param types how Java values are bound
	 * @param schema knows the enum types
	 * @return text and parameters
	 */
	public static BoundFragment of(ParsedSql sql, List<? extends @Nullable Object> values, TypeMap types,
			Schema schema) {
		if (values.isEmpty()) {
			return new BoundFragment(sql, List.of(), List.of());
		}
		List<String> placeholders = new ArrayList<>(values.size());
		List<Parameter> parameters = new ArrayList<>(values.size());
		for (Object argument : values) {
			Object value = (argument instanceof Optional<?> optional) ? optional.orElse(null) : argument;
			String literal = literal(value);
			if (literal != null) {
				placeholders.add(literal);
			}
			else if (value != null) {
				Parameter parameter = new Parameter(types.inferred(value, schema), value);
				placeholders.add(parameter.binding().placeholder());
				parameters.add(parameter);
			}
		}
		return new BoundFragment(sql, placeholders, parameters);
	}

	private static @Nullable String literal(@Nullable Object value) {
		if (value == null) {
			return "NULL";
		}
		if (value instanceof Collection<?> elements && elements.stream().allMatch((element) -> element == null)) {
			return "'{" + String.join(",", elements.stream().map((element) -> "NULL").toList()) + "}'";
		}
		return null;
	}

	/**
	 * Returns the JDBC text.
	 * @return the text with its placeholders replaced
	 */
	public String text() {
		return this.sql.text(this.placeholders::get);
	}

	/**
	 * Returns the parameters.
	 * @return one for each {@code ?} of the text, in its order
	 */
	public List<Parameter> parameters() {
		return this.parameters;
	}

	@Override
	public Object shape() {
		return List.of(this.sql.source(), this.placeholders);
	}

	/** Alone in its parentheses, whose end no text can hide. */
	@Override
	public void write(SqlWriter out) {
		out.sql("(\n").fragment(this).sql("\n)");
	}

	@Override
	public boolean isText() {
		return true;
	}

}
