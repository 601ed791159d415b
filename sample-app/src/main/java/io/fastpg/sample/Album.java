package io.fastpg.sample;

import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code album}.
 *
 * @param albumId its key; null in a new one
 * @param title its title
 * @param artistId who made it
 * @param released in which year; null if unknown
 */
record Album(@Nullable Integer albumId, @Nullable String title, @Nullable Integer artistId,
		@Nullable Integer released) {

}
