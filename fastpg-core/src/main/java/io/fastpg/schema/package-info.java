/**
 * The live schema as an immutable snapshot. Comes in: a JDBC connection, read by
 * {@code CatalogReader} in at most three queries, and where row-level security is used by
 * {@code RowSecurityReader} in one. Goes out: {@link io.fastpg.schema.Schema}, its
 * relations, columns and types, what policies cover, and the one place where identifiers
 * are quoted. May import {@code exception}.
 */
@NullMarked
package io.fastpg.schema;

import org.jspecify.annotations.NullMarked;
