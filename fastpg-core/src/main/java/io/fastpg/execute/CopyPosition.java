package io.fastpg.execute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Where in the data of a COPY the server was when it failed. It shows no value.
 */
public final class CopyPosition {

	// "COPY cat, line 3, column weight: "heavy"", its words in the server's language
	private static final Pattern PLACE = Pattern.compile("^COPY .*?, \\S+ (\\d{1,18})($|[,:].*)",
			Pattern.MULTILINE | Pattern.DOTALL);

	private final long row;

	private final String place;

	private CopyPosition(long row, String place) {
		this.row = row;
		this.place = place;
	}

	static @Nullable CopyPosition of(Throwable failure) {
		ServerErrorMessage message = (failure instanceof PSQLException ex) ? ex.getServerErrorMessage() : null;
		String where = (message != null) ? message.getWhere() : null;
		Matcher matcher = PLACE.matcher((where != null) ? where : "");
		return matcher.find() ? new CopyPosition(Long.parseLong(matcher.group(1)), matcher.group(2)) : null;
	}

	/**
	 * Returns the row.
	 * @return its number, from 1
	 */
	public long row() {
		return this.row;
	}

	/**
	 * Tells whether the server named this column.
	 * @param column a column's name
	 * @return whether its value was the one that failed
	 */
	public boolean isIn(String column) {
		return Pattern.compile("^, \\S+ " + Pattern.quote(column) + "(?:$|:.*)", Pattern.DOTALL)
			.matcher(this.place)
			.matches();
	}

	/**
	 * Returns the number of the row, and no more.
	 */
	@Override
	public String toString() {
		return "row " + this.row;
	}

}
