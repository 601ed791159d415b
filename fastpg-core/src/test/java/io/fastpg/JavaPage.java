package io.fastpg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of the documentation, run as a reader would: its Java blocks one after another,
 * word by word, against a real server. A line that ends in {@code // => text} must give
 * that text. Blocks of controllers are left out, and lines that name a package, which
 * JShell does not have.
 */
final class JavaPage {

	private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern PACKAGE = Pattern.compile("^package .*$", Pattern.MULTILINE);

	private static final Pattern EXPECTED = Pattern.compile("// => (.*)");

	private final TestDatabase database;

	private JavaPage(TestDatabase database) {
		this.database = database;
	}

	/** Runs the blocks, of which there must be so many, and closes {@code db}. */
	static void run(Path page, int blocks, TestDatabase database) throws IOException {
		List<String> found = BLOCK.matcher(Files.readString(page)).results().map((block) -> block.group(1)).toList();
		assertThat(found).hasSizeGreaterThanOrEqualTo(blocks);
		new JavaPage(database).run(found);
	}

	private void run(List<String> blocks) {
		try (JShell shell = shell()) {
			System.getProperties().put("page.dataSource", this.database.dataSource());
			eval(shell, "var dataSource = (javax.sql.DataSource) System.getProperties().get(\"page.dataSource\");");
			blocks.stream().filter((block) -> !block.contains("@RestController")).forEach((block) -> run(shell, block));
			eval(shell, "db.close();");
		}
		finally {
			System.getProperties().remove("page.dataSource");
		}
	}

	private JShell shell() {
		JShell shell = JShell.builder().executionEngine("local").build();
		shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		List.of("java.math.*", "java.time.*", "java.util.*", "io.fastpg.*", "io.fastpg.filter.*", "io.fastpg.mapping.*",
				"io.fastpg.row.*", "io.fastpg.type.*", "io.fastpg.sql.OnConflict")
			.forEach((name) -> eval(shell, "import " + name + ";"));
		return shell;
	}

	private void run(JShell shell, String block) {
		String source = PACKAGE.matcher(block)
			.replaceAll("")
			.replace("postgresql://app@localhost/music", "postgresql://" + this.database.user() + ":"
					+ this.database.password() + "@localhost:" + this.database.port() + "/" + this.database.name());
		while (!source.isBlank()) {
			SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(source);
			SnippetEvent event = eval(shell, next.source());
			Matcher expected = EXPECTED.matcher(firstLine(next.remaining()));
			if (expected.find()) {
				assertThat(event.value()).as(next.source()).isEqualTo(expected.group(1).strip());
			}
			source = next.remaining();
		}
	}

	private static String firstLine(String text) {
		return text.lines().findFirst().orElse("");
	}

	private static SnippetEvent eval(JShell shell, String source) {
		SnippetEvent event = shell.eval(source).get(0);
		assertThat(event.status()).as(() -> source + shell.diagnostics(event.snippet()).map(Object::toString).toList())
			.isEqualTo(Snippet.Status.VALID);
		assertThat(event.exception()).as(source).isNull();
		return event;
	}

}
