package io.fastpg.codegen;

import java.util.Arrays;
import java.util.List;

import io.fastpg.schema.Relation;

/**
 * What records are generated of, and into which package. Immutable.
 *
 * @param packageName the package of the records
 * @param schemas the schemas whose tables and views are taken; where there are none,
 * those that a bare name finds along the search path
 * @param includes patterns of names that are taken; where there are none, all are
 * @param excludes patterns of names that are left out
 */
public record GeneratorOptions(String packageName, List<String> schemas, List<String> includes, List<String> excludes) {

	/** Copies the lists, and refuses what is no name of a package. */
	public GeneratorOptions {
		if (!Arrays.stream(packageName.split("\\.", -1)).allMatch(JavaNames::isIdentifier)) {
			throw new IllegalArgumentException("\"" + packageName
					+ "\" is not the name of a Java package. Name one for the records, such as com.example.music.");
		}
		schemas = List.copyOf(schemas);
		includes = List.copyOf(includes);
		excludes = List.copyOf(excludes);
	}

	/**
	 * Returns options for all tables and views that a bare name finds.
	 * @param packageName the package of the records
	 * @return the options
	 * @throws IllegalArgumentException if it is not the name of a package
	 */
	public static GeneratorOptions inPackage(String packageName) {
		return new GeneratorOptions(packageName, List.of(), List.of(), List.of());
	}

	/**
	 * Takes the tables and views of these schemas.
	 * @param names schemas, in the catalog's spelling
	 * @return other options
	 */
	public GeneratorOptions schemas(String... names) {
		return new GeneratorOptions(this.packageName, List.of(names), this.includes, this.excludes);
	}

	/**
	 * Takes the tables and views of these names only.
	 * @param patterns {@code album}, {@code audit.*}: names or {@code schema.name}, in
	 * which {@code *} stands for any text and {@code ?} for one character
	 * @return other options
	 */
	public GeneratorOptions include(String... patterns) {
		return new GeneratorOptions(this.packageName, this.schemas, List.of(patterns), this.excludes);
	}

	/**
	 * Leaves out the tables and views of these names.
	 * @param patterns as for {@link #include}
	 * @return other options
	 */
	public GeneratorOptions exclude(String... patterns) {
		return new GeneratorOptions(this.packageName, this.schemas, this.includes, List.of(patterns));
	}

	boolean takes(Relation relation) {
		boolean inSchema = this.schemas.isEmpty() ? relation.isOnSearchPath()
				: this.schemas.contains(relation.name().schema());
		return inSchema && (this.includes.isEmpty() || matches(this.includes, relation))
				&& !matches(this.excludes, relation);
	}

	private static boolean matches(List<String> patterns, Relation relation) {
		return patterns.stream()
			.anyMatch((pattern) -> NamePattern.matches(pattern, relation.name().name())
					|| NamePattern.matches(pattern, relation.name().toString()));
	}

}
