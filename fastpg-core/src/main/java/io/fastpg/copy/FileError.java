package io.fastpg.copy;

import io.fastpg.exception.InvalidValueException;

/** Says what is wrong with a file and where, never what it holds. */
record FileError(String file) {

	InvalidValueException at(long line, String why) {
		return new InvalidValueException("Cannot read line " + line + " of \"" + this.file + "\": " + why);
	}

	InvalidValueException at(long line, String column, String why) {
		return new InvalidValueException(
				"Cannot read line " + line + ", column \"" + column + "\", of \"" + this.file + "\": " + why);
	}

	InvalidValueException of(String why) {
		return new InvalidValueException("Cannot read \"" + this.file + "\": " + why);
	}

}
