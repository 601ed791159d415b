package io.fastpg.exception;

import java.sql.SQLException;

import org.springframework.jdbc.BadSqlGrammarException;

/**
 * The server does not understand the SQL text: a syntax error, or a table, column,
 * function or type that it does not know (SQLSTATE class 42, 3F000).
 */
public class SqlGrammarException extends BadSqlGrammarException implements PostgresError {

	private final String message;

	private final ServerError serverError;

	/**
	 * Makes the exception.
	 * @param message what was not understood, without values
	 * @param sql the text, shortened
	 * @param serverError what the server said, field by field
	 * @param cause the driver's exception
	 */
	public SqlGrammarException(String message, String sql, ServerError serverError, SQLException cause) {
		super("", sql, cause);
		this.message = message;
		this.serverError = serverError;
	}

	@Override
	public String getMessage() {
		return this.message;
	}

	@Override
	public ServerError serverError() {
		return this.serverError;
	}

}
