package io.fastpg.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.apache.maven.plugin.logging.Log;

import io.fastpg.schema.CatalogReader;
import io.fastpg.schema.Schema;

/** The schema that migration scripts make on a server of the build's own. */
final class MigratedSchema {

	private MigratedSchema() {
	}

	static Schema read(List<Path> scripts, Log log) throws SQLException, IOException {
		try (EmbeddedPostgres server = start(); Connection connection = server.getPostgresDatabase().getConnection()) {
			for (Path script : scripts) {
				log.debug("Running " + script);
				run(script, connection);
			}
			log.info(scripts.size() + " scripts run on an embedded PostgreSQL "
					+ connection.getMetaData().getDatabaseProductVersion());
			// A script may have set another
			try (Statement statement = connection.createStatement()) {
				statement.execute("reset all");
			}
			return CatalogReader.read(connection);
		}
	}

	private static EmbeddedPostgres start() {
		try {
			return EmbeddedPostgres.start();
		}
		catch (IOException | RuntimeException ex) {
			throw new IllegalStateException("The embedded PostgreSQL server does not start. Set the parameter url to a"
					+ " database of yours; or have the binaries of this platform among the plugin's dependencies; as"
					+ " root it also needs user namespaces, so rather build as an ordinary user.", ex);
		}
	}

	private static void run(Path script, Connection connection) throws SQLException, IOException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(Files.readString(script));
		}
		catch (SQLException ex) {
			throw new SQLException("the script " + script + " failed: " + ex.getMessage(), ex.getSQLState(), ex);
		}
	}

}
