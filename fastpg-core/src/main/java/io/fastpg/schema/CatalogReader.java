package io.fastpg.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads the snapshot of a database from its catalog. */
public final class CatalogReader {

	private CatalogReader() {
	}

	/**
	 * Returns the schema as it is now, read with three queries whatever its size. It
	 * holds tables, partitioned and foreign tables, views and materialized views of all
	 * schemas but PostgreSQL's own and temporary ones, whether or not the role may read
	 * them. Partitions are left out: they are reached through their partitioned table.
	 * @param connection an open connection; its transaction and settings stay as they are
	 * @return a snapshot; a relation that is altered or dropped by another session at
	 * this very moment may be missing from it
	 * @throws SQLException if the server refuses a query or the connection is broken
	 */
	public static Schema read(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			TypeReader types = new TypeReader();
			try (ResultSet rows = statement.executeQuery(CatalogQueries.TYPES)) {
				types.read(rows);
			}
			KeyReader keys = new KeyReader();
			try (ResultSet rows = statement.executeQuery(CatalogQueries.KEYS)) {
				keys.read(rows);
			}
			RelationReader relations = new RelationReader(types, keys);
			try (ResultSet rows = statement.executeQuery(CatalogQueries.RELATIONS)) {
				relations.read(rows);
			}
			return new Schema(types.searchPath(), relations.relations(), types.types());
		}
	}

}
