package io.fastpg.look;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * Writes an entity relationship diagram. Mermaid's grammar takes few characters in the
 * names and types of columns; others become underscores there, and the true name stands
 * in the comment.
 */
final class MermaidText {

	private final StringBuilder text = new StringBuilder("erDiagram\n");

	String write(List<Relation> relations, List<Reference> references) {
		relations.forEach(this::entity);
		references.forEach(this::line);
		return this.text.toString();
	}

	private void entity(Relation relation) {
		if (relation.columns().isEmpty()) {
			this.text.append("    ").append(name(relation)).append('\n');
			return;
		}
		this.text.append("    ").append(name(relation)).append(" {\n");
		for (Column column : relation.columns()) {
			this.text.append("        ").append(word(Names.type(column))).append(' ').append(word(column.name()));
			String marks = marks(relation, column);
			this.text.append(marks.isEmpty() ? "" : " " + marks).append(comment(column)).append('\n');
		}
		this.text.append("    }\n");
	}

	private static String marks(Relation relation, Column column) {
		boolean refers = relation.foreignKeys().stream().anyMatch((key) -> key.columns().contains(column.name()));
		boolean unique = relation.uniqueConstraints()
			.stream()
			.anyMatch((each) -> each.columns().equals(List.of(column.name())));
		return Stream.of(relation.primaryKey().contains(column) ? "PK" : "", refers ? "FK" : "", unique ? "UK" : "")
			.filter((mark) -> !mark.isEmpty())
			.collect(Collectors.joining(", "));
	}

	private static String comment(Column column) {
		String name = word(column.name()).equals(column.name()) ? null : column.name();
		String comment = Stream.of(name, column.comment()).filter(Objects::nonNull).collect(Collectors.joining(": "));
		return comment.isEmpty() ? "" : " " + quoted(comment);
	}

	private void line(Reference reference) {
		this.text.append("    ")
			.append(name(reference.to()))
			.append(reference.isOptional() ? " |o" : " ||")
			.append(reference.isIdentifying() ? "--" : "..")
			.append(reference.isUnique() ? "o| " : "o{ ")
			.append(name(reference.from()))
			.append(" : ")
			.append(quoted(String.join(", ", reference.key().columns())))
			.append('\n');
	}

	private static String name(Relation relation) {
		return quoted(Names.of(relation));
	}

	/** In quotes, with Mermaid's entity codes for all that could end or steer them. */
	private static String quoted(String name) {
		StringBuilder escaped = new StringBuilder("\"");
		name.codePoints().forEach((c) -> {
			boolean harmless = c > 0x7F ? !Names.isControl(c)
					: Character.isLetterOrDigit(c) || " _-.,:()[]$'/+*=!?".indexOf(c) >= 0;
			if (harmless) {
				escaped.appendCodePoint(c);
			}
			else {
				escaped.append('#').append(c).append(';');
			}
		});
		return escaped.append('"').toString();
	}

	/** As the grammar has words: of letters, digits and a few signs, a letter first. */
	private static String word(String name) {
		StringBuilder word = new StringBuilder();
		name.codePoints().forEach((c) -> {
			boolean letter = c == '_' || (Character.isLetter(c) && c <= 0xFFFF && (c < 0x80 || c >= 0xC0));
			boolean inner = (c >= '0' && c <= '9') || "-[]()".indexOf(c) >= 0;
			word.append((word.isEmpty() && inner) ? "_" : "").appendCodePoint((letter || inner) ? c : '_');
		});
		return word.toString();
	}

}
