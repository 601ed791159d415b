/**
 * The fixture of tests that need a database: one PostgreSQL server per JVM.
 */
@NullMarked
package io.fastpg.spring.boot.autoconfigure.testing;

import org.jspecify.annotations.NullMarked;
