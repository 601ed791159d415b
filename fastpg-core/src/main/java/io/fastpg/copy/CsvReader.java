package io.fastpg.copy;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads records after RFC 4180, with any delimiter and any line end. A field keeps
 * whether it stood in quotes, which libraries for CSV lose, and with them the difference
 * between NULL and an empty text.
 */
final class CsvReader {

	// A field of a gigabyte is none; a quote that is not closed takes the whole file
	private static final int LONGEST = 64 << 20;

	private final Reader reader;

	private final char delimiter;

	private final boolean quotes;

	private final FileError error;

	private final char[] buffer = new char[1 << 15];

	private int position;

	private int limit;

	private long line = 1;

	private long recordLine = 1;

	CsvReader(Reader reader, char delimiter, boolean quotes, FileError error) {
		this.reader = reader;
		this.delimiter = delimiter;
		this.quotes = quotes;
		this.error = error;
	}

	/** The line on which the record returned last began. */
	long recordLine() {
		return this.recordLine;
	}

	/** Returns the next record, lines that are empty passed over; null at the end. */
	@Nullable List<Field> next() throws IOException {
		int c = peek();
		while (c == '\n' || c == '\r') {
			lineEnd(read());
			c = peek();
		}
		if (c < 0) {
			return null;
		}
		this.recordLine = this.line;
		List<Field> fields = new ArrayList<>();
		do {
			fields.add(field(fields.size() + 1));
			c = read();
		}
		while (c == this.delimiter);
		lineEnd(c);
		return fields;
	}

	/** Reads up to the delimiter or line end, which stays. */
	private Field field(int number) throws IOException {
		if (this.quotes && peek() == '"') {
			return quoted(number);
		}
		StringBuilder text = new StringBuilder();
		for (int c = peek(); !isEnd(c); c = peek()) {
			append(text, read(), number);
		}
		return new Field(text.toString(), Field.Form.PLAIN);
	}

	private Field quoted(int number) throws IOException {
		long opened = this.line;
		read();
		StringBuilder text = new StringBuilder();
		while (true) {
			int c = read();
			if (c < 0) {
				throw this.error.at(opened, "the quote that opens field " + number + " is never closed.");
			}
			if (c != '"') {
				append(text, c, number);
				if (c == '\n' || (c == '\r' && peek() != '\n')) {
					this.line++;
				}
			}
			else if (peek() == '"') {
				text.append((char) read());
			}
			else if (isEnd(peek())) {
				return new Field(text.toString(), Field.Form.QUOTED);
			}
			else {
				throw this.error.at(this.line, "text follows the closing quote of field " + number
						+ ". A quote inside of quotes is doubled; in a file without quoting, say withoutQuotes().");
			}
		}
	}

	private void append(StringBuilder text, int c, int number) {
		if (text.length() == LONGEST) {
			throw this.error.at(this.recordLine,
					"field " + number + " is longer than " + LONGEST + " characters. A quote may be missing.");
		}
		text.append((char) c);
	}

	private boolean isEnd(int c) {
		return c == this.delimiter || c == '\n' || c == '\r' || c < 0;
	}

	private void lineEnd(int c) throws IOException {
		if (c == '\r' && peek() == '\n') {
			read();
		}
		this.line++;
	}

	private int peek() throws IOException {
		if (this.position == this.limit) {
			this.limit = Math.max(0, this.reader.read(this.buffer));
			this.position = 0;
		}
		return (this.limit > 0) ? this.buffer[this.position] : -1;
	}

	private int read() throws IOException {
		int c = peek();
		this.position += (c >= 0) ? 1 : 0;
		return c;
	}

}
