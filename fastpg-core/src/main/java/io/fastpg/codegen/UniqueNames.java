package io.fastpg.codegen;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives each name once; who comes later gets a number behind it. */
final class UniqueNames {

	private final Set<String> taken = new HashSet<>();

	private final UnaryOperator<String> key;

	private UniqueNames(UnaryOperator<String> key) {
		this.key = key;
	}

	static UniqueNames exact() {
		return new UniqueNames(UnaryOperator.identity());
	}

	/** For names that become those of files, which some systems know by letters only. */
	static UniqueNames ignoringCase() {
		return new UniqueNames((name) -> Normalizer.normalize(name, Normalizer.Form.NFC)
			.toUpperCase(Locale.ROOT)
			.toLowerCase(Locale.ROOT));
	}

	boolean has(String name) {
		return this.taken.contains(this.key.apply(name));
	}

	String add(String name) {
		String unique = name;
		for (int number = 2; !this.taken.add(this.key.apply(unique)); number++) {
			unique = name + number;
		}
		return unique;
	}

}
