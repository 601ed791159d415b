/**
 * Tables, views and indexes as records and options ask for them. Comes in: a class or SQL
 * text with options. Goes out: DDL, run in one transaction, or returned as text. May
 * import {@code execute} and all below; the rest of fastpg reaches it through
 * {@code db.create(…)}, {@code db.transform(…)} and {@code table.drop()}.
 */
@NullMarked
package io.fastpg.ddl;

import org.jspecify.annotations.NullMarked;
