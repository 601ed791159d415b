package io.fastpg.look;

import java.util.regex.Pattern;

import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/** What relations and types are called in a diagram. */
final class Names {

	private static final Pattern TIME = Pattern.compile("^(timestamp|time)(\\(\\d\\))? with(out)? time zone\\b");

	private Names() {
	}

	static String of(Relation relation) {
		return relation.isOnSearchPath() ? relation.name().name() : relation.name().toString();
	}

	/** The type's text with the shorter of its names. */
	static String type(Column column) {
		String text = TIME.matcher(column.typeText())
			.replaceFirst((time) -> time.group(1) + ((time.group(3) != null) ? "" : "tz")
					+ ((time.group(2) != null) ? time.group(2) : ""));
		return text.replaceFirst("^character varying\\b", "varchar").replaceFirst("^character\\b", "char");
	}

	static boolean isControl(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}
