/**
 * Row filters against a model: random schemas, rows, filters and operations. Begin with
 * {@link io.fastpg.model.ModelTests}. An {@link io.fastpg.model.Operation} goes to two
 * {@link io.fastpg.model.Store stores}, {@link io.fastpg.model.Fastpg} and
 * {@link io.fastpg.model.Model}, and must come out alike; what lies outside the filter
 * must not be touched.
 */
@NullMarked
package io.fastpg.model;

import org.jspecify.annotations.NullMarked;
