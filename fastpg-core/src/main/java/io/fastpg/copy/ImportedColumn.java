package io.fastpg.copy;

/**
 * A column that a file has filled.
 *
 * @param name the column's name in the table
 * @param type its type as the server prints it
 */
public record ImportedColumn(String name, String type) {

	/**
	 * Returns name and type: {@code price numeric}.
	 */
	@Override
	public String toString() {
		return this.name + " " + this.type;
	}

}
