package io.fastpg.sql;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ConcurrentLruCache;

import io.fastpg.type.TypeMap;

/**
 * Keeps the text of each statement shape, so that a verb costs no text after its first
 * call and the driver sees one string per shape.
 */
public final class SqlTexts {

	private static final int SHAPES = 1024;

	private final TypeMap types;

	private final ConcurrentLruCache<Object, Slot> slots = new ConcurrentLruCache<>(SHAPES, (shape) -> new Slot());

	/**
	 * Makes an empty store.
	 * @param types how values are bound
	 */
	public SqlTexts(TypeMap types) {
		this.types = types;
	}

	/**
	 * Turns a statement into SQL.
	 * @param statement the statement
	 * @return its text, the same string for the same shape, and its parameters
	 */
	public Sql sql(Statement statement) {
		Slot slot = this.slots.get(statement.shape());
		SqlText known = slot.text;
		Sql sql = SqlWriter.write(statement, this.types, known);
		if (known == null) {
			slot.text = SqlText.of(sql);
		}
		return sql;
	}

	/** Filled by the first statement of a shape; a race writes the same text twice. */
	private static final class Slot {

		private volatile @Nullable SqlText text;

	}

}
