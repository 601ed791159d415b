package io.fastpg.look;

import java.util.List;

import io.fastpg.schema.Relation;

/**
 * Tables with their columns, keys and foreign keys, as text that Mermaid and Graphviz
 * draw. The same schema gives the same text. Immutable.
 */
public final class Diagram {

	private final List<Reference> references;

	private final List<Relation> relations;

	private Diagram(List<Relation> relations) {
		this.relations = relations;
		this.references = Reference.among(relations);
	}

	/**
	 * Returns the diagram of some relations.
	 * @param relations tables and views, which are drawn in this order; foreign keys are
	 * drawn where both ends are among them
	 * @return their diagram
	 */
	public static Diagram of(List<Relation> relations) {
		return new Diagram(relations.stream().distinct().toList());
	}

	/**
	 * Returns an {@code erDiagram} for Mermaid, which GitHub and GitLab draw where it
	 * stands in a code block named {@code mermaid}. The lines between tables tell whether
	 * a foreign key may be NULL, is unique, and is part of the key.
	 * @return lines of text, the last one ended too
	 * @see <a href="https://mermaid.js.org/syntax/entityRelationshipDiagram.html"> Entity
	 * relationship diagrams</a>
	 */
	public String mermaid() {
		return new MermaidText().write(this.relations, this.references);
	}

	/**
	 * Returns a graph for Graphviz: {@code dot -Tsvg schema.dot}. Columns of the primary
	 * key are shaded, edges lead from a foreign key's column to the one it refers to.
	 * @return lines of text in the DOT language, the last one ended too
	 * @see <a href="https://graphviz.org/doc/info/shapes.html#html"> HTML-like labels</a>
	 */
	public String graphviz() {
		return new GraphvizText().write(this.relations, this.references);
	}

	/**
	 * Returns what {@link #mermaid} does.
	 */
	@Override
	public String toString() {
		return mermaid();
	}

}
