package io.fastpg.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The server of this JVM, started at first use. Tests are served by its role {@code app},
 * which is not a superuser.
 */
final class PostgresServer {

	private final EmbeddedPostgres server;

	private PostgresServer() {
		try {
			this.server = EmbeddedPostgres.builder()
				.setServerConfig("fsync", "off")
				.setServerConfig("full_page_writes", "off")
				.setServerConfig("synchronous_commit", "off")
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		execute("create role app login password 'app-password'");
	}

	static PostgresServer running() {
		return Holder.SERVER;
	}

	int port() {
		return this.server.getPort();
	}

	void execute(String sql) {
		try (Connection connection = DriverManager.getConnection(this.server.getJdbcUrl("postgres", "postgres"));
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("Cannot prepare the test server", ex);
		}
	}

	private static final class Holder {

		private static final PostgresServer SERVER = new PostgresServer();

	}

}
