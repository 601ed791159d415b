package io.fastpg.fuzz;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.Fragment;
import io.fastpg.sql.TokenSpans;
import io.fastpg.testing.Cases;
import io.fastpg.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No text that fastpg takes for a condition ends the brackets it stands in. Replay with
 * {@code -Dfastpg.seed} as the failure says; {@code -Dfastpg.cases} makes more texts.
 */
class FragmentFuzzTests {

	private static final int ROUND = 1000;

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private ServerGrammar grammar;

	private Embedding embedding;

	@BeforeEach
	void connect() throws IOException {
		this.grammar = new ServerGrammar(this.database.port(), this.database.user(), this.database.name());
		this.embedding = new Embedding(this.grammar);
	}

	@AfterEach
	void disconnect() throws IOException {
		this.grammar.close();
	}

	@Test
	void noAcceptedConditionEndsItsBrackets(TestReporter reporter) throws Exception {
		int accepted = 0;
		int wellFormed = 0;
		int escapes = 0;

		for (long seed = Cases.firstSeed(); seed < Cases.firstSeed() + rounds(); seed++) {
			List<String> texts = texts(seed);
			List<@Nullable String> sent = sent(texts, Fragment::condition);
			List<String> asked = choose(texts, sent);
			List<Integer> whole = indexes(this.embedding.wellFormed(asked));
			List<Boolean> ends = this.embedding.escapes(whole.stream().map(asked::get).toList());
			for (int i = 0; i < ends.size(); i++) {
				boolean taken = sent.get(whole.get(i)) != null;
				assertThat(taken && ends.get(i)).as("seed %d: <%s> ends its brackets", seed, texts.get(whole.get(i)))
					.isFalse();
				escapes += ends.get(i) ? 1 : 0;
			}
			List<String> taken = whole.stream().filter((i) -> sent.get(i) != null).map(asked::get).toList();
			List<Boolean> single = this.embedding.single(taken);
			for (int i = 0; i < single.size(); i++) {
				assertThat(single.get(i)).as("seed %d: <%s> is one value", seed, taken.get(i)).isTrue();
			}
			wellFormed += taken.size();
			accepted += (int) sent.stream().filter((text) -> text != null).count();
		}

		reporter.publishEntry("conditions", "%d texts, %d accepted, %d of them well-formed; %d escapes, all refused"
			.formatted(rounds() * ROUND, accepted, wellFormed, escapes));
		assertThat(escapes).isGreaterThan(rounds());
		assertThat(wellFormed).isGreaterThan(rounds());
	}

	@Test
	void noAcceptedExpressionIsMoreThanOneItem(TestReporter reporter) throws Exception {
		int wellFormed = 0;
		int spilling = 0;

		for (long seed = Cases.firstSeed(); seed < Cases.firstSeed() + rounds(); seed++) {
			List<String> texts = texts(seed);
			List<@Nullable String> sent = sent(texts, Fragment::expression);
			List<Integer> whole = indexes(this.embedding.wellFormedItems(choose(texts, sent)));
			List<Boolean> spills = this.embedding.spilling(whole.stream().map(choose(texts, sent)::get).toList());
			for (int i = 0; i < spills.size(); i++) {
				boolean taken = sent.get(whole.get(i)) != null;
				assertThat(taken && spills.get(i)).as("seed %d: <%s> is no single item", seed, texts.get(whole.get(i)))
					.isFalse();
				wellFormed += taken ? 1 : 0;
				spilling += spills.get(i) ? 1 : 0;
			}
		}

		reporter.publishEntry("expressions",
				"%d accepted and well-formed; %d that bring a clause, all refused".formatted(wellFormed, spilling));
		assertThat(spilling).isGreaterThanOrEqualTo(rounds() / 20);
		assertThat(wellFormed).isGreaterThan(rounds());
	}

	@Test
	void theLexerCutsAnyTextIntoTokensAndWhiteSpace() {
		for (long seed = Cases.firstSeed(); seed < Cases.firstSeed() + rounds(); seed++) {
			for (String text : texts(seed)) {
				requireTokens(text);
			}
		}
	}

	/** The tokens follow each other, and only white space is left out. */
	static void requireTokens(String text) {
		List<int[]> spans;
		try {
			spans = TokenSpans.of(text);
		}
		catch (InvalidStatementException ex) {
			return;
		}
		int end = 0;
		for (int[] span : spans) {
			assertThat(span[0]).as("token of <%s>", text).isGreaterThanOrEqualTo(end).isLessThan(span[1]);
			assertThat(text.substring(end, span[0])).as("between tokens of <%s>", text).matches("[ \t\n\u000b\f\r]*");
			end = span[1];
		}
		assertThat(text.substring(end)).as("behind the tokens of <%s>", text).matches("[ \t\n\u000b\f\r]*");
	}

	private static int rounds() {
		return Math.max(1, Cases.count(6_000) / ROUND);
	}

	private static List<String> texts(long seed) {
		Random random = new Random(seed);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < ROUND; i++) {
			texts.add(Soup.text(random));
		}
		return texts;
	}

	private static List<@Nullable String> sent(List<String> texts, Function<String, Fragment> kind)
			throws SQLException {
		List<@Nullable String> sent = new ArrayList<>();
		for (String text : texts) {
			sent.add(Embedding.sent(text, kind));
		}
		return sent;
	}

	/** What is asked of the server: the text as sent, or as it is where it is refused. */
	private static List<String> choose(List<String> texts, List<@Nullable String> sent) {
		List<String> chosen = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			String text = sent.get(i);
			chosen.add((text != null) ? text : texts.get(i));
		}
		return chosen;
	}

	private static List<Integer> indexes(List<Boolean> flags) {
		List<Integer> indexes = new ArrayList<>();
		for (int i = 0; i < flags.size(); i++) {
			if (flags.get(i)) {
				indexes.add(i);
			}
		}
		return indexes;
	}

}
