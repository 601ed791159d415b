/**
 * Which rows a call may see and write. Comes in: {@code column = value} pairs, from a
 * view or bound to the current call. Goes out: {@link io.fastpg.filter.RowFilter} in its
 * canonical form for one relation, which every statement carries. May import
 * {@code schema} and {@code exception}; one class imports Micrometer's context
 * propagation, which may be absent.
 */
@NullMarked
package io.fastpg.filter;

import org.jspecify.annotations.NullMarked;
