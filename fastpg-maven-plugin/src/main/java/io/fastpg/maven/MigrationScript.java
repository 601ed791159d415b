package io.fastpg.maven;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A script and its place among the others, as Flyway has it: {@code V2_1__name.sql} by
 * its version, {@code R__name.sql} after all of those.
 *
 * @param file the file
 * @param version the numbers of its version; null for one that is repeatable
 */
record MigrationScript(Path file, @Nullable List<BigInteger> version) {

	private static final Pattern VERSIONED = Pattern.compile("V(\\d+(?:[._]\\d+)*)__.*\\.sql");

	private static final Pattern REPEATABLE = Pattern.compile("R__.*\\.sql");

	static final Comparator<MigrationScript> ORDER = MigrationScript::compare;

	/** Returns the script, or null for a file whose name is none of a migration. */
	static @Nullable MigrationScript of(Path file) {
		String name = file.getFileName().toString();
		Matcher versioned = VERSIONED.matcher(name);
		if (versioned.matches()) {
			return new MigrationScript(file,
					Arrays.stream(versioned.group(1).split("[._]")).map(BigInteger::new).toList());
		}
		return REPEATABLE.matcher(name).matches() ? new MigrationScript(file, null) : null;
	}

	private static int compare(MigrationScript left, MigrationScript right) {
		if (left.version == null || right.version == null) {
			return (left.version == right.version) ? left.name().compareTo(right.name())
					: (left.version == null) ? 1 : -1;
		}
		int versions = compare(left.version, right.version);
		return (versions != 0) ? versions : left.name().compareTo(right.name());
	}

	/** {@code 1.1} comes before {@code 1.10}, and is the same as {@code 1.1.0}. */
	private static int compare(List<BigInteger> left, List<BigInteger> right) {
		for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
			int part = part(left, i).compareTo(part(right, i));
			if (part != 0) {
				return part;
			}
		}
		return 0;
	}

	private static BigInteger part(List<BigInteger> version, int index) {
		return (index < version.size()) ? version.get(index) : BigInteger.ZERO;
	}

	private String name() {
		return this.file.getFileName().toString();
	}

}
