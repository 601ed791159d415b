package io.fastpg.row;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Prints aligned columns: text to the left, numbers to the right. */
final class TextTable {

	private final List<String> header;

	private final List<List<@Nullable Object>> rows;

	private final int[] widths;

	private TextTable(List<String> header, List<List<@Nullable Object>> rows) {
		this.header = header;
		this.rows = rows;
		this.widths = header.stream().mapToInt(TextTable::width).toArray();
		for (List<@Nullable Object> row : rows) {
			for (int i = 0; i < this.widths.length; i++) {
				this.widths[i] = Math.max(this.widths[i], width(Cell.line(row.get(i))));
			}
		}
	}

	/** Returns a line each for the header, a rule, and every row, with a line feed. */
	static String print(List<String> header, List<List<@Nullable Object>> rows) {
		return new TextTable(header, rows).print();
	}

	private String print() {
		StringBuilder text = new StringBuilder();
		line(text, new ArrayList<>(this.header));
		for (int i = 0; i < this.widths.length; i++) {
			text.append((i > 0) ? "-+-" : "").append("-".repeat(this.widths[i]));
		}
		text.append('\n');
		this.rows.forEach((row) -> line(text, row));
		return text.toString();
	}

	private void line(StringBuilder text, List<@Nullable Object> cells) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < this.widths.length; i++) {
			String cell = Cell.line(cells.get(i));
			String padding = " ".repeat(this.widths[i] - width(cell));
			line.append((i > 0) ? " | " : "")
				.append((cells.get(i) instanceof Number) ? padding + cell : cell + padding);
		}
		text.append(line.toString().stripTrailing()).append('\n');
	}

	private static int width(String text) {
		return text.codePointCount(0, text.length());
	}

}
