/**
 * Rows and objects. Comes in: a JDBC result set and the type asked for, or a record,
 * bean, {@link io.fastpg.row.Row} or map to be written. Goes out: rows, records and
 * beans, built without reflection per row, or the values of a relation's columns. May
 * import {@code type}, {@code filter}, {@code schema}, {@code mapping},
 * {@code exception}.
 */
@NullMarked
package io.fastpg.row;

import org.jspecify.annotations.NullMarked;
