package io.fastpg.copy;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.fastpg.copy.ImportOptions.FileLayout;
import org.jspecify.annotations.Nullable;

/** The rows of CSV or TSV. */
final class CsvRows implements RowSource {

	private final Reader reader;

	private final CsvReader records;

	private final FileLayout layout;

	private final FileError error;

	private final List<String> names;

	CsvRows(Reader reader, char delimiter, FileLayout layout, FileError error) throws IOException {
		this.reader = reader;
		this.records = new CsvReader(reader, delimiter, layout.quotes(), error);
		this.layout = layout;
		this.error = error;
		this.names = layout.columns().isEmpty() ? header() : layout.columns();
		Set<String> seen = new HashSet<>();
		for (String name : this.names) {
			if (!seen.add(name)) {
				throw error.of("its header has the column \"" + name + "\" twice.");
			}
		}
	}

	private List<String> header() throws IOException {
		List<Field> header = this.records.next();
		if (header == null) {
			throw this.error.of("it is empty, so it has no header that names its columns.");
		}
		List<String> names = new ArrayList<>();
		for (Field field : header) {
			String name = field.text().strip();
			names.add(name.isEmpty() ? "column_" + (names.size() + 1) : name);
		}
		return List.copyOf(names);
	}

	@Override
	public List<String> names() {
		return this.names;
	}

	@Override
	public @Nullable FileRow next() throws IOException {
		List<Field> record = this.records.next();
		if (record == null) {
			return null;
		}
		if (record.size() != this.names.size()) {
			throw this.error.at(this.records.recordLine(),
					"it has " + record.size() + " fields, where " + this.names.size() + " columns are named.");
		}
		@Nullable Field[] fields = new Field[record.size()];
		for (int i = 0; i < fields.length; i++) {
			fields[i] = isNull(record.get(i)) ? null : record.get(i);
		}
		return new FileRow(this.records.recordLine(), fields);
	}

	private boolean isNull(Field field) {
		return field.form() == Field.Form.PLAIN && ((field.text().isEmpty() && !this.layout.emptyIsText())
				|| this.layout.nulls().contains(field.text()));
	}

	@Override
	public void close() throws IOException {
		this.reader.close();
	}

}
