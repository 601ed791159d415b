package io.fastpg.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import io.fastpg.exception.RowFilterException;
import io.fastpg.execute.CopyInput;
import io.fastpg.execute.CopyPosition;
import io.fastpg.filter.RowFilter;
import org.jspecify.annotations.Nullable;

/** The rows of a file on their way into a table. */
final class Load implements CopyInput {

	private final ImportFile file;

	private final Destination destination;

	private final boolean rejectMismatch;

	Load(ImportFile file, Destination destination, boolean rejectMismatch) {
		this.file = file;
		this.destination = destination;
		this.rejectMismatch = rejectMismatch;
	}

	@Override
	public void writeTo(OutputStream out) throws IOException {
		CopyText text = new CopyText(out);
		List<Target> filled = this.destination.filled();
		List<Target> fixed = this.rejectMismatch ? this.destination.targets()
			.stream()
			.filter((target) -> this.destination.filter().has(target.column().name()))
			.toList() : List.of();
		try (RowSource source = this.file.open()) {
			for (FileRow row = source.next(); row != null; row = source.next()) {
				for (Target target : fixed) {
					requireMatch(row, target);
				}
				for (Target target : filled) {
					String unfit = text.add(target.text(row.field(target.position())));
					if (unfit != null) {
						throw this.file.error().at(row.line(), target.column().name(), unfit);
					}
				}
				text.endRow();
			}
		}
	}

	// The same text is the same value; what is written otherwise is refused
	private void requireMatch(FileRow row, Target target) {
		String given = target.text(row.field(target.position()));
		for (RowFilter.Term term : this.destination.filter().terms()) {
			if (given != null && term.column().equals(target.column().name())
					&& !given.equals(term.value().toString())) {
				throw new RowFilterException("Cannot import line " + row.line() + " of \"" + this.file.name()
						+ "\" into " + this.destination.relation() + ": the value for \"" + term.column()
						+ "\" is another than that of the " + this.destination.filter()
						+ ". Leave the column out, or give the same.");
			}
		}
	}

	@Override
	public String failedAt(String task, CopyPosition position) {
		Long line = line(position.row());
		String at = (line != null) ? "line " + line : position.toString();
		for (Target target : this.destination.filled()) {
			if (position.isIn(target.column().name())) {
				at += ", column \"" + target.column().name() + "\"";
				break;
			}
		}
		return task + " at " + at;
	}

	private @Nullable Long line(long number) {
		try (RowSource source = this.file.open()) {
			FileRow row = source.next();
			for (long i = 1; i < number && row != null; i++) {
				row = source.next();
			}
			return (row != null) ? row.line() : null;
		}
		catch (IOException | RuntimeException ex) {
			return null;
		}
	}

}
