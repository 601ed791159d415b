package io.fastpg.copy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a file.
 *
 * @param names their names as the file has them
 * @param guesses what their values look like; as long as the names where all rows were
 * read
 */
record Scan(List<String> names, List<TypeGuess> guesses) {

	/** Reads no row, so it serves files that name their columns in a header. */
	static Scan header(ImportFile file) throws IOException {
		try (RowSource source = file.open()) {
			return new Scan(source.names(), List.of());
		}
	}

	/** Reads all rows. */
	static Scan all(ImportFile file) throws IOException {
		List<TypeGuess> guesses = new ArrayList<>();
		try (RowSource source = file.open()) {
			for (FileRow row = source.next(); row != null; row = source.next()) {
				grow(guesses, row.fields().length);
				for (int i = 0; i < row.fields().length; i++) {
					guesses.get(i).add(row.field(i));
				}
			}
			grow(guesses, source.names().size());
			return new Scan(source.names(), guesses);
		}
	}

	private static void grow(List<TypeGuess> guesses, int size) {
		while (guesses.size() < size) {
			guesses.add(new TypeGuess());
		}
	}

}
