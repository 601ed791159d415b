package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.fastpg.exception.InvalidStatementException;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement, read once: where its placeholders are and what kind of statement it
 * is. Immutable and thread-safe; keep it by its text.
 *
 * <p>
 * Placeholders are {@code ?}, {@code $1} or {@code :name}, one style in a text. The
 * operator {@code ?} is written {@code ??}; {@code ?|}, {@code ?&} and {@code @?} are
 * operators as they stand. Inside {@code [ ]} and behind a word, number, quote or bracket
 * a colon is PostgreSQL's: {@code a[1:n]} has no placeholder, {@code a[:lo]} and
 * {@code a[1: :hi]} have one.
 */
public final class ParsedSql {

	private static final Set<String> TRANSACTION_CONTROL = Set.of("begin", "start", "commit", "end", "rollback",
			"abort", "savepoint", "release", "discard");

	private static final Set<String> SESSION_CHANGES = Set.of("reset", "listen", "unlisten", "load", "prepare",
			"deallocate");

	private static final Set<String> SCHEMA_CHANGES = Set.of("create", "alter", "drop", "comment", "import");

	private final SourceText source;

	private final Placeholders placeholders;

	private final Template template;

	private final List<String> firstWords;

	private final PolicyRules rules;

	private @Nullable Set<String> names;

	ParsedSql(SourceText source, List<Token> tokens) {
		this.source = source;
		this.placeholders = Placeholders.of(source, tokens);
		this.template = Template.of(source, tokens);
		this.firstWords = firstWords(source.sql(), tokens);
		this.rules = new PolicyRules(source.sql(), tokens);
	}

	private static List<String> firstWords(String sql, List<Token> tokens) {
		List<String> words = new ArrayList<>(4);
		for (int i = 0; i < tokens.size() && words.size() < 4; i++) {
			if (tokens.get(i).kind() == TokenKind.WORD) {
				words.add(tokens.get(i).word(sql));
			}
		}
		return words;
	}

	/**
	 * Returns the statement read; a semicolon at its end is dropped.
	 * @param sql one statement
	 * @return the statement
	 * @throws InvalidStatementException if the text is empty, holds a second statement, a
	 * quote or comment without end, NUL or half a surrogate pair, or mixes styles of
	 * placeholders; the message names the position
	 */
	public static ParsedSql parse(String sql) {
		ParsedSql parsed = single(new SourceText("statement", sql));
		parsed.refuseUnbindable();
		return parsed;
	}

	static ParsedSql single(SourceText source) {
		List<Token> tokens = Lexer.tokens(source);
		if (tokens.stream().allMatch((token) -> isBlank(token.kind()))) {
			throw source.refuse(0, "it is empty. Write one SQL statement.");
		}
		int end = new StatementEnd(source.sql(), tokens).find(0);
		if (end == tokens.size()) {
			return new ParsedSql(source, tokens);
		}
		for (Token token : tokens.subList(end, tokens.size())) {
			if (!isBlank(token.kind())) {
				throw source.refuse(token.start(),
						"a second statement begins here. Send one statement at a time, or run a script.");
			}
		}
		String sql = source.sql().substring(0, tokens.get(end).start());
		return new ParsedSql(new SourceText(source.kind(), sql), tokens.subList(0, end));
	}

	private static boolean isBlank(TokenKind kind) {
		return kind == TokenKind.COMMENT || kind == TokenKind.SEMICOLON;
	}

	/**
	 * Returns how many arguments the statement takes: occurrences of {@code ?}, the
	 * highest {@code $n}, or distinct names.
	 * @return 0 without placeholders
	 */
	public int parameterCount() {
		return this.placeholders.count();
	}

	/**
	 * Returns the distinct names of {@code :name} placeholders.
	 * @return the names without colon, in order of first appearance; empty in other
	 * styles
	 */
	public List<String> parameterNames() {
		return this.placeholders.names();
	}

	/**
	 * Returns the values of a call, one for each occurrence of a placeholder.
	 * @param arguments one for each {@code ?} or {@code $n}, or one {@code Map} for
	 * {@code :name} placeholders; null is SQL's NULL
	 * @return the values in text order; a parameter that is used twice is there twice
	 * @throws InvalidStatementException if there are too few or too many arguments, or a
	 * name has no value or no placeholder
	 */
	public List<@Nullable Object> arguments(@Nullable Object @Nullable ... arguments) {
		refuseUnbindable();
		// a caller's lone null arrives as no array
		@Nullable Object[] given = (arguments != null) ? arguments : new @Nullable Object[1];
		return new Arguments(this.source.kind(), this.placeholders).resolve(given);
	}

	/**
	 * Returns the text for {@code prepareStatement}: operators with {@code ?} doubled, a
	 * space where a placeholder would merge with its neighbour, the rest as written.
	 * @param placeholders makes the text of each placeholder
	 * @return JDBC text
	 */
	public String text(PlaceholderText placeholders) {
		refuseUnbindable();
		return this.template.render(placeholders);
	}

	/**
	 * Returns the text for a plain {@code Statement}, which has no parameters: each
	 * placeholder stands as written, and {@code ?} is PostgreSQL's operator.
	 * @return text that the JDBC driver reads as the server does
	 */
	public String plainText() {
		return this.template.render(this.template.written()::get);
	}

	/**
	 * Returns the statement as written, without the semicolon at its end.
	 * @return the text that was parsed
	 */
	public String source() {
		return this.source.sql();
	}

	/**
	 * Returns the first unquoted word.
	 * @return lower case: {@code select}, {@code insert}, {@code with}; empty if the
	 * statement has no word
	 */
	public String firstKeyword() {
		return word(0);
	}

	/**
	 * Returns whether the statement begins, ends or marks a transaction, or discards the
	 * session's state.
	 * @return true for BEGIN, COMMIT, SAVEPOINT, PREPARE TRANSACTION, SET TRANSACTION,
	 * SET SESSION CHARACTERISTICS, DISCARD and their kin
	 */
	public boolean isTransactionControl() {
		return switch (firstKeyword()) {
			case "prepare" -> word(1).equals("transaction");
			case "set" -> setsTransaction();
			default -> TRANSACTION_CONTROL.contains(firstKeyword());
		};
	}

	private boolean setsTransaction() {
		int i = (word(1).equals("session") || word(1).equals("local")) ? 2 : 1;
		return word(i).equals("transaction") || word(i).equals("characteristics")
				|| word(i + 1).equals("characteristics");
	}

	/**
	 * Returns whether the statement leaves something behind in the session, beyond its
	 * transaction.
	 * @return true for SET (but not SET LOCAL and SET CONSTRAINTS), RESET, LISTEN, LOAD,
	 * PREPARE and their kin
	 */
	public boolean changesSession() {
		return switch (firstKeyword()) {
			case "set" -> !word(1).equals("local") && !word(1).equals("constraints");
			default -> SESSION_CHANGES.contains(firstKeyword());
		};
	}

	/**
	 * Returns whether the statement may change tables, columns or types.
	 * @return true for CREATE, ALTER, DROP, COMMENT and IMPORT
	 */
	public boolean changesSchema() {
		return SCHEMA_CHANGES.contains(firstKeyword());
	}

	/**
	 * Returns whether this is COPY, which needs the copy protocol.
	 * @return true for COPY
	 */
	public boolean isCopy() {
		return firstKeyword().equals("copy");
	}

	/**
	 * Returns why row-level security would not cover this statement, were there a policy
	 * on each table that it names.
	 * @return a reason that begins a clause, such as {@code it is ALTER}; null if it is
	 * covered
	 */
	public @Nullable String policyGap() {
		if (!PolicyRules.isCovered(firstKeyword())) {
			return "it is " + firstKeyword().toUpperCase(Locale.ROOT) + ", which row-level security does not cover";
		}
		return this.rules.refusal();
	}

	/**
	 * Returns every name in the text by which it could mean a relation.
	 * @return unquoted words, folded and as written, and quoted identifiers; names of
	 * columns and functions are among them
	 */
	public Set<String> names() {
		Set<String> found = this.names;
		if (found == null) {
			found = this.rules.names();
			this.names = found;
		}
		return found;
	}

	private String word(int index) {
		return (index < this.firstWords.size()) ? this.firstWords.get(index) : "";
	}

	void refuseUnbindable() {
		if (this.placeholders.problem() != null) {
			throw new InvalidStatementException(this.placeholders.problem());
		}
	}

}
