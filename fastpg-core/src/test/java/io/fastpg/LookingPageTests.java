package io.fastpg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Types the session of the page on looking into JShell, and holds it to its answers. */
class LookingPageTests {

	private static final String PROMPT = "fastpg> ";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table artist (artist_id int primary key, name text not null);
			create table album (album_id int primary key, title text not null, released date);
			insert into artist values (1, 'AC/DC'), (2, '坂本龍一'), (3, 'Antônio Jobim');
			insert into album values (1, 'Powerage', '1978-05-05'), (2, 'Wave', '1999-01-02')""");

	@Test
	void theSessionOnThePageIsWhatJShellPrints() throws Exception {
		String session = session();
		String url = "postgresql://" + this.database.user() + ":" + this.database.password() + "@localhost:"
				+ this.database.port() + "/" + this.database.name();
		List<String> lines = session.lines().toList();
		String typed = lines.stream()
			.filter((line) -> line.startsWith(PROMPT))
			.map((line) -> line.substring(PROMPT.length()).replace("postgresql://app@localhost/music", url))
			.collect(Collectors.joining("\n", "/open ../docs/fastpg.jsh\n", "\ndb.close()\n/exit\n"));

		String printed = jshell(typed);

		String answers = lines.stream().filter((line) -> !line.startsWith(PROMPT)).collect(Collectors.joining("\n"));
		assertThat(answers).contains("坂本龍一");
		assertThat(answers(printed)).as(printed).isEqualTo(answers);
	}

	/**
	 * What was printed but for the prompts, each one character here, and their echoes.
	 */
	private static String answers(String printed) {
		return printed.lines()
			.filter((line) -> !line.startsWith("|") && !line.startsWith("\u0005") && !line.isBlank())
			.collect(Collectors.joining("\n"));
	}

	private static String session() throws IOException {
		Matcher block = Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(Path.of("../docs/looking.md")));
		assertThat(block.find()).isTrue();
		return block.group(1).strip();
	}

	private static String jshell(String typed) throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
		JavaShellToolBuilder.builder()
			.in(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), null)
			.out(out)
			.err(out)
			.interactiveTerminal(false)
			.promptCapture(true)
			.persistence(new HashMap<>())
			.start("--execution", "local", "--class-path",
					System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		return bytes.toString(StandardCharsets.UTF_8);
	}

}
