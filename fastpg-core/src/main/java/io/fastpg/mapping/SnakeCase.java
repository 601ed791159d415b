package io.fastpg.mapping;

import java.util.Locale;

/** Turns Java names into the names that PostgreSQL schemas use. */
public final class SnakeCase {

	private SnakeCase() {
	}

	/**
	 * Returns the name in lower case with an underscore before each word:
	 * {@code artistId} becomes {@code artist_id}, {@code HTMLPage} {@code html_page},
	 * {@code line2Text} {@code line2_text}.
	 * @param javaName the name of a class, component or property
	 * @return the same name as a column or table would have it
	 */
	public static String of(String javaName) {
		StringBuilder result = new StringBuilder(javaName.length() + 4);
		for (int i = 0; i < javaName.length(); i++) {
			if (startsWord(javaName, i)) {
				result.append('_');
			}
			result.append(javaName.charAt(i));
		}
		return result.toString().toLowerCase(Locale.ROOT);
	}

	private static boolean startsWord(String name, int index) {
		if (index == 0 || !Character.isUpperCase(name.charAt(index)) || name.charAt(index - 1) == '_') {
			return false;
		}
		boolean insideCapitals = Character.isUpperCase(name.charAt(index - 1));
		boolean lastCapital = index + 1 < name.length() && Character.isLowerCase(name.charAt(index + 1));
		return !insideCapitals || lastCapital;
	}

}
