/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.connect;

import org.jspecify.annotations.NullMarked;
