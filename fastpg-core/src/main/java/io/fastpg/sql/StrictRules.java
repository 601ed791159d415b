package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.schema.Relation;

/**
 * What a strict fragment may hold: names of the server's own wherever a name could run
 * code. PostgreSQL calls a function not only for {@code f(x)}: {@code x.f} is one where
 * {@code x} has no column {@code f}, and a cast to a type of the schema runs its domain's
 * checks.
 */
final class StrictRules {

	private static final Set<String> VARIED = Set.of("character", "char", "bit", "nchar");

	private final SourceText text;

	private final List<Token> tokens;

	private final boolean[] beforeValue;

	private final List<Attribute> attributes = new ArrayList<>();

	private final List<Integer> open = new ArrayList<>();

	private StrictRules(SourceText text, List<Token> tokens) {
		this.text = text;
		this.tokens = tokens;
		this.beforeValue = new boolean[tokens.size()];
		for (int i = 0; i < this.beforeValue.length; i++) {
			this.beforeValue[i] = isBeforeValue(i);
		}
	}

	static Verdict judge(SourceText text, List<Token> tokens) {
		StrictRules rules = new StrictRules(text, tokens);
		try {
			int i = 0;
			while (i < tokens.size()) {
				i = rules.isName(i) ? rules.name(i) : rules.other(i);
			}
		}
		catch (InvalidStatementException ex) {
			return new Verdict(text, ex.getMessage(), List.of());
		}
		return new Verdict(text, null, List.copyOf(rules.attributes));
	}

	/** A name with what qualifies it; the index behind it. */
	private int name(int start) {
		int last = start;
		while (is(last + 1, TokenKind.DOT) && isName(last + 2)) {
			last += 2;
		}
		if (is(last + 1, TokenKind.DOT)) {
			throw refuse(last + 1, "behind this dot stands no column. Name the columns one by one.");
		}
		boolean server = last == start + 2 && folded(start).equals("pg_catalog");
		if (last > start && !server) {
			qualified(start, last);
		}
		else if (isTypeExpected(start)) {
			requireType(last, server);
		}
		else if (isBracket(last + 1)) {
			requireCallable(last, server);
		}
		else if (isLiteral(last + 1) && !isType(last, server) && !isKeywordBeforeLiteral(last, server)) {
			throw refuse(start, "\"" + folded(last) + "\" before a literal is a cast to a type that is not the"
					+ " server's own. Bind the value: write ? in its place.");
		}
		else if (server && !isType(last, true) && !isWord(start - 1, "collate")) {
			throw refuse(start, "it names something of pg_catalog that is no function and no plain type.");
		}
		return last + 1;
	}

	private void qualified(int start, int last) {
		if (isTypeExpected(start) || isLiteral(last + 1)) {
			throw foreignType(start, last);
		}
		if (isBracket(last + 1)) {
			throw foreignFunction(start, last);
		}
		if (last != start + 2 || isWord(start - 1, "collate")) {
			throw refuse(start,
					"a name of more parts than table and column is not allowed in it. Write the column" + " alone.");
		}
		this.attributes.add(new Attribute(start(start), folded(start), folded(last)));
	}

	private void requireType(int i, boolean server) {
		if (!isType(i, server)) {
			throw foreignType(i, i);
		}
	}

	private void requireCallable(int i, boolean server) {
		boolean keyword = is(i, TokenKind.WORD) && !server;
		boolean syntax = keyword && (this.beforeValue[i] || ServerNames.CONSTRUCTS.contains(folded(i)) || isClause(i));
		if (!syntax && !isType(i, server) && !ServerNames.FUNCTIONS.contains(folded(i))) {
			throw foreignFunction(i, i);
		}
	}

	/** Words that are no call only because of what stands before them. */
	private boolean isClause(int i) {
		return switch (folded(i)) {
			case "over", "filter" -> is(i - 1, TokenKind.CLOSE);
			case "group" -> isWord(i - 1, "within");
			default -> false;
		};
	}

	private boolean isKeywordBeforeLiteral(int i, boolean server) {
		boolean precision = isWord(i, "precision") && isWord(i - 1, "double");
		return !server && (this.beforeValue[i] || precision);
	}

	private boolean isType(int i, boolean server) {
		boolean keyword = is(i, TokenKind.WORD) && !server
				&& (ServerNames.TYPE_KEYWORDS.contains(folded(i)) || isVarying(i) || isDouble(i));
		return keyword || ServerNames.TYPES.contains(folded(i));
	}

	private boolean isVarying(int i) {
		return isWord(i, "varying") && i > 0 && is(i - 1, TokenKind.WORD) && VARIED.contains(folded(i - 1));
	}

	/** DOUBLE and VARYING alone may be names. */
	private boolean isDouble(int i) {
		return isWord(i, "double") && isWord(i + 1, "precision");
	}

	private boolean isTypeExpected(int i) {
		return isWord(i - 1, "as") || isWord(i - 1, "returning")
				|| (is(i - 1, TokenKind.COLON) && this.tokens.get(i - 1).text(this.text.sql()).equals("::"));
	}

	private int other(int i) {
		switch (this.tokens.get(i).kind()) {
			case OPEN -> open(i);
			case CLOSE -> close(i);
			case DOT -> throw refuse(i, "a dot behind a value may call a function: (x).f is f(x). Write the function,"
					+ " or the column alone.");
			case OPERATOR -> operator(i);
			default -> {
			}
		}
		return i + 1;
	}

	/** Arrays within an array must be alike, or fail, before any operator has run. */
	private void open(int i) {
		boolean array = isSquare(i)
				&& (isWord(i - 1, "array") || is(i - 1, TokenKind.OPEN) || is(i - 1, TokenKind.COMMA));
		if (array && this.open.stream().anyMatch(this::isSquare)) {
			throw refuse(i, "an array within an array is not allowed in it. Bind it: write ? in its place.");
		}
		this.open.add(i);
	}

	private boolean isSquare(int i) {
		return this.text.at(start(i)) == '[';
	}

	/** A literal behind brackets makes a type of the name before them. */
	private void close(int i) {
		int before = this.open.remove(this.open.size() - 1) - 1;
		if (isLiteral(i + 1) && !(before >= 0 && isName(before) && isType(before, false))) {
			throw refuse(i + 1, "a literal behind a bracket is a cast to a type that is not the server's own.");
		}
	}

	/** The server reads {@code =-} as two operators, {@code #-} as one. */
	private void operator(int i) {
		String name = this.tokens.get(i).text(this.text.sql()).replace("??", "?");
		while (name.length() > 1 && !ServerNames.OPERATORS.contains(name) && (name.endsWith("-") || name.endsWith("+"))
				&& name.chars().noneMatch((c) -> "~!@#%^&|`?".indexOf(c) >= 0)) {
			name = name.substring(0, name.length() - 1);
		}
		if (!ServerNames.OPERATORS.contains(name)) {
			throw refuse(i, "the operator " + name + " is not one of the server's own. Write it with a function, or"
					+ " put a blank between two operators.");
		}
	}

	/** Whether a value, and no operator, must follow the token. */
	private boolean isBeforeValue(int i) {
		return switch (this.tokens.get(i).kind()) {
			case OPERATOR, OPEN, COMMA, COLON -> true;
			case WORD -> isWordBeforeValue(i);
			default -> false;
		};
	}

	private boolean isWordBeforeValue(int i) {
		String word = folded(i);
		return switch (word) {
			case "like", "ilike", "similar", "overlaps", "escape" ->
				endsValue(i - 1) || (isWord(i - 1, "not") && endsValue(i - 2));
			case "zone" -> isWord(i - 1, "time");
			case "by" -> isWord(i - 1, "order") || isWord(i - 1, "partition");
			default -> ServerNames.BEFORE_VALUE.contains(word);
		};
	}

	private boolean endsValue(int i) {
		return i >= 0 && !this.beforeValue[i];
	}

	private boolean isName(int i) {
		return is(i, TokenKind.WORD) || is(i, TokenKind.QUOTED_IDENTIFIER);
	}

	/** An empty collection becomes a literal where its placeholder stands. */
	private boolean isLiteral(int i) {
		return i < this.tokens.size() && (is(i, TokenKind.STRING) || this.tokens.get(i).kind().isPlaceholder());
	}

	private boolean isBracket(int i) {
		return is(i, TokenKind.OPEN) && this.text.at(start(i)) == '(';
	}

	private boolean is(int i, TokenKind kind) {
		return i >= 0 && i < this.tokens.size() && this.tokens.get(i).kind() == kind;
	}

	private boolean isWord(int i, String word) {
		return is(i, TokenKind.WORD) && folded(i).equals(word);
	}

	/** The name as the server folds it. */
	private String folded(int i) {
		Token token = this.tokens.get(i);
		if (token.kind() == TokenKind.QUOTED_IDENTIFIER) {
			String name = token.text(this.text.sql());
			return name.substring(1, name.length() - 1).replace("\"\"", "\"");
		}
		return token.folded(this.text.sql());
	}

	private int start(int i) {
		return this.tokens.get(i).start();
	}

	private InvalidStatementException foreignFunction(int first, int last) {
		return refuse(first, "it calls \"" + folded(last) + "\", which is not among the server's own functions that a"
				+ " strict text may call. Compute it before and pass it as an argument, or write the condition with"
				+ " col(…).");
	}

	private InvalidStatementException foreignType(int first, int last) {
		return refuse(first, "\"" + folded(last) + "\" is not one of the server's own types that a strict text may cast"
				+ " to. Pass a value of that type as an argument, or write the condition with col(…).");
	}

	private InvalidStatementException refuse(int i, String reason) {
		return this.text.refuse(start(i), reason);
	}

	/**
	 * What was found, but for the columns, which only a relation knows.
	 *
	 * @param text what was judged
	 * @param refusal why the text is refused wherever it stands; null if it is not
	 * @param attributes the columns that are named with their table
	 */
	record Verdict(SourceText text, @Nullable String refusal, List<Attribute> attributes) {

		void require(Relation relation) {
			if (this.refusal != null) {
				throw new InvalidStatementException(this.refusal);
			}
			for (Attribute attribute : this.attributes) {
				if (!attribute.table().equals(relation.name().name()) || relation.find(attribute.column()).isEmpty()) {
					throw this.text.refuse(attribute.position(),
							"it names no column of " + relation + ", so it may call a function: x.f is f(x)."
									+ " Write a column alone, or as " + relation.name().name() + ".column.");
				}
			}
		}

	}

	/** A name behind a dot. */
	record Attribute(int position, String table, String column) {
	}

}
