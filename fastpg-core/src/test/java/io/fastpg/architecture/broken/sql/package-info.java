/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.sql;

import org.jspecify.annotations.NullMarked;
