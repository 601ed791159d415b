package io.fastpg.mapping;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;

/**
 * A component or property of a class, and the names that it has for columns.
 *
 * @param name its Java name
 * @param type its Java type, with type arguments
 * @param column what {@link Column} says; null where the column's name is guessed
 * @param prefix how its columns' names begin, if {@link Embedded} spreads it over several
 */
public record Member(String name, Type type, @Nullable String column, @Nullable String prefix) {

	static Member of(String name, Type type, @Nullable AnnotatedElement... elements) {
		String column = first(elements, (element) -> {
			Column annotation = element.getAnnotation(Column.class);
			return (annotation != null) ? annotation.value() : null;
		});
		String prefix = first(elements, (element) -> {
			Embedded annotation = element.getAnnotation(Embedded.class);
			return (annotation != null) ? prefix(annotation, name) : null;
		});
		return new Member(name, type, column, prefix);
	}

	private static String prefix(Embedded annotation, String name) {
		return annotation.prefix().isEmpty() ? SnakeCase.of(name) + '_' : annotation.prefix();
	}

	private static @Nullable String first(@Nullable AnnotatedElement[] elements,
			Function<AnnotatedElement, @Nullable String> value) {
		return Arrays.stream(elements)
			.filter(Objects::nonNull)
			.map(value)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Finds its column.
	 * @param columns the names of the columns there are
	 * @return the one of them that it means, or null
	 * @throws SchemaException if it may mean several
	 */
	public @Nullable String columnIn(Collection<String> columns) {
		if (this.column != null) {
			return columns.contains(this.column) ? this.column : null;
		}
		return (this.prefix != null) ? null : NameMatch.find(this.name, columns);
	}

	/**
	 * Returns the name that a column made for it has.
	 * @return what {@link Column} says, else the name in snake_case
	 */
	public String columnName() {
		return (this.column != null) ? this.column : SnakeCase.of(this.name);
	}

}
