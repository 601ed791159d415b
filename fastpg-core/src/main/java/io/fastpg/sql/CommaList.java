package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

import io.fastpg.schema.Relation;

/**
 * Takes {@code "artist_id, title desc"} apart at the commas outside brackets and quotes.
 */
final class CommaList {

	private CommaList() {
	}

	static List<String> parts(String text, Relation relation) {
		if (text.indexOf(',') < 0 || relation.find(text).isPresent()) {
			return List.of(text);
		}
		List<String> parts = new ArrayList<>();
		int depth = 0;
		int start = 0;
		for (Token token : Lexer.tokens(new SourceText("expression", text))) {
			switch (token.kind()) {
				case OPEN -> depth++;
				case CLOSE -> depth--;
				case COMMA -> {
					if (depth == 0) {
						parts.add(text.substring(start, token.start()));
						start = token.end();
					}
				}
				default -> {
				}
			}
		}
		parts.add(text.substring(start));
		return parts;
	}

}
