/**
 * Records in a Maven build. Comes in: a database's URL, or migration scripts that are run
 * on a PostgreSQL server of the build's own. Goes out: generated sources, or a build that
 * fails where they are not those of the schema.
 */
@NullMarked
package io.fastpg.maven;

import org.jspecify.annotations.NullMarked;
