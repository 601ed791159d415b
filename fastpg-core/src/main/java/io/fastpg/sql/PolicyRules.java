package io.fastpg.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a statement of the user's must be so that row-level security covers it: a read or
 * write of rows, which cannot change the settings that policies read, and makes no table
 * that has no policy.
 */
final class PolicyRules {

	private static final Set<String> COVERED = Set.of("select", "insert", "update", "delete", "merge", "with", "values",
			"table");

	/** Functions that run SQL given as text, or read and write beside tables. */
	private static final Pattern EVASIONS = Pattern
		.compile("set_config|lastval|currval|dblink.*|(query|table|schema|database|cursor)_to_.*|lo_.*|loread|lowrite"
				+ "|ts_stat|ts_rewrite|connectby|crosstab.*|xpath_table|xslt_process"
				+ "|pg_(read|ls|stat|notify|file|logical|replication|create|drop|export|reload|rotate|terminate|cancel).*");

	private static final int LONGEST_NAME = 63;

	private final String sql;

	private final List<Token> tokens;

	PolicyRules(String sql, List<Token> tokens) {
		this.sql = sql;
		this.tokens = tokens.stream().filter((token) -> token.kind() != TokenKind.COMMENT).toList();
	}

	/** Why policies would not cover it; null if they do. */
	@Nullable String refusal() {
		for (int i = 0; i < this.tokens.size(); i++) {
			if (isName(this.tokens.get(i))) {
				String refusal = refusal(this.tokens.get(i), hasBrackets(i), isMember(i));
				if (refusal != null) {
					return refusal;
				}
			}
		}
		return makesTable() ? "it makes a table with SELECT INTO, which would have no policy" : null;
	}

	/**
	 * INTO belongs to INSERT or MERGE where no SELECT stands before it in the same
	 * brackets: {@code select name insert into stolen} only gives a column that name.
	 */
	private boolean makesTable() {
		Deque<Boolean> selects = new ArrayDeque<>(List.of(false));
		String previous = "";
		for (Token token : this.tokens) {
			if (token.kind() == TokenKind.OPEN) {
				selects.push(false);
			}
			else if (token.kind() == TokenKind.CLOSE && selects.size() > 1) {
				selects.pop();
			}
			else if (token.isWord(this.sql, "select")) {
				selects.pop();
				selects.push(true);
			}
			else if (token.isWord(this.sql, "into")
					&& (selects.getFirst() || !(previous.equals("insert") || previous.equals("merge")))) {
				return true;
			}
			previous = (token.kind() == TokenKind.WORD) ? token.word(this.sql) : "";
		}
		return false;
	}

	private @Nullable String refusal(Token token, boolean brackets, boolean member) {
		String text = token.text(this.sql);
		if (token.kind() == TokenKind.QUOTED_IDENTIFIER && text.charAt(0) != '"') {
			return "it has an identifier in U& quoting, whose name is not read here";
		}
		String name = name(token);
		if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
			return "it has an identifier that the server would cut, and could then mean another";
		}
		if ((brackets || member) && EVASIONS.matcher(name).matches()) {
			return "it calls \"" + name + "\", which gets past row-level security";
		}
		if (!brackets && name.startsWith("pg_") && !name.equals("pg_catalog")) {
			return "it names \"" + name + "\", and what is the system's shows more than policies do";
		}
		return null;
	}

	static boolean isCovered(String firstKeyword) {
		return COVERED.contains(firstKeyword);
	}

	/**
	 * Every name it could mean a relation by: as written, and folded as the server does,
	 * which of letters outside ASCII depends on its encoding.
	 */
	Set<String> names() {
		Set<String> names = new HashSet<>();
		for (Token token : this.tokens) {
			if (isName(token)) {
				names.add(name(token));
				names.add(token.text(this.sql));
				names.add(token.folded(this.sql));
			}
		}
		return Set.copyOf(names);
	}

	private String name(Token token) {
		return (token.kind() == TokenKind.WORD) ? token.word(this.sql)
				: this.sql.substring(token.start() + 1, token.end() - 1).replace("\"\"", "\"");
	}

	private boolean hasBrackets(int index) {
		return index + 1 < this.tokens.size() && this.sql.charAt(this.tokens.get(index + 1).start()) == '(';
	}

	/**
	 * {@code (x).f} is {@code f(x)}, and so is {@code x.f} of {@code from unnest(…) x}.
	 */
	private boolean isMember(int index) {
		return index > 0 && this.tokens.get(index - 1).kind() == TokenKind.DOT;
	}

	private static boolean isName(Token token) {
		return token.kind() == TokenKind.WORD || token.kind() == TokenKind.QUOTED_IDENTIFIER;
	}

}
