package io.fastpg.copy;

/**
 * A value of a file that is not NULL.
 *
 * @param text the value; of JSON that is no string, its JSON text
 * @param form what the file says that it is
 */
record Field(String text, Form form) {

	/** What a file says of a value. */
	enum Form {

		/** A field of CSV: text, a number, anything. */
		PLAIN,
		/** A field of CSV in quotes, which can be anything too, but is not NULL. */
		QUOTED,
		/** A string of JSON. */
		STRING,
		/** A number or boolean of JSON. */
		LITERAL,
		/** An object or array of JSON. */
		DOCUMENT

	}

}
