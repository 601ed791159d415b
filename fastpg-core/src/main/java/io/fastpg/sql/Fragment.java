package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a statement, safe to embed: it cannot end the brackets it stands in, hide
 * what follows it, or begin a second statement. Immutable and thread-safe.
 */
public final class Fragment {

	private final ParsedSql sql;

	private final boolean subquery;

	private final @Nullable String outerName;

	private Fragment(SourceText source, List<Token> tokens) {
		this.sql = new ParsedSql(source, tokens);
		// Every WITH query holds one of these too, and WITH alone is no query: timestamp
		// with time zone.
		this.subquery = tokens.stream()
			.anyMatch((token) -> token.isWord(source.sql(), "select") || token.isWord(source.sql(), "table")
					|| token.isWord(source.sql(), "values"));
		this.outerName = OuterNames.find(source.sql(), tokens);
	}

	/**
	 * Returns the text of a condition, to stand in brackets and be followed by a line
	 * break.
	 * @param text a condition: {@code name = ? and weight > ?}
	 * @return the fragment
	 * @throws io.fastpg.exception.InvalidStatementException if the text could mean
	 * something outside its brackets, or hides values that are to be bound; the message
	 * names the position
	 */
	public static Fragment condition(String text) {
		return of(new SourceText("condition", text), false);
	}

	/**
	 * Returns the text of an order term or a selected item, which stands without
	 * brackets: {@code lower(name) desc}, {@code count(*) as n}.
	 * @param text an expression
	 * @return the fragment
	 * @throws io.fastpg.exception.InvalidStatementException as for a condition, and if a
	 * clause such as FROM, WHERE or LIMIT begins in it
	 */
	public static Fragment expression(String text) {
		return of(new SourceText("expression", text), true);
	}

	private static Fragment of(SourceText source, boolean bare) {
		List<Token> tokens = new FragmentRules(source).check(bare);
		Fragment fragment = new Fragment(source, tokens);
		fragment.sql.refuseUnbindable();
		return fragment;
	}

	/**
	 * Returns whether it reads rows by itself.
	 * @return true if SELECT, TABLE or VALUES stands unquoted in it, at any depth
	 */
	public boolean hasSubquery() {
		return this.subquery;
	}

	/**
	 * Returns what it uses to get at more than the row it stands in.
	 * @return a function of the server's that runs SQL given as text, reads beside
	 * tables, changes the session or looks up a name, or a type that looks one up; null
	 * if there is none
	 */
	public @Nullable String outerName() {
		return this.outerName;
	}

	/**
	 * Returns the fragment with its placeholders.
	 * @return binds and renders as a statement does
	 */
	public ParsedSql sql() {
		return this.sql;
	}

	/**
	 * Returns the text as written.
	 * @return the text that was given
	 */
	public String text() {
		return this.sql.source();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Fragment fragment && fragment.text().equals(text());
	}

	@Override
	public int hashCode() {
		return text().hashCode();
	}

	/**
	 * Returns the text as written.
	 */
	@Override
	public String toString() {
		return text();
	}

}
