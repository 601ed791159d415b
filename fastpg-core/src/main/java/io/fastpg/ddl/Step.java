package io.fastpg.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.sql.ParsedSql;
import io.fastpg.sql.Script;

/**
 * One statement of DDL.
 *
 * @param sql its text
 * @param loss what is lost by it, as the end of {@code it …}; null where nothing is
 * @param advice what to do when rows have NULL where it wants none; null where the
 * server's words are enough
 * @param holdsValue whether a value stands in the text, which messages then do not show
 */
record Step(String sql, @Nullable String loss, @Nullable String advice, boolean holdsValue) {

	static Step of(String sql) {
		return new Step(sql, null, null, false);
	}

	static Step lossy(String sql, String loss) {
		return new Step(sql, loss, null, false);
	}

	Step advising(String other) {
		return new Step(this.sql, this.loss, other, this.holdsValue);
	}

	Step holdingValue(boolean holds) {
		return new Step(this.sql, this.loss, this.advice, holds);
	}

	/** The text as a reader of scripts wants it. */
	String forScript() {
		return (this.loss != null) ? "-- may lose data\n" + this.sql : this.sql;
	}

	/** The text as the driver reads it right. */
	String forDriver() {
		List<ParsedSql> statements = Script.statements(this.sql);
		if (statements.size() != 1) {
			throw new IllegalStateException("A step of DDL is " + statements.size() + " statements");
		}
		return statements.get(0).plainText();
	}

}
