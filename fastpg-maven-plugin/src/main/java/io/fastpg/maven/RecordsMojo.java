package io.fastpg.maven;

import java.io.File;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import javax.inject.Inject;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

import io.fastpg.codegen.GeneratedSource;
import io.fastpg.codegen.GeneratorOptions;
import io.fastpg.codegen.RecordGenerator;
import io.fastpg.codegen.SourceFolder;
import io.fastpg.schema.Schema;

/** What both goals do: find the schema, and make the sources of its records. */
abstract class RecordsMojo extends AbstractMojo {

	/**
	 * The database whose schema is read: {@code postgresql://user@host:port/database} or
	 * {@code jdbc:postgresql:…}.
	 */
	@Parameter(property = "fastpg.url")
	@Nullable String url;

	/** Who connects; takes the place of the user in the URL. */
	@Parameter(property = "fastpg.username")
	@Nullable String username;

	/** The password; takes the place of the one in the URL. */
	@Parameter(property = "fastpg.password")
	@Nullable String password;

	/**
	 * The id of a server in {@code settings.xml} that has user and password, where they
	 * are not given here.
	 */
	@Parameter(property = "fastpg.server")
	@Nullable String server;

	/**
	 * A folder of migration scripts, {@code *.sql}, that make the schema. Without a URL
	 * they are run on an embedded PostgreSQL server, so that the build needs no database.
	 */
	@Parameter(property = "fastpg.migrations")
	@Nullable File migrations;

	/** The package of the records. */
	@Parameter(property = "fastpg.package", required = true)
	String packageName = "";

	/**
	 * The schemas whose tables and views are taken; by default those that a bare name
	 * finds.
	 */
	@Parameter(property = "fastpg.schemas")
	List<String> schemas = List.of();

	/**
	 * Patterns of the tables and views that are taken: {@code album}, {@code audit.*}. By
	 * default all are.
	 */
	@Parameter(property = "fastpg.includes")
	List<String> includes = List.of();

	/** Patterns of the tables and views that are left out. */
	@Parameter(property = "fastpg.excludes")
	List<String> excludes = List.of();

	/** Whether to do nothing. */
	@Parameter(property = "fastpg.skip", defaultValue = "false")
	boolean skip;

	/** The settings of the user who builds. */
	@Parameter(defaultValue = "${settings}", readonly = true)
	@Nullable Settings settings;

	/** Decrypts passwords of the settings. */
	@Inject
	@Nullable SettingsDecrypter decrypter;

	@Override
	public final void execute() throws MojoExecutionException, MojoFailureException {
		if (this.skip) {
			getLog().info("fastpg is skipped.");
			return;
		}
		try {
			GeneratorOptions options = new GeneratorOptions(this.packageName, this.schemas, this.includes,
					this.excludes);
			Schema schema = schema();
			RecordGenerator generator = new RecordGenerator(options);
			generator.leftOut(schema).forEach(getLog()::warn);
			run(new SourceFolder(folder().toPath(), this.packageName), generator.generate(schema));
		}
		catch (SQLException ex) {
			throw new MojoExecutionException("The schema cannot be read: " + ex.getMessage(), ex);
		}
		catch (IOException | IllegalArgumentException | IllegalStateException ex) {
			throw new MojoExecutionException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private Schema schema() throws SQLException, IOException {
		if (this.url != null) {
			Credentials credentials = Credentials.of(this.username, this.password, this.server, this.settings,
					this.decrypter);
			return credentials.source(this.url).read();
		}
		if (this.migrations == null) {
			throw new IllegalArgumentException("There is nothing to generate records of. Set the parameter url to a"
					+ " database, or migrations to a folder of scripts.");
		}
		return MigratedSchema.read(MigrationScripts.in(this.migrations.toPath()), getLog());
	}

	/** The source root of the records. */
	abstract File folder();

	abstract void run(SourceFolder folder, List<GeneratedSource> sources) throws IOException, MojoFailureException;

}
