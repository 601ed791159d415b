package io.fastpg.codegen;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts that may hold anything as literals and comments that hold just them. */
final class JavaText {

	private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_. -]+");

	private JavaText() {
	}

	/** A string literal. */
	static String literal(String text) {
		return text.chars().mapToObj(JavaText::inLiteral).collect(Collectors.joining("", "\"", "\""));
	}

	private static String inLiteral(int character) {
		return switch (character) {
			case '"' -> "\\\"";
			case '\\' -> "\\\\";
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> isInvisible(character) ? String.format("\\u%04x", character) : Character.toString(character);
		};
	}

	/** A name inside a comment, on one line. */
	static String code(String name) {
		return PLAIN.matcher(name).matches() ? "{@code " + name + "}"
				: "<code>" + String.join(" ", comment(name)) + "</code>";
	}

	/**
	 * A text inside a Javadoc comment, line by line, in which nothing is a tag, HTML, an
	 * escape or the comment's end.
	 */
	static List<String> comment(String text) {
		return text.strip()
			.lines()
			.map((line) -> line.strip().codePoints().mapToObj(JavaText::inComment).collect(Collectors.joining()))
			.map((line) -> line.replace("*/", "*&#47;"))
			.toList();
	}

	private static String inComment(int character) {
		return switch (character) {
			case '&' -> "&amp;";
			case '<' -> "&lt;";
			case '>' -> "&gt;";
			case '@', '\\' -> "&#" + character + ";";
			case '\t' -> " ";
			default -> isInvisible(character) ? "" : Character.toString(character);
		};
	}

	// Control characters, those that turn the direction of the text, and line ends
	private static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> false;
		};
	}

}
