package io.fastpg.type;

/**
 * A value is of an accepted class but does not fit its PostgreSQL type. The
 * {@link Binding} says of which column; the message never holds the value.
 */
final class UnfitValueException extends RuntimeException {

	UnfitValueException(String why) {
		super(why);
	}

}
