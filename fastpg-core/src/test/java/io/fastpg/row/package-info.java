/** Tests of rows, mappers and column values. */
@NullMarked
package io.fastpg.row;

import org.jspecify.annotations.NullMarked;
