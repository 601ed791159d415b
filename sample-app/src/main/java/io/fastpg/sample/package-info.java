/**
 * A music store for several shops. Comes in: HTTP requests that name their tenant. Goes
 * out: JSON of that tenant's rows only.
 */
@NullMarked
package io.fastpg.sample;

import org.jspecify.annotations.NullMarked;
