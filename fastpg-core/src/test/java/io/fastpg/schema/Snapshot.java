package io.fastpg.schema;

import java.sql.Connection;
import java.sql.SQLException;

import io.fastpg.testing.TestDatabase;

/** Reads a test's database on a connection of its pool. */
final class Snapshot {

	private Snapshot() {
	}

	static Schema of(TestDatabase database) throws SQLException {
		try (Connection connection = database.dataSource().getConnection()) {
			return CatalogReader.read(connection);
		}
	}

}
