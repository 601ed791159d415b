package io.fastpg.fuzz;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.sql.Fragment;
import io.fastpg.sql.ParsedSql;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * Tells by the server's grammar whether a text stays in the brackets it is put into. If
 * {@code ( text )} is well-formed, then so is {@code [ text ]}, or the text is a query by
 * itself: else its brackets are not those it was put into.
 */
final class Embedding {

	private final ServerGrammar grammar;

	Embedding(ServerGrammar grammar) {
		this.grammar = grammar;
	}

	/** Which of the texts are well-formed in parentheses: {@code where … and (text)}. */
	List<Boolean> wellFormed(List<String> texts) throws IOException {
		return accepts(texts, "select 1 from nowhere where (tenant = 1) and (\n", "\n)");
	}

	/** Which of the texts, all well-formed in parentheses, end those. */
	List<Boolean> escapes(List<String> texts) throws IOException {
		List<Boolean> inArray = accepts(texts, "select array[\n", "\n] from nowhere");
		List<Boolean> alone = accepts(texts, "create view nowhere as\n", "\n");
		List<Boolean> escapes = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			escapes.add(!inArray.get(i) && !alone.get(i));
		}
		return escapes;
	}

	/** Which of the texts, all well-formed in parentheses, are one value or one query. */
	List<Boolean> single(List<String> texts) throws IOException {
		List<Boolean> inCase = accepts(texts, "select case when\n", "\nthen 1 end from nowhere");
		List<Boolean> alone = accepts(texts, "create view nowhere as\n", "\n");
		List<Boolean> single = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			single.add(inCase.get(i) || alone.get(i));
		}
		return single;
	}

	/** Which of the texts are well-formed where an item of a list stands. */
	List<Boolean> wellFormedItems(List<String> texts) throws IOException {
		return accepts(texts, "select 0, ", "\nfrom nowhere");
	}

	/** Which of the texts, all well-formed items, are more than one item. */
	List<Boolean> spilling(List<String> texts) throws IOException {
		// No clause can follow the list of a RETURNING
		List<Boolean> between = accepts(texts, "create rule r as on delete to nowhere do delete from a returning 0, ",
				"\n, 1");
		return between.stream().map((item) -> !item).toList();
	}

	private List<Boolean> accepts(List<String> texts, String before, String after) throws IOException {
		return this.grammar.accepts(texts.stream().map((text) -> before + text + after).toList());
	}

	/**
	 * Returns a fragment as the server gets it, through fastpg and the driver.
	 * @param text any text
	 * @param kind how fastpg reads it
	 * @return the text; null if fastpg refuses it
	 */
	static @Nullable String sent(String text, Function<String, Fragment> kind) throws SQLException {
		ParsedSql fragment;
		try {
			fragment = kind.apply(text).sql();
		}
		catch (InvalidStatementException ex) {
			return null;
		}
		String jdbc = "(\n" + fragment.text((occurrence) -> "?") + "\n)";
		List<NativeQuery> queries = Parser.parseJdbcSql(jdbc, true, true, true, false, true);
		if (queries.size() != 1) {
			throw new AssertionError("The driver sees " + queries.size() + " statements in <" + text + ">");
		}
		String sent = queries.get(0).nativeSql;
		return sent.substring(2, sent.length() - 2);
	}

}
