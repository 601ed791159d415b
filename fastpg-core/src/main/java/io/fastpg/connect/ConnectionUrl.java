package io.fastpg.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who connects to it, taken from a URL. Immutable. Only
 * {@link #password()} holds the password.
 */
public final class ConnectionUrl {

	private final String user;

	private final @Nullable String password;

	private final List<String> hosts;

	private final String database;

	private final Map<String, String> properties;

	ConnectionUrl(String user, @Nullable String password, List<String> hosts, String database,
			Map<String, String> properties) {
		this.user = user;
		this.password = password;
		this.hosts = List.copyOf(hosts);
		this.database = database;
		this.properties = Map.copyOf(properties);
	}

	/**
	 * Returns the parts of a URL:
	 * {@code postgresql://user:password@host:port/database?k=v}, {@code postgres://…} or
	 * {@code jdbc:postgresql:…}. Several hosts are separated by commas. What is left out
	 * is as {@code psql} has it: the operating system's user, localhost, 5432, and the
	 * database named as the user.
	 * @param url the URL; special characters of user, password and database are
	 * percent-encoded
	 * @return its parts
	 * @throws IllegalArgumentException if it cannot be read; the message names the part
	 * and never repeats it
	 */
	public static ConnectionUrl parse(String url) {
		return new ConnectionUrlParser(url).parse();
	}

	/**
	 * Returns who connects.
	 * @return the role's name
	 */
	public String user() {
		return this.user;
	}

	/**
	 * Returns the same address for another role, without a password.
	 * @param otherUser the role's name
	 * @return the parts with this user
	 */
	public ConnectionUrl withUser(String otherUser) {
		return new ConnectionUrl(otherUser, null, this.hosts, this.database, this.properties);
	}

	/**
	 * Returns the password.
	 * @return the password; null if the URL has none
	 */
	public @Nullable String password() {
		return this.password;
	}

	/**
	 * Returns the database's name.
	 * @return the name, decoded
	 */
	public String database() {
		return this.database;
	}

	/**
	 * Returns what the URL sets beside: properties of the driver, such as
	 * {@code sslmode}.
	 * @return name to value, by the driver's names
	 */
	public Map<String, String> properties() {
		return this.properties;
	}

	/**
	 * Returns the URL for the driver, without user, password and properties.
	 * @return {@code jdbc:postgresql://host:port/database}
	 */
	public String jdbcUrl() {
		return "jdbc:postgresql://" + String.join(",", this.hosts) + "/" + encode(this.database);
	}

	/**
	 * Returns the URL without password and properties:
	 * {@code postgresql://user@host:port/database}.
	 */
	@Override
	public String toString() {
		return "postgresql://" + encode(this.user) + "@" + String.join(",", this.hosts) + "/" + encode(this.database);
	}

	private static String encode(String part) {
		return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
