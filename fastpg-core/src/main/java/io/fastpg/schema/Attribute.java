package io.fastpg.schema;

/**
 * An attribute of a row type.
 *
 * @param name its name, in the catalog's spelling
 * @param type its data type
 */
public record Attribute(String name, PgType type) {

}
