package io.fastpg.row;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Turns a result set's current row into an object. Made by {@link RowMappers} for one
 * list of columns; immutable and thread-safe.
 *
 * @param <T> the type of the objects; nullable for single values
 */
@FunctionalInterface
public interface RowMapper<T extends @Nullable Object> {

	/**
	 * Returns the current row; does not move the result set.
	 * @param resultSet a result set on a row
	 * @return the object
	 * @throws SQLException if the driver fails to read a column
	 */
	T map(ResultSet resultSet) throws SQLException;

}
