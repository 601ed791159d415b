package io.fastpg.type;

import org.jspecify.annotations.Nullable;

/** Turns a value's text, as it stands in an array, into its Java value. */
interface ElementReader {

	/**
	 * Returns the Java value.
	 * @throws RuntimeException if the text has no such value
	 */
	@Nullable Object read(String text);

}
