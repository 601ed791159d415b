package io.fastpg.ddl;

import java.util.Locale;

/** What happens to a referring row when the row it refers to is deleted or changed. */
public enum ForeignKeyAction {

	/** The change is refused, at the end of the statement. */
	NO_ACTION('a'),
	/** The change is refused at once. */
	RESTRICT('r'),
	/** The referring row is deleted, or changed along. */
	CASCADE('c'),
	/** The referring columns become NULL. */
	SET_NULL('n'),
	/** The referring columns get their defaults. */
	SET_DEFAULT('d');

	private final char code;

	ForeignKeyAction(char code) {
		this.code = code;
	}

	/** As {@code pg_constraint.confdeltype} has it. */
	String code() {
		return String.valueOf(this.code);
	}

	String sql() {
		return name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

}
