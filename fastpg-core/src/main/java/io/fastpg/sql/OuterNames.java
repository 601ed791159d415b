package io.fastpg.sql;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The server's own functions and types through which an expression gets at more than the
 * row it stands in: they run SQL given as text, read files, large objects or the catalog,
 * change the session, or say in an error message what a row holds.
 */
final class OuterNames {

	private static final Set<String> FUNCTIONS = Set.of("set_config", "current_setting", "setseed", "nextval",
			"currval", "setval", "lastval", "loread", "lowrite", "connectby", "row_security_active", "ts_debug",
			"ts_lexize", "ts_parse", "ts_rewrite", "ts_stat", "ts_token_type", "xpath_table", "xslt_process");

	private static final Pattern FAMILIES = Pattern
		.compile("(pg|lo|dblink|brin|query_to|table_to|schema_to|database_to|cursor_to)_.*|has_.*_privilege"
				+ "|dblink|crosstab.*|gin_clean_pending_list"
				+ "|(to_)?reg(class|proc|oper|type|role|namespace|config|dictionary|collation).*");

	private static final Pattern TYPES = Pattern
		.compile("_?reg(class|proc|procedure|oper|operator|type|role|namespace" + "|config|dictionary|collation)");

	private OuterNames() {
	}

	/** The first of them in the text. */
	static @Nullable Token find(String sql, List<Token> tokens) {
		for (int i = 0; i < tokens.size(); i++) {
			Token token = tokens.get(i);
			if (isName(token)) {
				String name = name(sql, token);
				if (TYPES.matcher(name).matches() || (isCalled(sql, tokens, i) && isOuter(name))) {
					return token;
				}
			}
		}
		return null;
	}

	/**
	 * {@code (x).f} is {@code f(x)}; {@code t.f} is of a row, which none of them takes.
	 */
	private static boolean isCalled(String sql, List<Token> tokens, int i) {
		boolean brackets = i + 1 < tokens.size() && sql.charAt(tokens.get(i + 1).start()) == '(';
		return brackets || (i > 1 && tokens.get(i - 1).kind() == TokenKind.DOT && !isName(tokens.get(i - 2)));
	}

	private static boolean isName(Token token) {
		return token.kind() == TokenKind.QUOTED_IDENTIFIER || token.kind() == TokenKind.WORD;
	}

	static String name(String sql, Token token) {
		return (token.kind() == TokenKind.QUOTED_IDENTIFIER) ? sql.substring(token.start() + 1, token.end() - 1)
				: token.word(sql);
	}

	private static boolean isOuter(String function) {
		return FUNCTIONS.contains(function) || FAMILIES.matcher(function).matches();
	}

}
