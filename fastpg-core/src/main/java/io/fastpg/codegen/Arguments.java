package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of a command line: a command, options with a value, and switches.
 *
 * @param options the options' values, by name; a switch has none
 */
record Arguments(Map<String, List<String>> options) {

	private static final List<String> WITH_VALUE = List.of("--url", "--username", "--package", "--output", "--schema",
			"--include", "--exclude");

	private static final List<String> SWITCHES = List.of("--check");

	/**
	 * Reads arguments.
	 * @throws IllegalArgumentException if there are others than these, or one lacks its
	 * value; no argument is repeated, since it may hold a password
	 */
	static Arguments parse(String... args) {
		if (args.length == 0 || !args[0].equals("generate")) {
			throw new IllegalArgumentException("The first argument is a command, and generate is the only one.");
		}
		Map<String, List<String>> options = new HashMap<>();
		for (int i = 1; i < args.length; i++) {
			String name = args[i];
			if (SWITCHES.contains(name)) {
				options.put(name, List.of());
			}
			else if (!WITH_VALUE.contains(name)) {
				throw new IllegalArgumentException("Argument " + (i + 1) + " is none of the options "
						+ String.join(", ", WITH_VALUE) + ", " + String.join(", ", SWITCHES) + ".");
			}
			else if (i + 1 == args.length) {
				throw new IllegalArgumentException("The option " + name + " has no value behind it.");
			}
			else {
				options.computeIfAbsent(name, (key) -> new ArrayList<>()).add(args[++i]);
			}
		}
		return new Arguments(options);
	}

	boolean has(String name) {
		return this.options.containsKey(name);
	}

	List<String> all(String name) {
		return this.options.getOrDefault(name, List.of());
	}

	@Nullable String find(String name) {
		List<String> values = all(name);
		if (values.size() > 1) {
			throw new IllegalArgumentException("The option " + name + " is given more than once.");
		}
		return values.isEmpty() ? null : values.get(0);
	}

	String get(String name) {
		String value = find(name);
		if (value == null) {
			throw new IllegalArgumentException("The option " + name + " is missing.");
		}
		return value;
	}

}
