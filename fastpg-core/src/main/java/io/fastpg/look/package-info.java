/**
 * Looking at a schema and its data. Comes in: relations of the snapshot, and what a
 * column's statistics were answered. Goes out: diagrams as text, the reads that ask for
 * statistics, and statistics as records. May import {@code execute} and all below; the
 * rest of fastpg reaches it through {@code db.diagram()} and {@code table.statistics()}.
 */
@NullMarked
package io.fastpg.look;

import org.jspecify.annotations.NullMarked;
