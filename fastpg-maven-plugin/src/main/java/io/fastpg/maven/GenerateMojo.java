package io.fastpg.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;

import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

import io.fastpg.codegen.GeneratedSource;
import io.fastpg.codegen.SourceFolder;

/**
 * Writes a record for each table and view, and compiles them with the project.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends RecordsMojo {

	/** Where the records are written; it becomes a source root of the project. */
	@Parameter(property = "fastpg.outputDirectory",
			defaultValue = "${project.build.directory}/generated-sources/fastpg")
	File outputDirectory = new File("");

	/** The project that is built. */
	@Parameter(defaultValue = "${project}", readonly = true)
	@Nullable MavenProject project;

	@Override
	File folder() {
		return this.outputDirectory;
	}

	@Override
	void run(SourceFolder folder, List<GeneratedSource> sources) throws IOException {
		List<String> changed = folder.write(sources);
		if (this.project != null) {
			this.project.addCompileSourceRoot(this.outputDirectory.getAbsolutePath());
		}
		getLog().info(sources.size() + " files generated, " + changed.size() + " changed, in " + this.outputDirectory);
	}

}
