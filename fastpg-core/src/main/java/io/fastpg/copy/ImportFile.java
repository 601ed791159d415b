package io.fastpg.copy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.fastpg.copy.ImportOptions.FileLayout;

/**
 * A file that can be read from its beginning as often as is needed, in constant memory.
 */
final class ImportFile {

	private final Path path;

	private final String name;

	private final FileLayout layout;

	private final FileFormat format;

	private final char delimiter;

	ImportFile(Path path, String name, FileLayout layout) throws IOException {
		this.path = path;
		this.name = name;
		this.layout = layout;
		try (Reader reader = reader()) {
			FileBeginning beginning = FileBeginning.of(reader);
			this.format = (layout.format() != null) ? layout.format() : format(name, beginning);
			this.delimiter = delimiter(beginning);
		}
	}

	private static FileFormat format(String name, FileBeginning beginning) {
		String lower = name.toLowerCase(Locale.ROOT);
		return switch (lower.substring(lower.lastIndexOf('.') + 1)) {
			case "csv" -> FileFormat.CSV;
			case "tsv", "tab" -> FileFormat.TSV;
			case "json" -> beginning.isObject() ? FileFormat.NDJSON : FileFormat.JSON;
			case "ndjson", "jsonl" -> FileFormat.NDJSON;
			default -> beginning.format();
		};
	}

	private char delimiter(FileBeginning beginning) {
		if (this.layout.delimiter() != null) {
			return this.layout.delimiter();
		}
		return switch (this.format) {
			case TSV -> '\t';
			case CSV -> beginning.delimiter(this.layout.quotes());
			case JSON, NDJSON -> ',';
		};
	}

	FileError error() {
		return new FileError(this.name);
	}

	String name() {
		return this.name;
	}

	boolean isJson() {
		return this.format.isJson();
	}

	RowSource open() throws IOException {
		Reader reader = reader();
		try {
			return isJson() ? new JsonRows(reader, error()) : new CsvRows(reader, this.delimiter, this.layout, error());
		}
		catch (IOException | RuntimeException ex) {
			reader.close();
			throw ex;
		}
	}

	/** Bytes that are no characters are an error, and no question mark. */
	private Reader reader() throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(this.path), 1 << 16);
		try {
			Charset charset = charset(in);
			return new InputStreamReader(in,
					charset.newDecoder()
						.onMalformedInput(CodingErrorAction.REPORT)
						.onUnmappableCharacter(CodingErrorAction.REPORT));
		}
		catch (IOException | RuntimeException ex) {
			in.close();
			throw ex;
		}
	}

	/** Takes a byte order mark away, and believes it. */
	private Charset charset(InputStream in) throws IOException {
		in.mark(3);
		int first = in.read();
		int second = in.read();
		if (first == 0xFE && second == 0xFF) {
			return StandardCharsets.UTF_16BE;
		}
		if (first == 0xFF && second == 0xFE) {
			return StandardCharsets.UTF_16LE;
		}
		if (first == 0xEF && second == 0xBB && in.read() == 0xBF) {
			return StandardCharsets.UTF_8;
		}
		in.reset();
		return this.layout.charset();
	}

}
