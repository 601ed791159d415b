/**
 * The one place where SQL meets the server. Comes in: an {@link io.fastpg.sql.Sql}, its
 * parameters bound by {@code type}, its rows mapped by {@code row}, the settings of its
 * row filter sent along for row-level security. Goes out: rows or counts, on a connection
 * that Spring manages and that goes back clean or not at all; or an exception of
 * {@code exception}, translated once. May import {@code sql}, {@code row}, {@code type},
 * {@code filter}, {@code schema}, {@code mapping}, {@code exception}.
 */
@NullMarked
package io.fastpg.execute;

import org.jspecify.annotations.NullMarked;
