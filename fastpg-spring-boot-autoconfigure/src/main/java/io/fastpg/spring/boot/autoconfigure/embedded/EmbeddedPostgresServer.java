package io.fastpg.spring.boot.autoconfigure.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this process, on a free port of the local machine. It has one
 * database {@code app}, owned by a role {@code app} that is not a superuser, so that an
 * application meets the permissions it will have elsewhere. Closing it removes its data.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedPostgresServer.class);

	private final EmbeddedPostgres server;

	private EmbeddedPostgresServer(EmbeddedPostgres server) {
		this.server = server;
	}

	static EmbeddedPostgresServer start() {
		try {
			EmbeddedPostgresServer started = new EmbeddedPostgresServer(EmbeddedPostgres.start());
			started.prepare();
			return started;
		}
		catch (IOException | SQLException | RuntimeException ex) {
			throw new IllegalStateException("No database is configured, and the embedded PostgreSQL server does not"
					+ " start. Set fastpg.url or spring.datasource.url to a database of yours. For the embedded server,"
					+ " the binaries of this platform must be on the class path; as root it also needs user"
					+ " namespaces, so rather start it as an ordinary user.", ex);
		}
	}

	private void prepare() throws SQLException, IOException {
		try (Connection connection = this.server.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create role app login");
			statement.execute("create database app owner app" + locale(connection));
			logger.info(
					"No database is configured: an embedded PostgreSQL {} serves at {}."
							+ " Its data is thrown away when the application stops.",
					connection.getMetaData().getDatabaseProductVersion(), url());
		}
		catch (SQLException | RuntimeException ex) {
			this.server.close();
			throw ex;
		}
	}

	// Sorts and folds case alike on every machine, whatever its locale is
	private static String locale(Connection connection) throws SQLException {
		return (connection.getMetaData().getDatabaseMajorVersion() < 17) ? ""
				: " template template0 locale_provider builtin builtin_locale 'C.UTF-8' locale 'C' encoding 'UTF8'";
	}

	/**
	 * Returns where the database is.
	 * @return {@code postgresql://app@localhost:port/app}; no password is needed
	 */
	public String url() {
		return "postgresql://app@localhost:" + this.server.getPort() + "/app";
	}

	/**
	 * Stops the server and removes its data.
	 */
	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
