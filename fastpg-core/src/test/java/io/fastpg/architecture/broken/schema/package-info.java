/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.schema;

import org.jspecify.annotations.NullMarked;
