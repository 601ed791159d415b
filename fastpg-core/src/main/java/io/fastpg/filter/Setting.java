package io.fastpg.filter;

/**
 * A filter's value on its way to a row-level security policy.
 *
 * @param name the setting's name, of {@code io.fastpg.schema.RowPolicy}
 * @param value the value as text; empty takes the setting back
 */
public record Setting(String name, String value) {

	/**
	 * Returns the name, never the value.
	 */
	@Override
	public String toString() {
		return this.name;
	}

}
