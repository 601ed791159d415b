package io.fastpg.codegen;

/**
 * One thing in which a class and its table do not fit together.
 *
 * @param type the class
 * @param kind what sort of thing it is
 * @param message what does not fit, why it matters and what to do
 */
public record Drift(Class<?> type, Kind kind, String message) {

	/**
	 * Returns the message.
	 */
	@Override
	public String toString() {
		return this.message;
	}

	/** What does not fit. */
	public enum Kind {

		/** There is no such table or view. */
		NO_TABLE,
		/** A component or property has no column. */
		NO_COLUMN,
		/** A component or property may mean several columns. */
		SEVERAL_COLUMNS,
		/** A column of the table must have a value, and the class gives none. */
		NO_COMPONENT,
		/** A column cannot be read as the Java type. */
		OTHER_TYPE,
		/** A column of the table may be NULL, and the Java type is primitive. */
		PRIMITIVE,
		/** The constants of an enum are not the labels of its type. */
		OTHER_LABELS

	}

}
