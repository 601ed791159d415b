package io.fastpg.type;

import java.sql.Connection;
import java.sql.SQLException;

import io.fastpg.schema.CatalogReader;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Schema;
import io.fastpg.testing.TestDatabase;

/** The types that a test's database really has. */
final class Catalog {

	private final Schema schema;

	Catalog(TestDatabase database) {
		try (Connection connection = database.dataSource().getConnection()) {
			this.schema = CatalogReader.read(connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Schema schema() {
		return this.schema;
	}

	/** Returns a type; that of an array begins with an underscore. */
	PgType type(String name) {
		return this.schema.type(name).orElseThrow();
	}

}
