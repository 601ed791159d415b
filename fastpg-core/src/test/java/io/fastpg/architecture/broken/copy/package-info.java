/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.copy;

import org.jspecify.annotations.NullMarked;
