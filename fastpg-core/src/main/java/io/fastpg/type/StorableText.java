package io.fastpg.type;

/** Refuses text that PostgreSQL cannot hold, or that would arrive as other text. */
final class StorableText {

	private StorableText() {
	}

	static String of(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '\0') {
				throw new UnfitValueException("PostgreSQL text cannot hold the character NUL, which is at index " + i
						+ ". Remove it, or store bytea.");
			}
			if (Character.isSurrogate(c)) {
				if (!Character.isHighSurrogate(c) || i + 1 == text.length()
						|| !Character.isLowSurrogate(text.charAt(i + 1))) {
					throw new UnfitValueException(
							"the text is not well-formed Unicode: an unpaired surrogate is at index " + i
									+ ". Remove it, or store bytea.");
				}
				i++;
			}
		}
		return text;
	}

}
