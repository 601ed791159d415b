package io.fastpg.codegen;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.Member;
import io.fastpg.schema.Column;
import io.fastpg.schema.Column.Identity;
import io.fastpg.schema.Relation;

/**
 * A component of a record, and the column it stands for.
 *
 * @param name its name
 * @param type its type, an object
 * @param column the column
 * @param guessed whether its name alone says which column it is
 */
record Component(String name, Type type, Column column, boolean guessed) {

	/** The components of a relation's record, in table order. */
	static List<Component> of(Relation relation, JavaTypes types) {
		List<String> columns = relation.columns().stream().map(Column::name).toList();
		String[] names = names(relation);
		List<Component> components = new ArrayList<>();
		for (int i = 0; i < names.length; i++) {
			Column column = relation.columns().get(i);
			Type type = types.of(column.type());
			components.add(new Component(names[i], type, column, isGuessed(names[i], type, column, columns)));
		}
		return components;
	}

	/** Those whose name needs no change choose first. */
	private static String[] names(Relation relation) {
		List<Column> order = new ArrayList<>(relation.columns());
		order.sort(Comparator.comparing((column) -> !column.name().equals(name(column, relation))));
		UniqueNames unique = UniqueNames.exact();
		String[] names = new String[order.size()];
		order.forEach((column) -> names[relation.columns().indexOf(column)] = unique.add(name(column, relation)));
		return names;
	}

	private static String name(Column column, Relation relation) {
		return JavaNames.component(column.name(), "column" + (relation.columns().indexOf(column) + 1));
	}

	private static boolean isGuessed(String name, Type type, Column column, List<String> columns) {
		try {
			return column.name().equals(new Member(name, type, null, null).columnIn(columns));
		}
		catch (SchemaException ex) {
			// it may mean several
			return false;
		}
	}

	/** What stands before its type, to say which column it is. */
	String annotation(Imports imports) {
		return this.guessed ? "" : "@" + imports.type(io.fastpg.mapping.Column.class) + "("
				+ JavaText.literal(this.column.name()) + ") ";
	}

	/** Whether a row that is not stored yet may do without it: the server fills it in. */
	boolean isFilledIn() {
		return this.column.defaultExpression() != null || this.column.identity() != Identity.NONE
				|| this.column.generated();
	}

	boolean isNullable() {
		return this.column.nullable() || isFilledIn();
	}

}
