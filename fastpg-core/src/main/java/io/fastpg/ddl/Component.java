package io.fastpg.ddl;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.ResolvableType;

import io.fastpg.exception.SchemaException;
import io.fastpg.mapping.MappedClass;
import io.fastpg.mapping.Member;
import io.fastpg.mapping.Property;

/**
 * A component or property of a class that has a column of its own.
 *
 * @param column the column's name
 * @param type its Java type
 * @param required whether it can never be null: it is primitive, and in no object that
 * may be null itself
 */
record Component(String column, Type type, boolean required) {

	/** The components in their order, embedded objects spread out where they stand. */
	static List<Component> of(Class<?> type) {
		List<Component> components = new ArrayList<>();
		collect(type, "", components);
		if (components.isEmpty()) {
			throw new SchemaException(type.getTypeName() + " has no component or property that a row could hold, so no"
					+ " table can be made of it. Give it some, or use createFromSchema(name, columns). Parameters of a"
					+ " constructor count if their names are in the class file: javac -parameters, kotlinc"
					+ " -java-parameters, or kotlin-reflect on the class path.");
		}
		return components;
	}

	private static void collect(Class<?> type, String prefix, List<Component> components) {
		for (Property property : MappedClass.of(type).properties()) {
			Member member = property.member();
			if (!property.stored()) {
				continue;
			}
			if (member.prefix() != null) {
				collect(embedded(member), prefix + member.prefix(), components);
			}
			else {
				add(new Component(prefix + member.columnName(), member.type(),
						prefix.isEmpty() && JavaTypes.isPrimitive(member.type())), type, components);
			}
		}
	}

	private static Class<?> embedded(Member member) {
		ResolvableType type = ResolvableType.forType(member.type());
		return (type.toClass() == java.util.Optional.class) ? type.getGeneric(0).toClass() : type.toClass();
	}

	private static void add(Component component, Class<?> type, List<Component> components) {
		if (components.stream().anyMatch((other) -> other.column.equals(component.column))) {
			throw new SchemaException("Two components of " + type.getTypeName() + " would have the column \""
					+ component.column + "\". Name one of them otherwise, with @Column.");
		}
		components.add(component);
	}

}
