package io.fastpg.spring.boot.autoconfigure.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * The server of this JVM, started at first use. Its role {@code app} is not a superuser.
 */
public final class TestServer {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private final EmbeddedPostgres server;

	private TestServer() {
		try {
			this.server = EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "off").start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		execute(this.server.getJdbcUrl("postgres", "postgres"), "create role app login password 'app-password'");
	}

	/**
	 * Makes a database that belongs to {@code app}.
	 * @param scripts SQL to run in it, as {@code app}
	 * @return its address, {@code //localhost:port/name}
	 */
	public static String createDatabase(String... scripts) {
		EmbeddedPostgres server = Holder.SERVER.server;
		String name = "test_" + COUNTER.incrementAndGet();
		execute(server.getJdbcUrl("postgres", "postgres"), "create database " + name + " owner app");
		for (String script : scripts) {
			execute(server.getJdbcUrl("app", name), script);
		}
		return "//localhost:" + server.getPort() + "/" + name;
	}

	private static void execute(String url, String sql) {
		try (Connection connection = DriverManager.getConnection(url);
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test's own SQL failed: " + sql, ex);
		}
	}

	private static final class Holder {

		private static final TestServer SERVER = new TestServer();

	}

}
