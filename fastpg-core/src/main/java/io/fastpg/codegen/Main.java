package io.fastpg.codegen;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.fastpg.schema.Schema;

/**
 * Generates records from a command line, for builds other than Maven's:
 *
 * <pre>
 * java -cp … io.fastpg.codegen.Main generate --url postgresql://app@localhost/music
 *     --package com.example.music --output src/main/java [--username …] [--schema …]
 *     [--include …] [--exclude …] [--check]
 * </pre>
 *
 * {@code --schema}, {@code --include} and {@code --exclude} may be repeated. A password
 * that is not in the URL is taken from the environment variable {@code PGPASSWORD}. With
 * {@code --check} nothing is written, and what differs from the files is printed. It ends
 * with 0 where all is well, 1 where {@code --check} found differences, 2 for wrong
 * arguments and 3 where the database cannot be read or a file not be written.
 */
public final class Main {

	private static final int DIFFERENT = 1;

	private static final int WRONG_ARGUMENTS = 2;

	private static final int FAILED = 3;

	private final Map<String, String> environment;

	private final PrintStream out;

	private final PrintStream err;

	Main(Map<String, String> environment, PrintStream out, PrintStream err) {
		this.environment = environment;
		this.out = out;
		this.err = err;
	}

	/**
	 * Runs the command and ends the process.
	 * @param args the arguments
	 */
	public static void main(String[] args) {
		System.exit(new Main(System.getenv(), System.out, System.err).run(args));
	}

	int run(String... args) {
		try {
			Arguments arguments = Arguments.parse(args);
			GeneratorOptions options = new GeneratorOptions(arguments.get("--package"), arguments.all("--schema"),
					arguments.all("--include"), arguments.all("--exclude"));
			SourceFolder folder = new SourceFolder(Path.of(arguments.get("--output")), options.packageName());
			SchemaSource source = new SchemaSource(arguments.get("--url"), arguments.find("--username"),
					this.environment.get("PGPASSWORD"));
			return run(options, folder, source, arguments.has("--check"));
		}
		catch (IllegalArgumentException ex) {
			this.err.println(ex.getMessage());
			return WRONG_ARGUMENTS;
		}
	}

	private int run(GeneratorOptions options, SourceFolder folder, SchemaSource source, boolean check) {
		try {
			Schema schema = source.read();
			RecordGenerator generator = new RecordGenerator(options);
			generator.leftOut(schema).forEach(this.err::println);
			List<GeneratedSource> sources = generator.generate(schema);
			return check ? check(folder, sources) : write(folder, sources);
		}
		catch (SQLException ex) {
			this.err.println("The schema of " + source + " cannot be read: " + ex.getMessage());
		}
		catch (IOException | IllegalStateException ex) {
			this.err.println("The files cannot be compared or written: " + ex.getMessage());
		}
		return FAILED;
	}

	private int write(SourceFolder folder, List<GeneratedSource> sources) throws IOException {
		List<String> changed = folder.write(sources);
		changed.forEach(this.out::println);
		this.out.println(sources.size() + " files generated, " + changed.size() + " changed.");
		return 0;
	}

	private int check(SourceFolder folder, List<GeneratedSource> sources) throws IOException {
		List<String> differences = folder.differences(sources);
		differences.forEach(this.out::println);
		this.out.println(differences.isEmpty() ? "The records are those of the schema."
				: differences.size() + " files are not those of the schema. Generate them anew.");
		return differences.isEmpty() ? 0 : DIFFERENT;
	}

}
