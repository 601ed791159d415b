package io.fastpg.execute;

import java.sql.Connection;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** What is done with one connection. */
@FunctionalInterface
interface ConnectionWork<R extends @Nullable Object> {

	R on(Connection connection) throws SQLException;

	/** Returns the task, with more said of where it failed if that is known. */
	default String failedAt(String task) {
		return task;
	}

}
