package io.fastpg.type;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The elements of an array, of whatever number of dimensions.
 *
 * @param lengths the length of each dimension, the outermost first; none of an array
 * without elements
 * @param values all elements, those of the innermost dimension together
 */
record Elements(List<Integer> lengths, List<@Nullable Object> values) {

	/** As many as PostgreSQL has. */
	static final int MAX_DIMENSIONS = 6;

	int dimensions() {
		return this.lengths.size();
	}

}
