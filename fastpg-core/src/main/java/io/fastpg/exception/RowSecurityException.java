package io.fastpg.exception;

/**
 * The row-level security of the database refused a statement (SQLSTATE 42501): no filter
 * was in force for a table that has a policy, or a row to be written belongs to another.
 * Nothing was stored. The message never holds a value.
 */
public final class RowSecurityException extends RowFilterException {

	private final boolean filterMissing;

	/**
	 * Makes the exception.
	 * @param message what was refused, why, and the way to do it
	 * @param filterMissing whether a policy found no value for its column; else a row was
	 * refused
	 * @param cause the driver's exception, without values
	 */
	public RowSecurityException(String message, boolean filterMissing, Throwable cause) {
		super(message, cause);
		this.filterMissing = filterMissing;
	}

	/**
	 * Tells why it was refused.
	 * @return true if a policy found no value for its column; false if a row to be
	 * written is outside of it
	 */
	public boolean isFilterMissing() {
		return this.filterMissing;
	}

}
