package io.fastpg.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An empty database for each test, owned by a role that is not a superuser, behind a pool
 * of four. Fails the test that leaves a connection borrowed.
 *
 * <pre>{@code
 * &#64;RegisterExtension
 * final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");
 * }</pre>
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback {

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private final String[] scripts;

	private String name = "";

	private @Nullable HikariDataSource dataSource;

	/**
	 * Prepares a database.
	 * @param scripts SQL run before each test
	 */
	public TestDatabase(String... scripts) {
		this.scripts = scripts.clone();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.name = "test_" + COUNTER.incrementAndGet();
		PostgresServer.running().execute("create database " + this.name + " owner app");
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(jdbcUrl());
		config.setUsername(user());
		config.setPassword(password());
		config.setMaximumPoolSize(4);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(5000);
		config.setPoolName(this.name);
		this.dataSource = new HikariDataSource(config);
		for (String script : this.scripts) {
			execute(script);
		}
	}

	@Override
	public void afterEach(ExtensionContext context) {
		HikariDataSource pool = dataSource();
		int active = pool.getHikariPoolMXBean().getActiveConnections();
		pool.close();
		PostgresServer.running().execute("drop database " + this.name + " with (force)");
		if (active > 0) {
			throw new IllegalStateException("The test left " + active + " connections borrowed");
		}
	}

	/**
	 * Returns the pool.
	 * @return a pool of four connections
	 */
	public HikariDataSource dataSource() {
		if (this.dataSource == null) {
			throw new IllegalStateException("Use the database inside a test");
		}
		return this.dataSource;
	}

	/**
	 * Runs SQL beside fastpg, on a connection of its own.
	 * @param sql one statement or several
	 */
	public void execute(String sql) {
		execute(dataSource(), sql);
	}

	/**
	 * Runs SQL as the server's superuser in this database: extensions, roles.
	 * @param sql one statement or several
	 */
	public void executeAsSuperuser(String sql) {
		try (Connection connection = java.sql.DriverManager.getConnection(jdbcUrl(), "postgres", "postgres");
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test's own SQL failed: " + sql, ex);
		}
	}

	private static void execute(DataSource dataSource, String sql) {
		try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The test's own SQL failed: " + sql, ex);
		}
	}

	/**
	 * Returns the JDBC URL, without user and password.
	 * @return {@code jdbc:postgresql://localhost:port/name}
	 */
	public String jdbcUrl() {
		return "jdbc:postgresql://localhost:" + port() + "/" + this.name;
	}

	/**
	 * Returns the server's port.
	 * @return a port of this machine
	 */
	public int port() {
		return PostgresServer.running().port();
	}

	/**
	 * Returns the database's name.
	 * @return a name that no other test has
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the role's name.
	 * @return {@code app}
	 */
	public String user() {
		return "app";
	}

	/**
	 * Returns the role's password.
	 * @return a password that must appear in no message
	 */
	public String password() {
		return "app-password";
	}

}
