package io.fastpg.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** Sources compiled by javac with all warnings as errors, and loaded. */
final class CompiledSources {

	private final URLClassLoader loader;

	private CompiledSources(URLClassLoader loader) {
		this.loader = loader;
	}

	static CompiledSources of(List<GeneratedSource> sources, Path folder) {
		try {
			Path sourceRoot = folder.resolve("source");
			Path classes = Files.createDirectories(folder.resolve("classes"));
			List<Path> files = new ArrayList<>();
			for (GeneratedSource source : sources) {
				Path file = sourceRoot.resolve(source.path());
				Files.createDirectories(file.getParent());
				files.add(Files.writeString(file, source.text()));
			}
			compile(files, classes);
			return new CompiledSources(
					new URLClassLoader(new URL[] { classes.toUri().toURL() }, CompiledSources.class.getClassLoader()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void compile(List<Path> files, Path classes) throws MalformedURLException, IOException {
		JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		String classPath = Objects.requireNonNullElse(System.getProperty("surefire.test.class.path"),
				System.getProperty("java.class.path"));
		List<String> options = List.of("-d", classes.toString(), "-classpath", classPath, "-Xlint:all", "-Werror",
				"-proc:none", "-encoding", "UTF-8", "--release", "17");
		try (StandardJavaFileManager manager = javac.getStandardFileManager(diagnostics, null, null)) {
			boolean done = javac
				.getTask(null, manager, diagnostics, options, null, manager.getJavaFileObjectsFromPaths(files))
				.call();
			assertThat(diagnostics.getDiagnostics()).extracting(Diagnostic::toString).isEmpty();
			assertThat(done).isTrue();
		}
	}

	Class<?> type(String name) {
		try {
			return this.loader.loadClass(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Makes an object of a class that has a constructor without parameters. */
	Object make(String name) {
		try {
			return type(name).getDeclaredConstructor().newInstance();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
