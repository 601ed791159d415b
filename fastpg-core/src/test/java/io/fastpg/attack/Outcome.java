package io.fastpg.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

import io.fastpg.row.Row;

/**
 * What an attack brought.
 *
 * @param result what was returned, as text; empty for nothing
 * @param thrown what was thrown
 * @param words all that could be read: the result, each message, each log line
 * @param changed whether a row of the victim was changed, made or is gone
 */
record Outcome(String result, @Nullable Throwable thrown, String words, boolean changed) {

	static Outcome of(Callable<@Nullable Object> act) {
		try {
			String result = text(act.call());
			return new Outcome(result, null, result, false);
		}
		catch (Throwable ex) {
			return new Outcome("", ex, words(ex), false);
		}
	}

	Outcome with(List<ILoggingEvent> log, boolean victimChanged) {
		StringBuilder all = new StringBuilder(this.words);
		for (ILoggingEvent event : new ArrayList<>(log)) {
			all.append("\nlog: ").append(event.getFormattedMessage());
			for (IThrowableProxy ex = event.getThrowableProxy(); ex != null; ex = ex.getCause()) {
				all.append("\nlog: ").append(ex.getMessage());
			}
		}
		return new Outcome(this.result, this.thrown, all.toString(), victimChanged);
	}

	/** The attacker has learnt the secret, or a row of the victim. */
	boolean leaked() {
		return this.words.toUpperCase(Locale.ROOT).contains("SECRET") || this.words.contains("77007")
				|| this.words.contains("LEAK");
	}

	boolean success() {
		return leaked() || this.changed;
	}

	private static String text(@Nullable Object result) {
		if (result instanceof Optional<?> optional) {
			return text(optional.orElse(null));
		}
		if (result instanceof Stream<?> stream) {
			try (stream) {
				return text(stream.toList());
			}
		}
		if (result instanceof Iterable<?> list && !(result instanceof Row)) {
			StringBuilder all = new StringBuilder();
			list.forEach((element) -> all.append(text(element)).append('\n'));
			return all.toString();
		}
		return (result != null) ? result.toString() : "";
	}

	private static String words(Throwable thrown) {
		StringBuilder all = new StringBuilder();
		List<Throwable> chain = new ArrayList<>();
		for (Throwable ex = thrown; ex != null && !chain.contains(ex); ex = ex.getCause()) {
			chain.add(ex);
			all.append(ex).append('\n');
			if (ex instanceof PSQLException server && server.getServerErrorMessage() != null) {
				all.append(server.getServerErrorMessage()).append('\n');
				all.append(server.getServerErrorMessage().getDetail()).append('\n');
			}
			for (Throwable suppressed : ex.getSuppressed()) {
				all.append(words(suppressed));
			}
		}
		return all.toString();
	}

}
