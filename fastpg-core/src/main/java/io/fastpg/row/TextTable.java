package io.fastpg.row;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Prints aligned columns: text to the left, numbers to the right. */
final class TextTable {

	private static final List<String> GAP = List.of("…");

	private final List<List<String>> lines;

	private final List<List<Boolean>> numbers;

	private final int[] widths;

	private TextTable(List<List<String>> lines, List<List<Boolean>> numbers) {
		this.lines = lines;
		this.numbers = numbers;
		this.widths = new int[lines.get(0).size()];
		for (List<String> line : lines) {
			for (int i = 0; i < line.size(); i++) {
				this.widths[i] = Math.max(this.widths[i], DisplayText.width(line.get(i)));
			}
		}
	}

	/**
	 * Returns a line each for the header, a rule, and every row, with a line feed.
	 * @param gap before which row a line stands for those left out; -1 for none
	 */
	static String print(List<String> header, List<List<@Nullable Object>> rows, int gap) {
		List<String> head = header.stream().map((name) -> DisplayText.of(name)).toList();
		List<List<String>> lines = Stream
			.concat(Stream.of(head), rows.stream().map((row) -> row.stream().map(Cell::line).toList()))
			.toList();
		List<List<Boolean>> numbers = rows.stream().map((row) -> row.stream().map(Cell::isNumber).toList()).toList();
		return new TextTable(lines, numbers).print(gap);
	}

	private String print(int gap) {
		StringBuilder text = new StringBuilder();
		List<Boolean> left = this.lines.get(0).stream().map((name) -> false).toList();
		line(text, this.lines.get(0), left);
		for (int i = 0; i < this.widths.length; i++) {
			text.append((i > 0) ? "-+-" : "").append("-".repeat(this.widths[i]));
		}
		text.append('\n');
		for (int row = 0; row < this.numbers.size(); row++) {
			if (row == gap) {
				line(text, GAP, left);
			}
			line(text, this.lines.get(row + 1), this.numbers.get(row));
		}
		return text.toString();
	}

	private void line(StringBuilder text, List<String> cells, List<Boolean> right) {
		StringBuilder line = new StringBuilder();
		for (int i = 0; i < cells.size(); i++) {
			String cell = cells.get(i);
			String padding = " ".repeat(this.widths[i] - DisplayText.width(cell));
			line.append((i > 0) ? " | " : "").append(right.get(i) ? padding + cell : cell + padding);
		}
		text.append(line.toString().stripTrailing()).append('\n');
	}

}
