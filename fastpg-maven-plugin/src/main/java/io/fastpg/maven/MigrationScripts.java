package io.fastpg.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The scripts of a folder, in the order in which they are run. */
final class MigrationScripts {

	private MigrationScripts() {
	}

	/**
	 * Returns the scripts of a folder and the folders in it: where some are named as
	 * Flyway names migrations, those by version and no others; else all by name.
	 */
	static List<Path> in(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			throw new IllegalArgumentException(
					"There is no folder " + folder + ". Set the parameter migrations to the one with the scripts.");
		}
		List<Path> files = files(folder);
		if (files.isEmpty()) {
			throw new IllegalArgumentException("The folder " + folder + " has no script that ends with .sql.");
		}
		List<Path> migrations = files.stream()
			.map(MigrationScript::of)
			.filter(Objects::nonNull)
			.sorted(MigrationScript.ORDER)
			.map(MigrationScript::file)
			.toList();
		return migrations.isEmpty() ? files : migrations;
	}

	private static List<Path> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
				.sorted()
				.toList();
		}
	}

}
