package io.fastpg.type;

import java.util.Arrays;
import java.util.List;

/** The lengths of an array's dimensions, found while its elements are gone through. */
final class Shape {

	private final int[] lengths = new int[Elements.MAX_DIMENSIONS];

	private int dimensions;

	/** Notes an element; false if others lie at another depth. */
	boolean element(int depth) {
		if (this.dimensions == 0) {
			this.dimensions = depth;
		}
		return this.dimensions == depth;
	}

	/** Notes the length of a part; false if others of its depth have another. */
	boolean length(int depth, int length) {
		int known = this.lengths[depth - 1];
		this.lengths[depth - 1] = length;
		return known == 0 || known == length;
	}

	/** Returns the lengths; none if there was no element. */
	List<Integer> lengths() {
		return Arrays.stream(this.lengths, 0, this.dimensions).boxed().toList();
	}

}
