package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * Makes Java identifiers of names that may hold anything. Letters and digits of all
 * scripts are kept; whatever else there is separates words.
 */
final class JavaNames {

	/**
	 * What no component can be called, or would be mistaken for: a method of Object, or
	 * the beginning of a package's name.
	 */
	private static final Set<String> TAKEN = Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify",
			"notifyAll", "toString", "wait", "io", "java");

	private JavaNames() {
	}

	static boolean isIdentifier(String name) {
		// javac takes some that cannot be seen
		return SourceVersion.isName(name, SourceVersion.RELEASE_17) && name.indexOf('.') < 0
				&& name.codePoints().noneMatch(Character::isIdentifierIgnorable);
	}

	/** {@code playlist_track} becomes {@code PlaylistTrack}. */
	static String type(String name, String otherwise) {
		StringBuilder result = new StringBuilder();
		words(name).forEach((word) -> result.append(capitalized(word)));
		return identifier(result.toString(), otherwise);
	}

	/** {@code artist_id} becomes {@code artistId}. */
	static String component(String name, String otherwise) {
		StringBuilder result = new StringBuilder();
		for (String word : words(name)) {
			result.append(result.isEmpty() ? uncapitalized(word) : capitalized(word));
		}
		String identifier = identifier(result.toString(), otherwise);
		return TAKEN.contains(identifier) ? identifier + '_' : identifier;
	}

	/**
	 * A label that is an identifier is kept, {@code in-progress} becomes
	 * {@code IN_PROGRESS}.
	 */
	static String constant(String label, String otherwise) {
		return isConstant(label) ? label : identifier(String.join("_", words(upper(label))), otherwise);
	}

	static boolean isConstant(String label) {
		return isIdentifier(label) && label.indexOf('$') < 0;
	}

	private static String identifier(String text, String otherwise) {
		String name = text.isEmpty() ? otherwise : text;
		String started = Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : '_' + name;
		return isIdentifier(started) ? started : started + '_';
	}

	private static List<String> words(String name) {
		List<String> words = new ArrayList<>();
		StringBuilder word = new StringBuilder();
		name.codePoints().forEach((character) -> {
			if (isPart(character)) {
				word.appendCodePoint(character);
			}
			else {
				end(word, words);
			}
		});
		end(word, words);
		return words;
	}

	// The dollar sign is the compiler's own, between a class and those inside it
	private static boolean isPart(int character) {
		return Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character)
				&& character != '_' && character != '$';
	}

	private static void end(StringBuilder word, List<String> words) {
		if (!word.isEmpty()) {
			words.add(word.toString());
			word.setLength(0);
		}
	}

	private static String capitalized(String word) {
		String rest = isUpper(word) ? lower(word) : word;
		int first = rest.codePointAt(0);
		return Character.toString(Character.toUpperCase(first)) + rest.substring(Character.charCount(first));
	}

	private static String uncapitalized(String word) {
		String rest = isUpper(word) ? lower(word) : word;
		int first = rest.codePointAt(0);
		return Character.toString(Character.toLowerCase(first)) + rest.substring(Character.charCount(first));
	}

	private static boolean isUpper(String word) {
		return word.codePoints().noneMatch(Character::isLowerCase);
	}

	// Character by character: no language of the machine has a say in it
	private static String lower(String text) {
		return text.codePoints()
			.map(Character::toLowerCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static String upper(String text) {
		return text.codePoints()
			.map(Character::toUpperCase)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

}
