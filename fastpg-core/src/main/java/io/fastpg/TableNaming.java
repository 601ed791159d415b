package io.fastpg;

import java.util.Locale;

/** Names tables after classes. */
final class TableNaming {

	private TableNaming() {
	}

	/** {@code PlaylistTrack} stands for {@code playlist_track}. */
	static String tableOf(Class<?> type) {
		return type.getSimpleName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
	}

}
