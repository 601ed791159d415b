package io.fastpg.codegen;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.fastpg.schema.Relation;

/** Writes the record inside a record that is its key of several columns. */
final class KeySource {

	private final List<Component> columns;

	private final String name;

	private final Imports imports;

	KeySource(Relation relation, List<Component> components, String name, Imports imports) {
		this.columns = relation.primaryKey()
			.stream()
			.map((column) -> components.stream()
				.filter((component) -> component.column().equals(column))
				.findFirst()
				.orElseThrow())
			.toList();
		this.name = name;
		this.imports = imports;
	}

	void method(SourceText body, String method) {
		String values = this.columns.stream().map(this::value).collect(Collectors.joining(", "));
		body.doc("Returns the key.", "@return what tells this row from the others of its table");
		body.open("public " + this.name + " " + method + "() {");
		body.line("return new " + this.name + "(" + values + ");");
		body.close().blank();
	}

	/** What the server fills in is there once the row is stored. */
	private String value(Component column) {
		String value = "this." + column.name();
		return column.isNullable() ? this.imports.type(Objects.class) + ".requireNonNull(" + value + ", "
				+ JavaText.literal(column.name()) + ")" : value;
	}

	void type(SourceText body) {
		body.doc("The primary key: {@code table.get(key.values())}.");
		String components = this.columns.stream()
			.map((column) -> this.imports.type(column.type()) + " " + column.name())
			.collect(Collectors.joining(", "));
		body.open("public record " + this.name + "(" + components + ") {").blank();
		UniqueNames methods = UniqueNames.exact();
		this.columns.forEach((column) -> methods.add(column.name()));
		String names = this.columns.stream().map((column) -> "this." + column.name()).collect(Collectors.joining(", "));
		body.doc("Returns the values.",
				"@return in key order, as {@code get}, {@code update} and {@code delete} take them");
		body.open("public " + this.imports.type(List.class) + "<" + this.imports.type(Object.class) + "> "
				+ methods.add("values") + "() {");
		body.line("return " + this.imports.type(List.class) + ".of(" + names + ");");
		body.close().blank().close().blank();
	}

}
