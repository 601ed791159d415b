/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.exception;

import org.jspecify.annotations.NullMarked;
