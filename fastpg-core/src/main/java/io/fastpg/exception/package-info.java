/**
 * What can go wrong, said in Spring's {@code DataAccessException} family. Comes in: what
 * the stage that failed knows. Goes out: an exception whose message says what happened,
 * why, and what to do. Imports nothing of fastpg.
 */
@NullMarked
package io.fastpg.exception;

import org.jspecify.annotations.NullMarked;
