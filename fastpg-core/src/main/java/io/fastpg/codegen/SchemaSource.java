package io.fastpg.codegen;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import io.fastpg.connect.ConnectionUrl;
import io.fastpg.schema.CatalogReader;
import io.fastpg.schema.Schema;

/** A database whose schema is read once, for tools. */
public final class SchemaSource {

	private final ConnectionUrl url;

	private final String user;

	private final @Nullable String password;

	/**
	 * Makes a source; no connection is made yet.
	 * @param url {@code postgresql://user:password@host:port/database}, or the same as
	 * {@code jdbc:postgresql:…}
	 * @param user takes the place of the one in the URL; null for that one
	 * @param password takes the place of the one in the URL; null for that one
	 * @throws IllegalArgumentException if the URL is malformed; the message does not
	 * repeat it
	 */
	public SchemaSource(String url, @Nullable String user, @Nullable String password) {
		this.url = ConnectionUrl.parse(url);
		this.user = (user != null) ? user : this.url.user();
		this.password = (password != null) ? password : this.url.password();
	}

	/**
	 * Reads the schema over a connection of its own.
	 * @return a snapshot
	 * @throws SQLException if the database cannot be reached or refuses
	 */
	public Schema read() throws SQLException {
		Properties properties = new Properties();
		properties.putAll(this.url.properties());
		properties.setProperty("user", this.user);
		if (this.password != null) {
			properties.setProperty("password", this.password);
		}
		try (Connection connection = DriverManager.getConnection(this.url.jdbcUrl(), properties)) {
			return CatalogReader.read(connection);
		}
	}

	/**
	 * Returns where the database is, without a password.
	 */
	@Override
	public String toString() {
		return this.url.withUser(this.user).toString();
	}

}
