package io.fastpg.execute;

import java.io.IOException;
import java.io.OutputStream;

/**
 * What a COPY sends: bytes in COPY's text format, made while they are sent.
 */
@FunctionalInterface
public interface CopyInput {

	/**
	 * Writes all data. Any exception cancels the COPY, which then stores nothing.
	 * @param out takes the data; it is buffered, and closed by nobody
	 * @throws IOException what the stream threw; an input's own reading failures are
	 * better thrown as what the caller shall see
	 */
	void writeTo(OutputStream out) throws IOException;

	/**
	 * Says of a task where it failed, in terms of the input.
	 * @param task what was tried, as it was given with the input
	 * @param position the row that the server was at
	 * @return the task, as the start of a sentence, without any value
	 */
	default String failedAt(String task, CopyPosition position) {
		return task;
	}

}
