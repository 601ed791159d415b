package io.fastpg.type;

import java.sql.PreparedStatement;
import java.sql.SQLException;

import org.postgresql.util.PGobject;

/** Sends a value of a type as its text, where the driver would send another value. */
final class ServerText {

	private ServerText() {
	}

	static void set(PreparedStatement statement, int index, String type, String text) throws SQLException {
		PGobject value = new PGobject();
		value.setType(type);
		value.setValue(text);
		statement.setObject(index, value);
	}

}
