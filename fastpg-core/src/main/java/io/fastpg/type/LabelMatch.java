package io.fastpg.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the constant of each of a PostgreSQL enum's labels: the one of its name, else of
 * its {@link io.fastpg.mapping.Label}, else the only one that differs in case, blanks,
 * {@code -} and {@code _}.
 */
final class LabelMatch {

	private final EnumText texts;

	private final List<String> labels;

	private final Map<String, Enum<?>> found = new LinkedHashMap<>();

	private LabelMatch(EnumText texts, List<String> labels) {
		this.texts = texts;
		this.labels = labels;
	}

	/** Returns the constants by their labels; no constant has two. */
	static Map<String, Enum<?>> find(EnumText texts, List<String> labels) {
		LabelMatch match = new LabelMatch(texts, labels);
		texts.texts().keySet().forEach((constant) -> match.put(constant.name(), constant));
		texts.texts().forEach((constant, text) -> match.put(text, constant));
		match.loosely();
		return match.found;
	}

	private void put(String label, Enum<?> constant) {
		if (this.labels.contains(label) && !this.found.containsValue(constant)) {
			this.found.putIfAbsent(label, constant);
		}
	}

	private void loosely() {
		List<String> labels = this.labels.stream().filter((label) -> !this.found.containsKey(label)).toList();
		List<Enum<?>> constants = this.texts.texts()
			.keySet()
			.stream()
			.filter((constant) -> !this.found.containsValue(constant))
			.toList();
		for (String label : labels) {
			List<Enum<?>> alike = constants.stream()
				.filter((constant) -> plain(this.texts.text(constant)).equals(plain(label)))
				.toList();
			if (alike.size() == 1
					&& labels.stream().filter((other) -> plain(other).equals(plain(label))).count() == 1) {
				this.found.put(label, alike.get(0));
			}
		}
	}

	private static String plain(String text) {
		return text.replace('-', '_').replace(' ', '_').toLowerCase(Locale.ROOT);
	}

}
