package io.fastpg.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

import io.fastpg.codegen.GeneratedSource;
import io.fastpg.codegen.SourceFolder;

/**
 * Fails the build where records that are kept with the sources are not those of the
 * schema, and prints the difference. Nothing is written.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends RecordsMojo {

	/** Where the records are kept. */
	@Parameter(property = "fastpg.outputDirectory", defaultValue = "${project.basedir}/src/main/java")
	File outputDirectory = new File("");

	@Override
	File folder() {
		return this.outputDirectory;
	}

	@Override
	void run(SourceFolder folder, List<GeneratedSource> sources) throws IOException, MojoFailureException {
		List<String> differences = folder.differences(sources);
		differences.forEach((difference) -> difference.lines().forEach(getLog()::error));
		if (!differences.isEmpty()) {
			throw new MojoFailureException("Records and schema have drifted apart in " + differences.size()
					+ ((differences.size() == 1) ? " file" : " files") + " of " + this.outputDirectory
					+ ". Run the goal generate with this outputDirectory, and look at what changes.");
		}
		getLog().info("The " + sources.size() + " files are those of the schema.");
	}

}
