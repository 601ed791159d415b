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
		body.doc("The primary key, as {@code get}, {@code update} and {@code delete} take it.");
		body.open("public record " + this.name + "(");
		for (int i = 0; i < this.columns.size(); i++) {
			Component column = this.columns.get(i);
			boolean last = i == this.columns.size() - 1;
			body.line("\t" + column.annotation(this.imports) + this.imports.type(column.type()) + " " + column.name()
					+ (last ? ") {" : ","));
		}
		body.blank().close().blank();
	}

}
