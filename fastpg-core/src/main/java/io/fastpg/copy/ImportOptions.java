package io.fastpg.copy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * How a file is read and where its columns go. Immutable: each method returns other
 * options. What is not said is found out: the format by the file's name, else by its
 * beginning; the delimiter by the first records.
 */
public final class ImportOptions {

	private final FileLayout layout;

	private final TableLayout table;

	private ImportOptions(FileLayout layout, TableLayout table) {
		this.layout = layout;
		this.table = table;
	}

	/**
	 * Returns the options that say nothing.
	 * @return UTF-8, a header, a field that is empty is NULL
	 */
	public static ImportOptions defaults() {
		return new ImportOptions(new FileLayout(null, StandardCharsets.UTF_8, null, true, List.of(), Set.of(), false),
				new TableLayout(List.of(), null, Set.of(), false, false));
	}

	FileLayout layout() {
		return this.layout;
	}

	TableLayout table() {
		return this.table;
	}

	/**
	 * Says what is in the file.
	 * @param format the format
	 * @return options with that format
	 */
	public ImportOptions format(FileFormat format) {
		FileLayout l = this.layout;
		return with(new FileLayout(format, l.charset(), l.delimiter(), l.quotes(), l.columns(), l.nulls(),
				l.emptyIsText()));
	}

	/**
	 * Says how the file's characters are encoded, unless a byte order mark says so.
	 * @param charset the encoding; bytes that are none of it are an error
	 * @return options with that encoding
	 */
	public ImportOptions charset(Charset charset) {
		FileLayout l = this.layout;
		return with(new FileLayout(l.format(), charset, l.delimiter(), l.quotes(), l.columns(), l.nulls(),
				l.emptyIsText()));
	}

	/**
	 * Says what stands between the fields of CSV.
	 * @param delimiter one character, which neither ends lines nor quotes
	 * @return options with that delimiter
	 * @throws IllegalArgumentException if it does
	 */
	public ImportOptions delimiter(char delimiter) {
		if (delimiter == '\n' || delimiter == '\r' || delimiter == '"') {
			throw new IllegalArgumentException("Fields cannot be delimited by what ends a line or quotes a field."
					+ " Use a character that the fields do not have.");
		}
		FileLayout l = this.layout;
		return with(new FileLayout(l.format(), l.charset(), delimiter, l.quotes(), l.columns(), l.nulls(),
				l.emptyIsText()));
	}

	/**
	 * Takes a quote in CSV or TSV for a character like others.
	 * @return options without quotes
	 */
	public ImportOptions withoutQuotes() {
		FileLayout l = this.layout;
		return with(
				new FileLayout(l.format(), l.charset(), l.delimiter(), false, l.columns(), l.nulls(), l.emptyIsText()));
	}

	/**
	 * Names the columns of CSV or TSV that has no header, so that its first record is a
	 * row.
	 * @param columns a name for each field
	 * @return options with these columns
	 */
	public ImportOptions columns(String... columns) {
		FileLayout l = this.layout;
		return with(new FileLayout(l.format(), l.charset(), l.delimiter(), l.quotes(), List.of(columns), l.nulls(),
				l.emptyIsText()));
	}

	/**
	 * Says which texts mean NULL: {@code nullText("NA", "\\N")}. Fields in quotes are
	 * what they say.
	 * @param texts the texts, exactly
	 * @return options with these texts
	 */
	public ImportOptions nullText(String... texts) {
		FileLayout l = this.layout;
		return with(new FileLayout(l.format(), l.charset(), l.delimiter(), l.quotes(), l.columns(), Set.of(texts),
				l.emptyIsText()));
	}

	/**
	 * Stores an empty field as an empty text, and not as NULL, in columns of text. An
	 * empty field in quotes is an empty text there anyway; in columns of other types both
	 * are NULL.
	 * @return options with that rule
	 */
	public ImportOptions emptyAsText() {
		FileLayout l = this.layout;
		return with(new FileLayout(l.format(), l.charset(), l.delimiter(), l.quotes(), l.columns(), l.nulls(), true));
	}

	private ImportOptions with(FileLayout other) {
		return new ImportOptions(other, this.table);
	}

	/**
	 * Makes columns of the file the primary key of a table that is made for it.
	 * @param columns names of columns of the table
	 * @return options with that key
	 */
	public ImportOptions key(String... columns) {
		TableLayout t = this.table;
		return with(new TableLayout(List.of(columns), null, t.texts(), t.ignoresUnknown(), t.addsColumns()));
	}

	/**
	 * Gives a table that is made for the file a primary key that the server numbers.
	 * @param column the name of one more column
	 * @return options with that key
	 */
	public ImportOptions identityKey(String column) {
		TableLayout t = this.table;
		return with(new TableLayout(List.of(), column, t.texts(), t.ignoresUnknown(), t.addsColumns()));
	}

	/**
	 * Makes columns text in a table that is made for the file, whatever their values look
	 * like.
	 * @param columns names of columns of the table
	 * @return options with these columns
	 */
	public ImportOptions text(String... columns) {
		TableLayout t = this.table;
		return with(new TableLayout(t.key(), t.identityKey(), Set.of(columns), t.ignoresUnknown(), t.addsColumns()));
	}

	/**
	 * Leaves out columns of the file that the table does not have.
	 * @return options that leave them out
	 */
	public ImportOptions ignoreUnknown() {
		TableLayout t = this.table;
		return with(new TableLayout(t.key(), t.identityKey(), t.texts(), true, false));
	}

	/**
	 * Adds columns of the file that the table does not have.
	 * @return options that add them
	 */
	public ImportOptions addColumns() {
		TableLayout t = this.table;
		return with(new TableLayout(t.key(), t.identityKey(), t.texts(), false, true));
	}

	private ImportOptions with(TableLayout other) {
		return new ImportOptions(this.layout, other);
	}

	/** What is said of the file. */
	record FileLayout(@Nullable FileFormat format, Charset charset, @Nullable Character delimiter, boolean quotes,
			List<String> columns, Set<String> nulls, boolean emptyIsText) {
	}

	/** What is said of the table. */
	record TableLayout(List<String> key, @Nullable String identityKey, Set<String> texts, boolean ignoresUnknown,
			boolean addsColumns) {
	}

}
