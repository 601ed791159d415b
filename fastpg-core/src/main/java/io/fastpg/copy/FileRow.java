package io.fastpg.copy;

import org.jspecify.annotations.Nullable;

/**
 * A row of a file.
 *
 * @param line where in the file it begins, from 1
 * @param fields its values in the order of the names known so far, with null for NULL;
 * names that were found later have no place in it
 */
record FileRow(long line, @Nullable Field[] fields) {

	@Nullable Field field(int position) {
		return (position < this.fields.length) ? this.fields[position] : null;
	}

}
