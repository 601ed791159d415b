package io.fastpg.codegen;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names with {@code *} for any text and {@code ?} for one character. */
final class NamePattern {

	private NamePattern() {
	}

	static boolean matches(String pattern, String name) {
		String expression = pattern.codePoints().mapToObj(NamePattern::expression).collect(Collectors.joining());
		return Pattern.compile(expression, Pattern.DOTALL).matcher(name).matches();
	}

	private static String expression(int codePoint) {
		return switch (codePoint) {
			case '*' -> ".*";
			case '?' -> ".";
			default -> Pattern.quote(Character.toString(codePoint));
		};
	}

}
