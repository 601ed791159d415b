package io.fastpg.sql;

import java.util.List;

import io.fastpg.filter.Setting;
import io.fastpg.type.Parameter;

/**
 * What is sent to the server.
 *
 * @param text JDBC text: each {@code ?} is a parameter, {@code ??} the operator
 * @param parameters one for each {@code ?}, in their order
 * @param settings what row-level security policies are told for this statement; empty
 * where there are none
 */
public record Sql(String text, List<Parameter> parameters, List<Setting> settings) {

	/**
	 * Makes SQL that no policy is told of.
	 * @param text JDBC text
	 * @param parameters one for each {@code ?}
	 */
	public Sql(String text, List<Parameter> parameters) {
		this(text, parameters, List.of());
	}

	/**
	 * Returns the same SQL with other settings.
	 * @param other what policies are told
	 * @return text and parameters with those settings
	 */
	public Sql with(List<Setting> other) {
		return (this.settings == other) ? this : new Sql(this.text, this.parameters, other);
	}

	/**
	 * Returns the text, never a parameter.
	 */
	@Override
	public String toString() {
		return this.text;
	}

}
