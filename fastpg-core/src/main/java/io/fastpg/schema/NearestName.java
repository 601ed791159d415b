package io.fastpg.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {

	private NearestName() {
	}

	/**
	 * Finds the nearest name.
	 * @param asked the name that is not there
	 * @param names the names that are
	 * @return the one of them that differs least, if it resembles the asked one at all
	 */
	public static Optional<String> of(String asked, Collection<String> names) {
		return names.stream()
			.min(Comparator.<String>comparingInt((name) -> distance(asked, name)).thenComparing((name) -> name))
			.filter((name) -> resembles(asked, name));
	}

	/** A third may differ; two in a short name, but never all of it. */
	private static boolean resembles(String asked, String name) {
		int distance = distance(asked, name);
		return distance <= Math.max(2, asked.length() / 3) && distance < Math.max(asked.length(), name.length());
	}

	/** Levenshtein's distance, blind to case. */
	private static int distance(String left, String right) {
		String a = left.toLowerCase(Locale.ROOT);
		String b = right.toLowerCase(Locale.ROOT);
		int[] previous = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			previous[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int[] current = new int[b.length() + 1];
			current[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int replaced = previous[j - 1] + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
			}
			previous = current;
		}
		return previous[b.length()];
	}

}
