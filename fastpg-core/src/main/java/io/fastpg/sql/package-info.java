/**
 * Statement building: the text of a user is read, and a table verb becomes SQL text and
 * its parameters. Comes in: SQL text, table schema, column values, row filter. Goes out:
 * text for JDBC and the values of its placeholders. Pure: no connection, no clock. May
 * import {@code row}, {@code type}, {@code filter}, {@code schema}, {@code mapping} and
 * {@code exception}.
 */
@NullMarked
package io.fastpg.sql;

import org.jspecify.annotations.NullMarked;
