package io.fastpg.type;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** Reads a column into an object; null for NULL. */
interface Getter {

	@Nullable Object get(ResultSet resultSet, int index) throws SQLException;

}
