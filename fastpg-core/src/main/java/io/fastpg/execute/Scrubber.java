package io.fastpg.execute;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of error messages.
 */
final class Scrubber {

	// From the first quote to the last: a value may itself hold quotes. Servers in other
	// languages quote with other marks.
	private static final Pattern QUOTED = Pattern.compile("[\"“”„«»].*[\"“”„«»]", Pattern.DOTALL);

	private static final Pattern BYTES = Pattern.compile("0x\\p{XDigit}{2}(?: 0x\\p{XDigit}{2})*");

	private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");

	private Scrubber() {
	}

	/**
	 * Returns the server's primary message. Those of class 22, data exception, quote the
	 * value; a syntax error quotes the SQL, or a value with a syntax of its own, such as
	 * a tsquery; all others quote names.
	 */
	static String serverMessage(String sqlState, @Nullable String message, @Nullable String sql) {
		if (message == null) {
			return "the server gave no reason";
		}
		if (!sqlState.startsWith("22") && !(sqlState.equals("42601") && quotesOther(message, sql))) {
			return message;
		}
		return BYTES.matcher(QUOTED.matcher(message).replaceAll("\"…\"")).replaceAll("0x…");
	}

	private static boolean quotesOther(String message, @Nullable String sql) {
		Matcher quoted = QUOTED.matcher(message);
		if (!quoted.find()) {
			return false;
		}
		String name = message.substring(quoted.start() + 1, quoted.end() - 1);
		// The server numbers what is ? in the driver's text
		return !PARAMETER.matcher(name).matches() && (sql == null || !sql.contains(name));
	}

	/**
	 * Returns what the driver says, if it is about connections or Java types; what it
	 * says about values is left out.
	 */
	static String driverMessage(String sqlState, SQLException ex) {
		String message = ex.getMessage();
		if (message == null || !isHarmless(sqlState, ex)) {
			return "the driver refused (" + ex.getClass().getSimpleName() + ")";
		}
		return message;
	}

	private static boolean isHarmless(String sqlState, SQLException ex) {
		if (ex instanceof SQLTransientConnectionException) {
			return true;
		}
		return !(ex instanceof BatchUpdateException) && sqlState.length() == 5 && switch (sqlState.substring(0, 2)) {
			case "01", "02", "07", "08", "25", "28", "53", "55", "57" -> true;
			default -> false;
		};
	}

}
