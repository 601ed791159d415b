package io.fastpg.copy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import io.fastpg.mapping.SnakeCase;

/** Makes names of tables and columns from those of files and headers. */
final class LegalName {

	private static final int MAX_BYTES = 63;

	private LegalName() {
	}

	/**
	 * Returns the name in snake_case, of letters, digits and underscores: {@code Artist
	 * Name (2)} becomes {@code artist_name_2}; empty where nothing is left.
	 */
	static String of(String name) {
		String words = name.strip().replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_").replaceAll("^_+|_+$", "");
		String legal = SnakeCase.of(words).toLowerCase(Locale.ROOT).replaceAll("_+", "_");
		return shortened((legal.isEmpty() || !Character.isDigit(legal.codePointAt(0))) ? legal : "_" + legal);
	}

	/** Returns the name of a file without its folder and its endings. */
	static String ofFile(String file) {
		int dot = file.indexOf('.', 1);
		return of((dot > 0) ? file.substring(0, dot) : file);
	}

	private static String shortened(String name) {
		String shorter = name;
		while (shorter.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
			shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
		}
		return shorter;
	}

}
