/**
 * How values travel. Comes in: a Java value and the PostgreSQL type it is meant for, or a
 * result set and the Java type asked for. Goes out: a {@link io.fastpg.type.Binding} that
 * sets one typed parameter, or a {@link io.fastpg.type.ValueReader} that reads one
 * column. May import {@code filter}, {@code schema}, {@code mapping}, {@code exception}.
 */
@NullMarked
package io.fastpg.type;

import org.jspecify.annotations.NullMarked;
