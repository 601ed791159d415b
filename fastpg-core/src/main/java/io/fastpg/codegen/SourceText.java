package io.fastpg.codegen;

import java.util.List;

/** Java source in the making, line by line, indented by tabs. */
final class SourceText {

	private final StringBuilder text = new StringBuilder();

	private int depth;

	SourceText line(String line) {
		if (!line.isEmpty()) {
			this.text.append("\t".repeat(this.depth)).append(line);
		}
		this.text.append('\n');
		return this;
	}

	SourceText blank() {
		return line("");
	}

	SourceText lines(List<String> lines) {
		lines.forEach(this::line);
		return this;
	}

	/** Opens a block whose lines are indented. */
	SourceText open(String line) {
		line(line);
		this.depth++;
		return this;
	}

	SourceText close() {
		this.depth--;
		return line("}");
	}

	/** A documentation comment of these lines. */
	SourceText doc(List<String> lines) {
		line("/**");
		lines.forEach((line) -> line((" * " + line).stripTrailing()));
		return line(" */");
	}

	SourceText doc(String... lines) {
		return doc(List.of(lines));
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
