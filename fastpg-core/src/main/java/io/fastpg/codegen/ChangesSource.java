package io.fastpg.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fastpg.row.Row;

/** Writes the builder inside a record that says which columns are to be written. */
final class ChangesSource {

	private final String record;

	private final String name;

	private final List<Component> columns;

	private final Imports imports;

	ChangesSource(String record, String name, List<Component> components, Imports imports) {
		this.record = record;
		this.name = name;
		this.columns = components.stream().filter((component) -> component.column().writable()).toList();
		this.imports = imports;
	}

	static void factory(SourceText body, String name, String method) {
		body.doc("Begins a partial write: only what is set is written.", "@return without any column yet");
		body.open("public static " + name + " " + method + "() {");
		body.line("return new " + name + "();");
		body.close().blank();
	}

	void type(SourceText body) {
		String map = this.imports.type(Map.class) + "<" + this.imports.type(String.class) + ", "
				+ this.imports.nullable(Object.class) + ">";
		body.doc("Columns to be written, and no others. Not thread-safe.");
		body.open("public static final class " + this.name + " {").blank();
		body.line("private final " + map + " values = new " + this.imports.type(LinkedHashMap.class) + "<>();").blank();
		body.open("private " + this.name + "() {").close().blank();
		this.columns.forEach((column) -> setter(body, column));
		String row = this.imports.type(Row.class);
		body.doc("Returns what was set.", "@return a row for {@code update}, {@code insert} or {@code upsert}");
		body.open("public " + row + " row() {");
		body.line("return " + row + ".of(this.values);");
		body.close().blank().close().blank();
	}

	private void setter(SourceText body, Component column) {
		boolean nullable = column.column().nullable();
		String type = nullable ? this.imports.nullable(column.type()) : this.imports.type(column.type());
		body.doc("Sets " + JavaText.code(column.column().name()) + ".",
				"@param " + column.name() + " its value" + (nullable ? "; null for NULL" : ""), "@return this");
		body.open("public " + this.name + " " + column.name() + "(" + type + " " + column.name() + ") {");
		body.line("this.values.put(" + JavaText.literal(column.column().name()) + ", " + column.name() + ");");
		body.line("return this;");
		body.close().blank();
	}

}
