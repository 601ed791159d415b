/**
 * Tests of the snapshot, all on a real catalog.
 */
@NullMarked
package io.fastpg.schema;

import org.jspecify.annotations.NullMarked;
