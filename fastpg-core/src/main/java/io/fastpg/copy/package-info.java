/**
 * Files into tables. Comes in: a file of CSV, TSV, JSON or NDJSON, and the name of a
 * table. Goes out: its rows, through COPY, in a table that was there or one made for
 * them, all of them or none. May import {@code execute} and all below; the rest of fastpg
 * reaches it through {@code db.importFile(…)}.
 */
@NullMarked
package io.fastpg.copy;

import org.jspecify.annotations.NullMarked;
