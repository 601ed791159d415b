package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.NullMarked;

import io.fastpg.mapping.FastpgTable;
import io.fastpg.schema.Relation;

/** Writes the record of a relation. */
final class RecordSource {

	private final Relation relation;

	private final String name;

	/** The name that the annotation gives; empty where the record's says it. */
	private final String table;

	private final List<Component> components;

	private final UniqueNames methods = UniqueNames.exact();

	private final String changesName;

	private final String keyName;

	private final Imports imports;

	private final SourceText body = new SourceText();

	private final String packageName;

	RecordSource(Relation relation, String name, String table, JavaTypes types, String packageName,
			Set<String> generated) {
		this.relation = relation;
		this.name = name;
		this.table = table;
		this.packageName = packageName;
		this.components = Component.of(relation, types);
		this.components.forEach((component) -> this.methods.add(component.name()));
		UniqueNames nested = UniqueNames.ignoringCase();
		nested.add(name);
		this.changesName = nested.add("Changes");
		this.keyName = nested.add("Key");
		this.imports = new Imports(packageName, generated, Set.of(this.changesName, this.keyName));
	}

	GeneratedSource source() {
		boolean hasChanges = this.relation.kind().isTable()
				&& this.components.stream().anyMatch((component) -> component.column().writable());
		boolean hasKey = this.relation.primaryKey().size() > 1;
		head();
		if (hasChanges) {
			ChangesSource.factory(this.body, this.changesName, this.methods.add("changes"));
		}
		if (hasKey) {
			KeySource key = new KeySource(this.relation, this.components, this.keyName, this.imports);
			key.method(this.body, this.methods.add("key"));
			key.type(this.body);
		}
		if (hasChanges) {
			new ChangesSource(this.name, this.changesName, this.components, this.imports).type(this.body);
		}
		this.body.close();
		String what = this.relation.kind().isTable() ? "table" : "view";
		return SourceFile.of(this.packageName, this.name, SourceFile.origin(what, this.relation.name()), this.imports,
				this.body);
	}

	private void head() {
		this.body.doc(description());
		this.body.line("@" + this.imports.type(NullMarked.class));
		this.body.line("@" + this.imports.type(FastpgTable.class)
				+ (this.table.isEmpty() ? "" : "(" + JavaText.literal(this.table) + ")"));
		this.body.open("public record " + this.name + "(");
		for (int i = 0; i < this.components.size(); i++) {
			boolean last = i == this.components.size() - 1;
			this.body.line("\t" + component(this.components.get(i)) + (last ? ") {" : ","));
		}
		this.body.blank();
	}

	private String component(Component component) {
		String type = component.isNullable() ? this.imports.nullable(component.type())
				: this.imports.type(component.type());
		return component.annotation(this.imports) + type + " " + component.name();
	}

	private List<String> description() {
		List<String> lines = new ArrayList<>();
		String what = this.relation.kind().isTable() ? "table " : "view ";
		lines.add("A row of " + what + JavaText.code(this.relation.name().name()) + ".");
		String comment = this.relation.comment();
		if (comment != null && !comment.isBlank()) {
			lines.add("<p>");
			lines.addAll(JavaText.comment(comment));
		}
		lines.add("");
		this.components.forEach((component) -> lines.addAll(description(component)));
		return lines;
	}

	private static List<String> description(Component component) {
		String comment = component.column().comment();
		List<String> lines = new ArrayList<>((comment != null && !comment.isBlank()) ? JavaText.comment(comment)
				: List.of("column " + JavaText.code(component.column().name())));
		lines.set(0, "@param " + component.name() + " " + lines.get(0));
		if (component.isFilledIn()) {
			int last = lines.size() - 1;
			lines.set(last, lines.get(last).replaceFirst("\\.$", "") + "; " + (component.column().nullable()
					? "null in a new row means its default" : "null in a new row, which the server fills in"));
		}
		return lines;
	}

}
