/**
 * Classes that must fit their tables. Comes in: the {@link io.fastpg.Database} bean,
 * {@code fastpg.schema.verify}, and the classes that the application marks or has
 * injected. Goes out: an application that starts only where all of them fit, or is told
 * what does not. May import the parent package.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.schema;

import org.jspecify.annotations.NullMarked;
