/**
 * The fixture of all tests that talk SQL: one PostgreSQL server per JVM, one empty
 * database per test.
 */
@NullMarked
package io.fastpg.testing;

import org.jspecify.annotations.NullMarked;
