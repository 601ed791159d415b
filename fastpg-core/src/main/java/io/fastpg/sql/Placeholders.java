package io.fastpg.sql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The placeholders of a text: their style, and which parameter each occurrence means.
 *
 * @param style their one style
 * @param names the distinct names of {@code :name} placeholders, in order of first
 * appearance
 * @param count how many parameters there are
 * @param parameters for each occurrence in text order the parameter's index, from 0
 * @param problem why the text cannot be bound, if so
 */
record Placeholders(Style style, List<String> names, int count, List<Integer> parameters, @Nullable String problem) {

	private static final int MAX_NUMBER = 99_999;

	static Placeholders of(SourceText text, List<Token> tokens) {
		List<Token> found = new ArrayList<>();
		for (Token token : tokens) {
			if (token.kind().isPlaceholder()) {
				found.add(token);
			}
		}
		if (found.isEmpty()) {
			return new Placeholders(Style.NONE, List.of(), 0, List.of(), null);
		}
		Style style = Style.of(found.get(0).kind());
		String problem = problem(text, style, found);
		if (problem != null) {
			return new Placeholders(style, List.of(), 0, List.of(), problem);
		}
		return switch (style) {
			case DOLLAR -> numbered(text, found);
			case NAMED -> named(text, found);
			default -> positional(found.size());
		};
	}

	private static @Nullable String problem(SourceText text, Style style, List<Token> found) {
		for (Token token : found) {
			Style other = Style.of(token.kind());
			if (other != style) {
				return text.refusal(token.start(), "it mixes the placeholders " + style + " and " + other
						+ ". Keep to one style; PostgreSQL's operator ? is written ??.");
			}
			if (isGlued(text, token)) {
				return text.refusal(token.start(), "the placeholder " + style
						+ " touches a word, number or quote. Put a space between; PostgreSQL's operator ? is written ??.");
			}
			if (style == Style.NAMED && Characters.isDigit(text.at(token.start() + 1))) {
				return text.refusal(token.start(),
						"a colon and a number are no placeholder. Write $1 or :name, or a space after the colon.");
			}
		}
		return null;
	}

	private static boolean isGlued(SourceText text, Token token) {
		boolean behind = token.kind() == TokenKind.POSITIONAL && token.start() > 0
				&& Characters.endsExpression(text.at(token.start() - 1));
		boolean before = token.kind() != TokenKind.NAMED && Characters.isNamePart(text.at(token.end()));
		return behind || before;
	}

	private static Placeholders positional(int count) {
		List<Integer> parameters = IntStream.range(0, count).boxed().toList();
		return new Placeholders(Style.POSITIONAL, List.of(), count, parameters, null);
	}

	private static Placeholders named(SourceText text, List<Token> found) {
		Map<String, Integer> names = new LinkedHashMap<>();
		for (Token token : found) {
			names.putIfAbsent(name(text, token), names.size());
		}
		List<Integer> parameters = found.stream().map((token) -> names.get(name(text, token))).toList();
		return new Placeholders(Style.NAMED, List.copyOf(names.keySet()), names.size(), parameters, null);
	}

	private static String name(SourceText text, Token token) {
		return text.sql().substring(token.start() + 1, token.end());
	}

	private static Placeholders numbered(SourceText text, List<Token> found) {
		List<Integer> parameters = found.stream().map((token) -> number(text, token) - 1).toList();
		BitSet used = new BitSet();
		parameters.stream().filter((index) -> index >= 0 && index < MAX_NUMBER).forEach(used::set);
		int count = used.nextClearBit(0);
		for (int i = 0; i < parameters.size(); i++) {
			if (parameters.get(i) < 0 || parameters.get(i) > count) {
				String reason = (parameters.get(i) < 0) ? "placeholders are numbered from $1." : "$" + (count + 1)
						+ " is missing before this placeholder's number. Number them without a gap.";
				return new Placeholders(Style.DOLLAR, List.of(), 0, List.of(),
						text.refusal(found.get(i).start(), reason));
			}
		}
		return new Placeholders(Style.DOLLAR, List.of(), count, parameters, null);
	}

	/** Numbers beyond five digits are gaps all the same. */
	private static int number(SourceText text, Token token) {
		String digits = name(text, token);
		return (digits.length() > 5) ? MAX_NUMBER + 1 : Integer.parseInt(digits);
	}

}
