/** Reading SQL text, and building it. */
@NullMarked
package io.fastpg.sql;

import org.jspecify.annotations.NullMarked;
