package io.fastpg.ddl;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The names that fastpg gives to constraints and indexes. They tell what it has made from
 * what others have: PostgreSQL's own end in {@code _key}, {@code _fkey}, {@code _check}.
 */
final class Names {

	private static final int MAX_BYTES = 63;

	private Names() {
	}

	static String unique(String table, List<String> columns) {
		return of("uq", table, columns);
	}

	static String foreignKey(String table, List<String> columns) {
		return of("fk", table, columns);
	}

	static String check(String table, int number) {
		return of("ck", table, List.of(Integer.toString(number)));
	}

	static String index(String table, List<String> terms) {
		return of("idx", table, terms);
	}

	/** Whether it is a name of this rule, as it is or numbered. */
	static boolean isOurs(String name, String rule) {
		return name.equals(rule) || (name.startsWith(rule + '_') && name.substring(rule.length() + 1).matches("\\d+"));
	}

	/** Whether it is the name of a check that the user has not named. */
	static boolean isOurCheck(String name, String table) {
		String first = check(table, 1);
		return name.matches(java.util.regex.Pattern.quote(first.substring(0, first.length() - 1)) + "\\d+");
	}

	/** The name, or the first of {@code name_2}, {@code name_3} … that is not taken. */
	static String free(String name, Collection<String> taken) {
		String candidate = name;
		for (int number = 2; taken.contains(candidate); number++) {
			String suffix = "_" + number;
			candidate = cut(name, MAX_BYTES - suffix.length()) + suffix;
		}
		return candidate;
	}

	private static String of(String prefix, String table, List<String> parts) {
		String name = prefix + '_' + table + '_' + String.join("_", parts);
		byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
		if (bytes.length <= MAX_BYTES) {
			return name;
		}
		// What is cut off still tells two long names apart
		CRC32 sum = new CRC32();
		sum.update(bytes);
		return cut(name, MAX_BYTES - 9) + String.format("_%08x", sum.getValue());
	}

	private static String cut(String name, int bytes) {
		String text = name;
		while (text.getBytes(StandardCharsets.UTF_8).length > bytes) {
			text = text.substring(0, text.offsetByCodePoints(text.length(), -1));
		}
		return text;
	}

}
