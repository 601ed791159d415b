package io.fastpg.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import io.fastpg.filter.Setting;

import org.springframework.util.ConcurrentLruCache;

/**
 * What stands before a statement so that policies read its settings: a statement of its
 * own in the same text, so both travel in one flight and run in one transaction, at whose
 * end the settings are gone.
 *
 * @see <a href="https://www.postgresql.org/docs/current/functions-admin.html"> PostgreSQL
 * manual, set_config</a>
 */
final class SettingsPrefix {

	private static final int TEXTS = 1024;

	// One string per text, for the driver looks its prepared statements up by it
	private final ConcurrentLruCache<Key, String> texts = new ConcurrentLruCache<>(TEXTS,
			(key) -> text(key.names()) + "; " + key.sql());

	String before(List<Setting> settings, String sql) {
		List<String> names = settings.stream().map(Setting::name).toList();
		return Objects.requireNonNull(this.texts.get(new Key(names, sql)));
	}

	static String text(List<String> names) {
		return names.stream()
			.map((name) -> "pg_catalog.set_config('" + name + "', ?, true)")
			.collect(Collectors.joining(", ", "select ", ""));
	}

	/** Binds the values, and returns how many there are. */
	static int bind(PreparedStatement statement, List<Setting> settings) throws SQLException {
		for (int i = 0; i < settings.size(); i++) {
			statement.setString(i + 1, settings.get(i).value());
		}
		return settings.size();
	}

	private record Key(List<String> names, String sql) {
	}

}
