package io.fastpg.look;

import java.util.List;

import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/** Writes a graph whose nodes are small HTML tables, a line for each column. */
final class GraphvizText {

	private final StringBuilder text = new StringBuilder("""
			digraph {
			  graph [rankdir=LR]
			  node [shape=plain, fontname="Helvetica"]
			  edge [fontname="Helvetica", fontsize=10]
			""");

	String write(List<Relation> relations, List<Reference> references) {
		relations.forEach(this::node);
		references.forEach(this::edge);
		return this.text.append("}\n").toString();
	}

	private void node(Relation relation) {
		this.text.append("  ").append(id(relation)).append(" [label=<\n");
		this.text.append("    <table border=\"0\" cellborder=\"1\" cellspacing=\"0\">\n");
		this.text.append("      <tr><td colspan=\"2\"><b>").append(html(Names.of(relation))).append("</b></td></tr>\n");
		for (int i = 0; i < relation.columns().size(); i++) {
			Column column = relation.columns().get(i);
			String shade = relation.primaryKey().contains(column) ? " bgcolor=\"lightgrey\"" : "";
			this.text.append("      <tr><td align=\"left\" port=\"c").append(i).append('"').append(shade).append('>');
			this.text.append(html(column.name())).append("</td><td align=\"left\"").append(shade).append('>');
			this.text.append(html(Names.type(column))).append("</td></tr>\n");
		}
		this.text.append("    </table>>]\n");
	}

	private void edge(Reference reference) {
		List<String> columns = reference.key().columns();
		this.text.append("  ")
			.append(port(reference.from(), columns.get(0)))
			.append(" -> ")
			.append(port(reference.to(), reference.key().targetColumns().get(0)));
		if (columns.size() > 1) {
			this.text.append(" [label=").append(quoted(String.join(", ", columns))).append(']');
		}
		this.text.append('\n');
	}

	private static String port(Relation relation, String column) {
		return id(relation) + ":c" + relation.columns().indexOf(relation.column(column));
	}

	private static String id(Relation relation) {
		return quoted(Names.of(relation));
	}

	// A backslash would escape what follows, the closing quote among it
	private static String quoted(String name) {
		return '"' + visible(name).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	private static String html(String name) {
		return visible(name).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private static String visible(String name) {
		StringBuilder visible = new StringBuilder();
		name.codePoints().forEach((c) -> {
			if (Names.isControl(c)) {
				visible.append(String.format("\\u%04x", c));
			}
			else {
				visible.appendCodePoint(c);
			}
		});
		return visible.toString();
	}

}
