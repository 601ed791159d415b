package io.fastpg.connect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens pools of connections with defaults that keep values out of messages and dead
 * connections from hanging. What the URL sets wins.
 */
public final class ConnectionPool {

	private static final Pattern STATEMENT_TIMEOUT = Pattern.compile("statement_timeout=(\\d{1,9})(ms|s|min)?");

	private ConnectionPool() {
	}

	/**
	 * Returns a pool of ten connections at most that connects at its first use, and fails
	 * then if it cannot. A statement is cancelled after 30 s, and a transaction that
	 * idles for 60 s is ended, unless the URL has {@code options} of its own; a server
	 * that stays silent for 60 s is given up.
	 * @param url where to connect to
	 * @return a pool to be closed by the caller
	 */
	public static HikariDataSource open(ConnectionUrl url) {
		HikariDataSource pool = pool(url);
		pool.setMaximumPoolSize(10);
		pool.setMaxLifetime(Duration.ofMinutes(30).toMillis());
		return pool;
	}

	/**
	 * Returns a pool of one connection, which connects at its first use and is never
	 * retired; a lost one is replaced.
	 * @param url where to connect to
	 * @return a pool to be closed by the caller
	 */
	public static HikariDataSource openSingle(ConnectionUrl url) {
		HikariDataSource pool = pool(url);
		pool.setMaximumPoolSize(1);
		pool.setMaxLifetime(0);
		return pool;
	}

	private static HikariDataSource pool(ConnectionUrl url) {
		HikariDataSource pool = new HikariDataSource();
		pool.setPoolName("fastpg");
		pool.setJdbcUrl(url.jdbcUrl());
		pool.setUsername(url.user());
		pool.setPassword(url.password());
		driverProperties(url).forEach(pool::addDataSourceProperty);
		pool.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
		pool.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
		pool.setExceptionOverrideClassName(PostgresExceptionOverride.class.getName());
		return pool;
	}

	private static Map<String, String> driverProperties(ConnectionUrl url) {
		Map<String, String> properties = new HashMap<>();
		properties.put("ApplicationName", "fastpg");
		properties.put("tcpKeepAlive", "true");
		properties.put("connectTimeout", "10");
		properties.put("loginTimeout", "15");
		properties.put("cancelSignalTimeout", "5");
		properties.put("logServerErrorDetail", "false");
		// timetz: its binary form cannot hold 24:00
		properties.put("binaryTransferDisable", "1266");
		properties.put("options", "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s");
		properties.putAll(url.properties());
		limitReads(properties);
		return properties;
	}

	// A read limit at or below the server's would cut the connection before the server
	// could cancel the statement; without one of the server's, it would cut long
	// statements.
	private static void limitReads(Map<String, String> properties) {
		Matcher timeout = STATEMENT_TIMEOUT.matcher(properties.getOrDefault("options", ""));
		if (timeout.find()) {
			long seconds = seconds(Long.parseLong(timeout.group(1)), timeout.group(2));
			if (seconds > 0) {
				properties.putIfAbsent("socketTimeout", Long.toString(Math.max(60, seconds + 10)));
			}
		}
	}

	private static long seconds(long amount, @Nullable String unit) {
		return switch ((unit != null) ? unit : "ms") {
			case "min" -> amount * 60;
			case "s" -> amount;
			default -> (amount + 999) / 1000;
		};
	}

}
