package io.fastpg.ddl;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells the changes of a type that keep every value from those that may not. Types are as
 * {@code format_type} prints them.
 */
final class TypeChange {

	private static final Map<String, Set<String>> WIDER = Map.of("smallint",
			Set.of("integer", "bigint", "numeric", "real", "double precision"), "integer",
			Set.of("bigint", "numeric", "double precision"), "bigint", Set.of("numeric"), "real",
			Set.of("double precision"), "date", Set.of("timestamp without time zone"), "inet", Set.of(), "cidr",
			Set.of("inet"));

	private static final List<String> TEXTS = List.of("character varying", "character", "text", "citext", "name");

	private static final Pattern MODIFIED = Pattern.compile("([a-z ]+?)\\((\\d+)(?:,(-?\\d+))?\\)(.*)");

	private TypeChange() {
	}

	static boolean isWidening(String from, String to) {
		if (from.endsWith("[]") || to.endsWith("[]")) {
			return to.equals("text") || (from.endsWith("[]") && to.endsWith("[]")
					&& (element(from).equals(element(to)) || isWidening(element(from), element(to))));
		}
		if (to.equals("text") || to.equals("character varying")) {
			return true;
		}
		Type before = Type.of(from);
		Type after = Type.of(to);
		if (TEXTS.contains(before.name()) && TEXTS.contains(after.name())) {
			return isWiderText(before, after);
		}
		if (before.name().equals(after.name())) {
			return after.isAtLeast(before);
		}
		return after.precision() < 0 && WIDER.getOrDefault(before.name(), Set.of()).contains(after.name());
	}

	private static boolean isWiderText(Type from, Type to) {
		if (to.name().equals("name")) {
			return false;
		}
		if (to.name().equals("citext")) {
			return true;
		}
		return from.precision() >= 0 && to.precision() >= from.precision();
	}

	private static String element(String array) {
		return array.substring(0, array.length() - 2);
	}

	/** A type and its modifier; -1 stands for none. */
	private record Type(String name, int precision, int scale) {

		static Type of(String text) {
			Matcher modified = MODIFIED.matcher(text);
			if (!modified.matches()) {
				return new Type(text, -1, -1);
			}
			String scale = modified.group(3);
			return new Type(modified.group(1) + modified.group(4), Integer.parseInt(modified.group(2)),
					(scale != null) ? Integer.parseInt(scale) : 0);
		}

		/** Whether it holds all that the other holds: as many digits on both sides. */
		boolean isAtLeast(Type other) {
			if (this.precision < 0) {
				return true;
			}
			return other.precision >= 0 && this.scale >= other.scale
					&& this.precision - this.scale >= other.precision - other.scale;
		}

	}

}
