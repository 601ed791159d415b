package io.fastpg.connect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Takes a connection URL apart, without ever showing it. The JDBC and the libpq forms
 * differ in one thing: in the query of the first, plus is a space.
 */
final class ConnectionUrlParser {

	private static final Pattern SCHEME = Pattern.compile("(jdbc:postgresql|postgresql|postgres):(.*)", Pattern.DOTALL);

	private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._-]+|\\[[0-9A-Fa-f:.]+(?:%[\\w.-]+)?]");

	private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

	private final boolean jdbc;

	private final Map<String, String> query = new LinkedHashMap<>();

	private String rest;

	private @Nullable String user;

	private @Nullable String password;

	ConnectionUrlParser(String url) {
		var matcher = SCHEME.matcher(url.strip());
		if (!matcher.matches()) {
			throw refused("scheme", "start it with postgresql:// or jdbc:postgresql://");
		}
		this.jdbc = matcher.group(1).startsWith("jdbc:");
		this.rest = matcher.group(2);
	}

	ConnectionUrl parse() {
		splitQuery();
		String path = this.rest;
		String authority = "";
		if (this.rest.startsWith("//")) {
			int slash = this.rest.indexOf('/', 2);
			authority = this.rest.substring(2, (slash < 0) ? this.rest.length() : slash);
			path = (slash < 0) ? "" : this.rest.substring(slash);
		}
		else if (!this.jdbc) {
			throw refused("scheme", "two slashes follow it");
		}
		List<String> hosts = hosts(splitUser(authority));
		String database = database(path);
		this.user = taken("user", this.user);
		this.password = taken("password", this.password);
		String role = (this.user != null) ? this.user : System.getProperty("user.name");
		return new ConnectionUrl(role, this.password, hosts, (database != null) ? database : role,
				DriverProperties.of(this.query));
	}

	private void splitQuery() {
		int mark = this.rest.indexOf('?');
		if (mark < 0) {
			return;
		}
		for (String pair : this.rest.substring(mark + 1).split("&")) {
			int equals = pair.indexOf('=');
			if (equals < 1) {
				throw refused("query", "each part after the ? is a name=value; & in a value is written %26");
			}
			String name = decode(pair.substring(0, equals), "query", this.jdbc);
			if (this.query.put(name, decode(pair.substring(equals + 1), "query", this.jdbc)) != null) {
				throw refused("query", "a property is given twice");
			}
		}
		this.rest = this.rest.substring(0, mark);
	}

	private String splitUser(String authority) {
		int at = authority.lastIndexOf('@');
		if (at < 0) {
			return authority;
		}
		String credentials = authority.substring(0, at);
		int colon = credentials.indexOf(':');
		if (colon >= 0) {
			this.password = decode(credentials.substring(colon + 1), "password", false);
		}
		String name = (colon < 0) ? credentials : credentials.substring(0, colon);
		this.user = name.isEmpty() ? null : decode(name, "user", false);
		return authority.substring(at + 1);
	}

	private List<String> hosts(String text) {
		String hosts = taken("host", text.isEmpty() ? null : text);
		String port = taken("port", null);
		List<String> result = new ArrayList<>();
		for (String host : ((hosts != null) ? hosts : "localhost").split(",", -1)) {
			result.add(host(host, (port != null) ? port : "5432"));
		}
		return result;
	}

	private static String host(String text, String defaultPort) {
		int colon = text.indexOf(':', text.lastIndexOf(']') + 1);
		String port = (colon < 0) ? defaultPort : text.substring(colon + 1);
		String host = (colon < 0) ? text : text.substring(0, colon);
		if (host.startsWith("/")) {
			throw refused("host", "Unix sockets are not supported; name a host");
		}
		if (!HOST.matcher(host).matches()) {
			throw refused("host", "a name or an address is expected, IPv6 in brackets; @, : and / in a password are"
					+ " written %40, %3A and %2F");
		}
		if (!PORT.matcher(port).matches() || Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535) {
			throw refused("port",
					"a number from 1 to 65535 is expected; @, : and / in a password are written %40, %3A" + " and %2F");
		}
		return host + ":" + port;
	}

	private @Nullable String database(String path) {
		String name = path.startsWith("/") ? path.substring(1) : path;
		if (name.indexOf('@') >= 0 || name.indexOf('/') >= 0) {
			throw refused("database", "@ and / in it, or in a password, are written %40 and %2F");
		}
		return taken("dbname", name.isEmpty() ? null : decode(name, "database", false));
	}

	// What libpq lets the query say, too.
	private @Nullable String taken(String name, @Nullable String before) {
		String value = this.query.remove(name);
		if (value != null && before != null) {
			throw refused(name, "it is given twice");
		}
		return (value == null || value.isEmpty()) ? before : value;
	}

	private static String decode(String text, String part, boolean plusIsSpace) {
		String decoded = PercentEncoding.decode(plusIsSpace ? text.replace('+', ' ') : text);
		if (decoded == null || decoded.indexOf('\0') >= 0) {
			throw refused(part, "its percent-encoding is broken; % itself is written %25");
		}
		return decoded;
	}

	static IllegalArgumentException refused(String part, String remedy) {
		return new IllegalArgumentException("Cannot read the " + part + " of the connection URL: " + remedy + ".");
	}

}
