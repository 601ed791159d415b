/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.filter;

import org.jspecify.annotations.NullMarked;
