package io.fastpg.sql;

import java.util.List;

import io.fastpg.type.Parameter;

/**
 * What is sent to the server.
 *
 * @param text JDBC text: each {@code ?} is a parameter, {@code ??} the operator
 * @param parameters one for each {@code ?}, in their order
 */
public record Sql(String text, List<Parameter> parameters) {

	/**
	 * Returns the text, never a parameter.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
