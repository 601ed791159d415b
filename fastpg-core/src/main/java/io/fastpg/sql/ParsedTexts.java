package io.fastpg.sql;

import java.util.Objects;

import org.springframework.util.ConcurrentLruCache;

/**
 * Keeps what was read of the user's texts, so that a condition or a query is read at its
 * first call only. Thread-safe.
 */
public final class ParsedTexts {

	private static final int TEXTS = 512;

	private final ConcurrentLruCache<String, Fragment> conditions = new ConcurrentLruCache<>(TEXTS,
			Fragment::condition);

	private final ConcurrentLruCache<String, ParsedSql> statements = new ConcurrentLruCache<>(TEXTS, ParsedSql::parse);

	/**
	 * Reads a condition.
	 * @param text as for {@link Fragment#condition}
	 * @return the fragment
	 * @throws io.fastpg.exception.InvalidStatementException as for
	 * {@link Fragment#condition}
	 */
	public Fragment condition(String text) {
		return Objects.requireNonNull(this.conditions.get(text));
	}

	/**
	 * Reads a statement.
	 * @param text as for {@link ParsedSql#parse}
	 * @return the statement
	 * @throws io.fastpg.exception.InvalidStatementException as for
	 * {@link ParsedSql#parse}
	 */
	public ParsedSql statement(String text) {
		return Objects.requireNonNull(this.statements.get(text));
	}

}
