package io.fastpg.rowsecurity;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.fastpg.testing.TestDatabase;

/** A role of the server for one test, which is dropped when it is closed. */
final class TestRole implements AutoCloseable {

	private final TestDatabase database;

	private final String name;

	private TestRole(TestDatabase database, String name) {
		this.database = database;
		this.name = name;
	}

	/** A role that may log in and use the schema public, and nothing else. */
	static TestRole create(TestDatabase database, String suffix, String attributes) {
		TestRole role = new TestRole(database, database.name() + "_" + suffix);
		database.executeAsSuperuser("create role " + role.name + " login password 'secret' " + attributes
				+ "; grant usage on schema public to " + role.name);
		return role;
	}

	String name() {
		return this.name;
	}

	DataSource dataSource() {
		return new DriverManagerDataSource(this.database.jdbcUrl(), this.name, "secret");
	}

	@Override
	public void close() {
		this.database.executeAsSuperuser("drop owned by " + this.name + " cascade; drop role " + this.name);
	}

}
