package io.fastpg.copy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.List;

import io.fastpg.exception.InvalidValueException;

/** The first characters of a file, which tell what sort of file it is. */
record FileBeginning(String text, boolean whole) {

	private static final int LENGTH = 1 << 16;

	private static final int RECORDS = 20;

	private static final char[] DELIMITERS = { ',', ';', '\t', '|' };

	static FileBeginning of(Reader reader) throws IOException {
		char[] characters = new char[LENGTH];
		int length = 0;
		int count = reader.read(characters, 0, LENGTH);
		while (count > 0) {
			length += count;
			count = reader.read(characters, length, LENGTH - length);
		}
		return new FileBeginning(new String(characters, 0, length), count < 0);
	}

	boolean isObject() {
		return this.text.stripLeading().startsWith("{");
	}

	FileFormat format() {
		if (isObject()) {
			return FileFormat.NDJSON;
		}
		return this.text.stripLeading().startsWith("[") ? FileFormat.JSON : FileFormat.CSV;
	}

	/**
	 * The delimiter that gives the first records the same number of fields, and the
	 * largest; a comma where none does.
	 */
	char delimiter(boolean quotes) {
		char best = ',';
		int most = 1;
		for (char delimiter : DELIMITERS) {
			int fields = fields(delimiter, quotes);
			if (fields > most) {
				best = delimiter;
				most = fields;
			}
		}
		return best;
	}

	/** How many fields each record has; 0 if that differs. */
	private int fields(char delimiter, boolean quotes) {
		int fields = 0;
		try {
			CsvReader reader = new CsvReader(new StringReader(complete()), delimiter, quotes, new FileError(""));
			List<Field> record = reader.next();
			for (int i = 0; i < RECORDS && record != null; i++) {
				if (fields > 0 && record.size() != fields) {
					return 0;
				}
				fields = record.size();
				record = reader.next();
			}
		}
		catch (IOException | InvalidValueException ex) {
			return this.whole ? 0 : fields;
		}
		return fields;
	}

	// The last line may have been cut
	private String complete() {
		int end = this.whole ? -1 : this.text.lastIndexOf('\n');
		return (end > 0) ? this.text.substring(0, end) : this.text;
	}

}
