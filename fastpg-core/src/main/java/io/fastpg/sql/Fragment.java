package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.FragmentLevel;
import io.fastpg.schema.Relation;

/**
 * A piece of a statement, safe to embed: it cannot end the brackets it stands in, hide
 * what follows it, or begin a second statement. Immutable and thread-safe.
 */
public final class Fragment {

	private final ParsedSql sql;

	private final SourceText source;

	private final List<Token> tokens;

	private final @Nullable Token subquery;

	private final @Nullable Token outerName;

	// Found at the first use under that level, as most fragments never are; a race finds
	// it twice
	private StrictRules.@Nullable Verdict strict;

	private Fragment(SourceText source, List<Token> tokens) {
		this.source = source;
		this.tokens = List.copyOf(tokens);
		this.sql = new ParsedSql(source, tokens);
		// Every WITH query holds one of these too, and WITH alone is no query: timestamp
		// with time zone.
		this.subquery = tokens.stream()
			.filter((token) -> token.isWord(source.sql(), "select") || token.isWord(source.sql(), "table")
					|| token.isWord(source.sql(), "values"))
			.findFirst()
			.orElse(null);
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
	 * Refuses what the level does not let it do. What there is to know of the text is
	 * found once.
	 * @param level the level it must keep to
	 * @param relation whose rows it stands among
	 * @throws io.fastpg.exception.InvalidStatementException if it does more; the message
	 * names the position and the word
	 */
	public void require(FragmentLevel level, Relation relation) {
		if (level == FragmentLevel.CONTAINED) {
			return;
		}
		if (this.subquery != null) {
			throw this.source.refuse(this.subquery.start(),
					"it holds a subquery, which would read rows that the row" + " filter of " + relation
							+ " does not cover. Read the other table first and pass what was found"
							+ " as an argument (= any(?)).");
		}
		if (this.outerName != null) {
			throw this.source.refuse(this.outerName.start(),
					"it uses \"" + OuterNames.name(this.source.sql(), this.outerName)
							+ "\", which gets at more than the rows of " + relation
							+ " that the row filter covers, or at the"
							+ " session. Compute it before and pass it as an argument, or go past the filter with"
							+ " db.unfiltered(reason).");
		}
		if (level == FragmentLevel.STRICT) {
			strict().require(relation);
		}
	}

	private StrictRules.Verdict strict() {
		StrictRules.Verdict verdict = this.strict;
		if (verdict == null) {
			verdict = StrictRules.judge(this.source, this.tokens);
			this.strict = verdict;
		}
		return verdict;
	}

	/**
	 * Returns whether it reads rows by itself.
	 * @return true if SELECT, TABLE or VALUES stands unquoted in it, at any depth
	 */
	public boolean hasSubquery() {
		return this.subquery != null;
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
