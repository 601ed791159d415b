package io.fastpg.row;

/**
 * Text as a terminal or a log may show it: on one line, nothing in it that steers the
 * terminal or turns the reading order round.
 */
final class DisplayText {

	private static final int JOINER = 0x200D;

	// First and last of each range that terminals show two columns wide
	private static final int[] WIDE = { 0x1100, 0x115F, 0x231A, 0x231B, 0x23E9, 0x23EC, 0x2614, 0x2615, 0x2648, 0x2653,
			0x26A1, 0x26A1, 0x26BD, 0x26BE, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x2753,
			0x2755, 0x2B50, 0x2B50, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3,
			0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F680, 0x1F6FF, 0x1F7E0,
			0x1F7EB, 0x1F900, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD };

	private DisplayText() {
	}

	/** Returns the text in full. */
	static String of(String text) {
		return of(text, Integer.MAX_VALUE);
	}

	/** Returns the text, cut with an ellipsis where it is wider than so many columns. */
	static String of(String text, int maxWidth) {
		StringBuilder shown = new StringBuilder(Math.min(text.length(), 80));
		int width = 0;
		int beforeLast = 0;
		boolean joined = false;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			String piece = piece(codePoint);
			int more = joined ? 0 : (piece.length() > 2) ? piece.length() : width(piece);
			if (width + more > maxWidth) {
				return shown.delete(beforeLast, shown.length()).append('…').toString();
			}
			width += more;
			shown.append(piece);
			beforeLast = (width < maxWidth) ? shown.length() : beforeLast;
			joined = codePoint == JOINER;
			i += Character.charCount(codePoint);
		}
		return shown.toString();
	}

	private static String piece(int codePoint) {
		return switch (codePoint) {
			case '\n' -> "\\n";
			case '\r' -> "\\r";
			case '\t' -> "\\t";
			default -> isUnfit(codePoint) ? String.format("\\u%04x", codePoint) : Character.toString(codePoint);
		};
	}

	/** Whether it is a control character, half of one, or changes the reading order. */
	static boolean isUnfit(int codePoint) {
		return switch (Character.getType(codePoint)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> isBidirectionalControl(codePoint) || codePoint == 0xFEFF;
		};
	}

	private static boolean isBidirectionalControl(int codePoint) {
		return codePoint == 0x061C || codePoint == 0x200E || codePoint == 0x200F
				|| (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
	}

	/** Returns how many columns of a terminal the text takes. */
	static int width(String text) {
		int width = 0;
		boolean joined = false;
		for (int i = 0; i < text.length();) {
			int codePoint = text.codePointAt(i);
			width += joined ? 0 : width(codePoint);
			joined = codePoint == JOINER;
			i += Character.charCount(codePoint);
		}
		return width;
	}

	private static int width(int codePoint) {
		if (codePoint < 0x300) {
			return 1;
		}
		switch (Character.getType(codePoint)) {
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> {
				return 0;
			}
			default -> {
				return isWide(codePoint) ? 2 : 1;
			}
		}
	}

	private static boolean isWide(int codePoint) {
		for (int i = 0; i < WIDE.length && WIDE[i] <= codePoint; i += 2) {
			if (codePoint <= WIDE[i + 1]) {
				return true;
			}
		}
		return false;
	}

}
