package io.fastpg.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.Fragment;
import io.fastpg.sql.ParsedSql;
import io.fastpg.sql.Script;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Inputs that were interesting once, one a line in {@code src/test/resources/fuzz},
 * escaped as in a Java string.
 */
class KeptInputsTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@ParameterizedTest
	@ValueSource(strings = { "attacks.txt", "accepted.txt", "escapes.txt", "scripts.txt" })
	void anyInputIsReadOrRefused(String file) throws IOException {
		for (String input : inputs(file)) {
			FragmentFuzzTests.requireTokens(input);
			requireReadOrRefused(() -> ParsedSql.parse(input).text((occurrence) -> "?"));
			requireReadOrRefused(() -> Script.statements(input).forEach(ParsedSql::plainText));
			requireReadOrRefused(() -> Fragment.condition(input));
			requireReadOrRefused(() -> Fragment.expression(input));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "attacks.txt", "accepted.txt", "escapes.txt", "scripts.txt" })
	void noAcceptedInputEndsItsBrackets(String file) throws Exception {
		try (ServerGrammar grammar = grammar()) {
			Embedding embedding = new Embedding(grammar);
			for (String input : inputs(file)) {
				String condition = Embedding.sent(input, Fragment::condition);
				if (condition != null && embedding.wellFormed(List.of(condition)).get(0)) {
					assertThat(embedding.escapes(List.of(condition))).as("of <%s>", input).containsExactly(false);
					assertThat(embedding.single(List.of(condition))).as("of <%s>", input).containsExactly(true);
				}
				String expression = Embedding.sent(input, Fragment::expression);
				if (expression != null && embedding.wellFormedItems(List.of(expression)).get(0)) {
					assertThat(embedding.spilling(List.of(expression))).as("of <%s>", input).containsExactly(false);
				}
			}
		}
	}

	@Test
	void acceptedInputsAreAcceptedAndWellFormed() throws Exception {
		try (ServerGrammar grammar = grammar()) {
			for (String input : inputs("accepted.txt")) {
				String sent = Embedding.sent(input, Fragment::condition);

				assertThat(sent).as("of <%s>", input).isNotNull();
				assertThat(new Embedding(grammar).wellFormed(List.of(sent))).as("of <%s>", input).containsExactly(true);
			}
		}
	}

	@Test
	void escapesAreEscapesAndRefused() throws IOException {
		try (ServerGrammar grammar = grammar()) {
			Embedding embedding = new Embedding(grammar);
			List<String> escapes = inputs("escapes.txt");

			assertThat(embedding.wellFormed(escapes)).doesNotContain(false);
			assertThat(embedding.escapes(escapes)).doesNotContain(false);
			for (String input : escapes) {
				assertThatThrownBy(() -> Fragment.condition(input)).as("of <%s>", input)
					.isInstanceOf(InvalidStatementException.class);
			}
		}
	}

	@Test
	void scriptsHaveTheStatementsThatTheServerSees() throws IOException {
		try (ServerGrammar grammar = grammar()) {
			for (String script : inputs("scripts.txt")) {
				int seen = grammar.statements(script);

				assertThat(seen).as("statements of <%s>", script).isNotNegative();
				ScriptFuzzTests.requireStatements(grammar, script, seen);
			}
		}
	}

	private ServerGrammar grammar() throws IOException {
		return new ServerGrammar(this.database.port(), this.database.user(), this.database.name());
	}

	private static void requireReadOrRefused(Runnable read) {
		try {
			read.run();
		}
		catch (InvalidStatementException ex) {
			assertThat(ex).hasMessageContaining(" refused ");
		}
	}

	private static List<String> inputs(String file) throws IOException {
		try (var in = KeptInputsTests.class.getResourceAsStream("/fuzz/" + file)) {
			assertThat(in).as(file).isNotNull();
			List<String> inputs = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map(String::translateEscapes)
				.toList();
			assertThat(inputs).as(file).isNotEmpty();
			return inputs;
		}
	}

}
