/**
 * Records from the live schema. Comes in: a {@link io.fastpg.schema.Schema}, or a class
 * and its relation. Goes out: Java source of a record for each table and view, and what
 * no longer fits between a class and its table. May import {@code execute} and all below,
 * and {@code connect}.
 */
@NullMarked
package io.fastpg.codegen;

import org.jspecify.annotations.NullMarked;
