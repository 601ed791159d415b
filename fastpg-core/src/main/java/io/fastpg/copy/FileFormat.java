package io.fastpg.copy;

/** The formats of files that can be imported. */
public enum FileFormat {

	/**
	 * Records of fields with a delimiter between, quoted where needed, after RFC 4180.
	 */
	CSV,
	/** The same with a tab as the delimiter. */
	TSV,
	/** One JSON array of objects. */
	JSON,
	/** JSON objects one after another, as a rule one on each line. */
	NDJSON;

	boolean isJson() {
		return this == JSON || this == NDJSON;
	}

}
