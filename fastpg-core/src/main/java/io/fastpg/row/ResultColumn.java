package io.fastpg.row;

import io.fastpg.schema.PgType;

/**
 * A column of a result.
 *
 * @param name its label
 * @param type its type
 */
public record ResultColumn(String name, PgType type) {

}
