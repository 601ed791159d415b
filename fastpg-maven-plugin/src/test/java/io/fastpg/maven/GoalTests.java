package io.fastpg.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The goals without Maven; with it, they run in the projects of {@code src/it}. */
class GoalTests {

	@TempDir
	Path folder;

	private final List<String> errors = new ArrayList<>();

	@Test
	void recordsOfMigrationsAreWrittenAndCompiledWithTheProject() throws Exception {
		script("V1__cat.sql", "create table cat (id int); set search_path to none");
		GenerateMojo generate = generate();
		generate.project = new MavenProject();

		generate.execute();

		assertThat(this.folder.resolve("out/p/Cat.java")).content().contains("public record Cat(");
		assertThat(generate.project.getCompileSourceRoots())
			.containsExactly(this.folder.resolve("out").toAbsolutePath().toString());
	}

	@Test
	void aScriptThatFailsIsNamed() throws IOException {
		script("V1__cat.sql", "create table cat (id nothing)");
		GenerateMojo generate = generate();

		assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(generate::execute)
			.withMessageContaining("V1__cat.sql failed: ")
			.withMessageContaining("type \"nothing\" does not exist");
	}

	@Test
	void checkPassesAndFailsWithTheDifference() throws Exception {
		try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
			execute(server, "create table cat (id int); create role reader login password 'hush'");
			GenerateMojo generate = generate();
			withServer(generate, server);
			generate.execute();
			CheckMojo check = check();
			withServer(check, server);
			check.execute();
			execute(server, "alter table cat add name text");

			assertThatExceptionOfType(MojoFailureException.class).isThrownBy(check::execute)
				.withMessageContaining("Records and schema have drifted apart in 1 file of");
			assertThat(this.errors).contains("p/Cat.java:", "+\t\t@Nullable String name) {");
		}
	}

	private static void withServer(RecordsMojo goal, EmbeddedPostgres postgres) {
		Server server = new Server();
		server.setId("db");
		server.setUsername("reader");
		server.setPassword("hush");
		goal.settings = new Settings();
		goal.settings.addServer(server);
		goal.server = "db";
		goal.url = "postgresql://localhost:" + postgres.getPort() + "/postgres";
	}

	@Test
	void aServerThatTheSettingsDoNotHaveIsNamed() {
		GenerateMojo generate = generate();
		generate.url = "postgresql://localhost/none";
		generate.server = "db";
		generate.settings = new Settings();

		assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(generate::execute)
			.withMessageContaining("The settings have no server \"db\"");
	}

	@Test
	void withoutUrlAndMigrationsTheBuildFails() {
		GenerateMojo generate = generate();
		generate.migrations = null;

		assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(generate::execute)
			.withMessageContaining("Set the parameter url");
	}

	@Test
	void aSecretIsInNoMessage() {
		GenerateMojo generate = generate();
		generate.url = "postgresql://reader:hush@localhost:1/none";

		assertThatExceptionOfType(MojoExecutionException.class).isThrownBy(generate::execute)
			.withMessageStartingWith("The schema cannot be read: ")
			.withMessageNotContaining("hush");
		assertThat(new Credentials("reader", "hush").toString()).doesNotContain("hush");
	}

	@Test
	void skippedGoalsDoNothing() throws Exception {
		GenerateMojo generate = generate();
		generate.migrations = null;
		generate.skip = true;

		generate.execute();

		assertThat(this.folder.resolve("out")).doesNotExist();
	}

	private GenerateMojo generate() {
		GenerateMojo goal = new GenerateMojo();
		prepare(goal);
		goal.outputDirectory = this.folder.resolve("out").toFile();
		return goal;
	}

	private CheckMojo check() {
		CheckMojo goal = new CheckMojo();
		prepare(goal);
		goal.outputDirectory = this.folder.resolve("out").toFile();
		return goal;
	}

	private void prepare(RecordsMojo goal) {
		goal.packageName = "p";
		goal.migrations = this.folder.resolve("sql").toFile();
		goal.setLog(new SystemStreamLog() {
			@Override
			public void error(CharSequence content) {
				GoalTests.this.errors.add(content.toString());
			}
		});
	}

	private void script(String name, String sql) throws IOException {
		Files.createDirectories(this.folder.resolve("sql"));
		Files.writeString(this.folder.resolve("sql").resolve(name), sql);
	}

	private static void execute(EmbeddedPostgres server, String sql) throws Exception {
		try (java.sql.Connection connection = server.getPostgresDatabase().getConnection();
				java.sql.Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
