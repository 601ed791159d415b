package io.fastpg.architecture.broken.exception;

import java.util.logging.Logger;

/** A name that says nothing, state that all share, and two ways of printing. */
public final class ErrorUtils {

	private static int count;

	private ErrorUtils() {
	}

	static void report() {
		count++;
		Logger.getLogger("broken").info("again");
		System.out.println(count);
	}

}
