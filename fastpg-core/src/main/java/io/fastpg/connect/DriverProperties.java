package io.fastpg.connect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.postgresql.PGProperty;

/**
 * The driver properties that a URL may set: those that the driver knows, but none that
 * names a class or a file to write, and none that would turn off a guard.
 */
final class DriverProperties {

	private static final Map<String, String> LIBPQ_NAMES = Map.of("application_name", "ApplicationName",
			"connect_timeout", "connectTimeout", "channel_binding", "channelBinding", "require_auth", "requireAuth");

	private static final Set<String> REFUSED = Set.of("socketfactory", "socketfactoryarg", "sslfactory",
			"sslfactoryarg", "authenticationpluginclassname", "sslhostnameverifier", "sslpasswordcallback",
			"sslpassword", "xmlfactoryfactory", "connectexecutor", "connectexecutorarg", "jaasapplicationname",
			"sspiserviceclass", "loggerfile", "loggerlevel", "service", "pghost", "pgport", "pgdbname");

	private DriverProperties() {
	}

	static Map<String, String> of(Map<String, String> query) {
		Map<String, String> properties = new HashMap<>();
		query.forEach((name, value) -> {
			String known = LIBPQ_NAMES.getOrDefault(name, name);
			check(known, value);
			properties.put(known, value);
		});
		return properties;
	}

	private static void check(String name, String value) {
		if (REFUSED.contains(name.toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException("The connection URL may not set " + name
					+ ": it names code or files, or replaces another part. Use Database.of with a DataSource.");
		}
		// an unknown name may be the tail of a password: it is not shown
		if (PGProperty.forName(name) == null) {
			throw ConnectionUrlParser.refused("query",
					"the driver does not know one of the properties; & in a value is written %26");
		}
		if (name.equals(PGProperty.PREFER_QUERY_MODE.getName()) && value.startsWith("simple")) {
			throw new IllegalArgumentException("The connection URL may not set preferQueryMode to simple: values would"
					+ " be pasted into the SQL text.");
		}
	}

}
