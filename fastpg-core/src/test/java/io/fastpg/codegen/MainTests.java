package io.fastpg.codegen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class MainTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"create table cat (id int primary key, name text); create table dog (id int)");

	@TempDir
	Path root;

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void generateWritesRecordsAndCheckFindsThemRight() {
		int generated = generate(url());
		int checked = generate(url(), "--check");

		assertThat(generated).isZero();
		assertThat(checked).isZero();
		assertThat(out()).isEqualToIgnoringNewLines("""
				org/acme/Cat.java
				org/acme/Dog.java
				2 files generated, 2 changed.
				The records are those of the schema.
				""");
		assertThat(this.root.resolve("org/acme/Cat.java")).content().contains("public record Cat(");
	}

	@Test
	void checkPrintsTheDifferenceAndWritesNothing() throws IOException {
		generate(url());
		String before = Files.readString(this.root.resolve("org/acme/Cat.java"));
		this.database.execute("alter table cat add age int not null; drop table dog");
		this.out.reset();

		int checked = generate(url(), "--check");

		assertThat(checked).isEqualTo(1);
		assertThat(out()).contains("org/acme/Cat.java:", "-\t\t@Nullable String name) {", "+\t\tInteger age) {",
				"org/acme/Dog.java: has no table", "2 files are not those of the schema");
		assertThat(this.root.resolve("org/acme/Cat.java")).hasContent(before);
	}

	@Test
	void thePasswordMayComeFromTheEnvironment() {
		String url = "postgresql://localhost:" + this.database.port() + "/" + this.database.name();

		int generated = run(Map.of("PGPASSWORD", this.database.password()), "generate", "--url", url, "--username",
				"app", "--package", "org.acme", "--output", this.root.toString(), "--exclude", "dog");

		assertThat(generated).isZero();
		assertThat(out()).contains("1 files generated");
	}

	@Test
	void wrongArgumentsAreNamedAndNotRepeated() {
		assertThat(run(Map.of())).isEqualTo(2);
		assertThat(run(Map.of(), "destroy")).isEqualTo(2);
		assertThat(run(Map.of(), "generate", "--secret-word")).isEqualTo(2);
		assertThat(run(Map.of(), "generate", "--url")).isEqualTo(2);
		assertThat(run(Map.of(), "generate", "--package", "p")).isEqualTo(2);
		assertThat(run(Map.of(), "generate", "--package", "1")).isEqualTo(2);
		assertThat(generate("postgresql://app:hush@[/x")).isEqualTo(2);
		assertThat(err())
			.contains("generate is the only one", "Argument 2 is none of the options", "The option --url has no value",
					"The option --output is missing", "not the name of a Java package")
			.doesNotContain("secret-word", "hush");
	}

	@Test
	void aDatabaseThatCannotBeReadIsNamedWithoutThePassword() {
		int generated = generate("postgresql://app:hush@localhost:1/none");

		assertThat(generated).isEqualTo(3);
		assertThat(err()).contains("The schema of postgresql://app@localhost:1/none cannot be read:")
			.doesNotContain("hush");
	}

	private int generate(String url, String... more) {
		String[] args = { "generate", "--url", url, "--package", "org.acme", "--output", this.root.toString() };
		String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
		System.arraycopy(more, 0, all, args.length, more.length);
		return run(Map.of(), all);
	}

	private int run(Map<String, String> environment, String... args) {
		return new Main(environment, new PrintStream(this.out, true, StandardCharsets.UTF_8),
				new PrintStream(this.err, true, StandardCharsets.UTF_8))
			.run(args);
	}

	private String url() {
		return "postgresql://app:" + this.database.password() + "@localhost:" + this.database.port() + "/"
				+ this.database.name();
	}

	private String out() {
		return this.out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return this.err.toString(StandardCharsets.UTF_8);
	}

}
