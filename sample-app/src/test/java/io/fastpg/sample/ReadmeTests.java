package io.fastpg.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.fastpg.Database;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Does what the README does, with a store that has just been started: sends the requests
 * of its {@code curl} lines, one after another, and expects the answers printed there;
 * and runs its controller.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.application.name=readme")
class ReadmeTests {

	private static final Pattern CALL = Pattern.compile("^\\$ (curl .*)\\n(.*)$", Pattern.MULTILINE);

	private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

	private static final Pattern CONTROLLER = Pattern.compile("```java\\n(@RestController.*?)```", Pattern.DOTALL);

	@LocalServerPort
	int port;

	@Autowired
	Database database;

	@Test
	void theCurlLinesAreAnsweredAsPrinted() throws Exception {
		List<MatchResult> calls = CALL.matcher(Files.readString(Path.of("../README.md"))).results().toList();
		assertThat(calls).hasSizeGreaterThan(5);

		for (MatchResult call : calls) {
			assertThat(send(call.group(1))).as(call.group(1)).isEqualTo(call.group(2));
		}
	}

	@Test
	void theControllerReadsTheTenantOfItsCall() throws IOException {
		String controller = CONTROLLER.matcher(Files.readString(Path.of("../README.md")))
			.results()
			.map((block) -> block.group(1))
			.findFirst()
			.orElseThrow();
		System.getProperties().put("readme.database", this.database);

		try (JShell shell = JShell.builder().executionEngine("local").build()) {
			shell.addToClasspath(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
			List.of("import java.util.List;", "import io.fastpg.*;", "import io.fastpg.filter.*;",
					"import org.springframework.web.bind.annotation.*;",
					"record Album(Integer albumId, String title, Integer artistId) {}", controller,
					"Database db = (Database) System.getProperties().get(\"readme.database\");",
					"AlbumController albums = new AlbumController(db.table(Album.class));")
				.forEach((source) -> eval(shell, source));

			String titles = "FilterScope.call(RowFilter.of(\"tenant_id\", \"globex\"), () -> albums.list()).get(0).title()";
			assertThat(eval(shell, titles)).isEqualTo("\"Autobahn\"");
		}
		finally {
			System.getProperties().remove("readme.database");
		}
	}

	private static String eval(JShell shell, String source) {
		SnippetEvent event = shell.eval(source).get(0);
		assertThat(event.status()).as(() -> source + shell.diagnostics(event.snippet()).map(Object::toString).toList())
			.isEqualTo(Snippet.Status.VALID);
		assertThat(event.exception()).as(source).isNull();
		return event.value();
	}

	private String send(String curl) throws IOException, InterruptedException {
		List<String> words = WORD.matcher(curl)
			.results()
			.map((word) -> Stream.of(1, 2, 3).map(word::group).filter((group) -> group != null).findFirst().orElse(""))
			.toList();
		String url = words.get(words.size() - 1).replace("localhost:8080", "http://localhost:" + this.port);
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
		String method = "GET";
		String body = "";
		for (int i = 1; i < words.size() - 1; i++) {
			switch (words.get(i)) {
				case "-H" -> request.header(words.get(++i).split(": ")[0], words.get(i).split(": ")[1]);
				case "-X" -> method = words.get(++i);
				case "-d" -> body = words.get(++i);
				default -> assertThat(words.get(i)).isEqualTo("-s");
			}
		}
		request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
	}

}
