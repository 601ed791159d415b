/**
 * A PostgreSQL server for applications that have none configured: to try, and to test.
 * Comes in: the binaries on the class path. Goes out: a DataSource. May import the parent
 * package.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.embedded;

import org.jspecify.annotations.NullMarked;
