package io.fastpg.schema;

/**
 * A relation's full name.
 *
 * @param schema the schema it is in, in the catalog's spelling
 * @param name its name there, in the catalog's spelling
 */
public record TableName(String schema, String name) {

	/**
	 * Returns both parts quoted, as generated SQL writes it: {@code "public"."album"}.
	 * @return schema and name, each quoted, with a dot between
	 */
	public String quoted() {
		return Identifier.quote(this.schema) + '.' + Identifier.quote(this.name);
	}

	/**
	 * Returns the name for messages: {@code public.album}, unquoted.
	 */
	@Override
	public String toString() {
		return this.schema + '.' + this.name;
	}

}
