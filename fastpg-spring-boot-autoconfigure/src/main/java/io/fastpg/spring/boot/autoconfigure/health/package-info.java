/**
 * The health of fastpg. Comes in: the {@link io.fastpg.Database} bean. Goes out: a health
 * component that tells whether row-level security holds. Needs {@code spring-boot-health}
 * on the class path.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
