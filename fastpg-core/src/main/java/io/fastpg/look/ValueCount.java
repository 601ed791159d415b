package io.fastpg.look;

/**
 * A value of a column and how many rows have it.
 *
 * @param value the value as PostgreSQL prints it, its first 200 characters
 * @param count how many rows have it
 */
public record ValueCount(String value, long count) {

	/**
	 * Returns the value and its count: {@code red (12)}.
	 */
	@Override
	public String toString() {
		return this.value + " (" + this.count + ")";
	}

}
