/**
 * A house in which each rule of the architecture is broken once.
 */
@NullMarked
package io.fastpg.architecture.broken;

import org.jspecify.annotations.NullMarked;
