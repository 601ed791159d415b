package io.fastpg.copy;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads a file row by row, holding one at a time. */
interface RowSource extends AutoCloseable {

	/** The names of the columns found so far, in the order of a row's fields. */
	List<String> names();

	/** Returns the next row; null at the end. */
	@Nullable FileRow next() throws IOException;

	@Override
	void close() throws IOException;

}
