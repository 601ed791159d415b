/**
 * A room of the broken house.
 */
@NullMarked
package io.fastpg.architecture.broken.ddl;

import org.jspecify.annotations.NullMarked;
