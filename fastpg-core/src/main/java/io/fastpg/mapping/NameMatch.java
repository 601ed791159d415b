package io.fastpg.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;

/**
 * Matches a Java name with a column: by the exact name, else by its snake_case, else
 * without regard to case and underscores.
 */
public final class NameMatch {

	private NameMatch() {
	}

	/**
	 * Finds the column of a name.
	 * @param javaName the name of a component or property
	 * @param columns the columns' names
	 * @return the column, or null if none matches
	 * @throws SchemaException if several match alike
	 */
	public static @Nullable String find(String javaName, Collection<String> columns) {
		if (columns.contains(javaName)) {
			return javaName;
		}
		String snakeCase = SnakeCase.of(javaName);
		if (columns.contains(snakeCase)) {
			return snakeCase;
		}
		List<String> matches = loosely(javaName, columns);
		if (matches.size() > 1) {
			throw new SchemaException("The name \"" + javaName + "\" may mean any of the columns "
					+ String.join(", ", matches) + ". Use the exact name of one of them.");
		}
		return matches.isEmpty() ? null : matches.get(0);
	}

	/**
	 * Returns the columns that differ from a name in case and underscores only.
	 * @param javaName the name of a component or property
	 * @param columns the columns' names
	 * @return those of them, in their order
	 */
	public static List<String> loosely(String javaName, Collection<String> columns) {
		String plain = plain(javaName);
		return columns.stream().filter((column) -> plain(column).equals(plain)).distinct().toList();
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

}
