package io.fastpg.execute;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import io.fastpg.exception.CheckViolationException;
import io.fastpg.exception.CommitOutcomeUnknownException;
import io.fastpg.exception.DeadlockException;
import io.fastpg.exception.ExclusionViolationException;
import io.fastpg.exception.ForeignKeyViolationException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.LockNotAvailableException;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.RaiseException;
import io.fastpg.exception.RowSecurityException;
import io.fastpg.exception.SerializationFailureException;
import io.fastpg.exception.ServerError;
import io.fastpg.exception.SqlGrammarException;
import io.fastpg.exception.StalePlanException;
import io.fastpg.exception.TransactionAbortedException;
import io.fastpg.exception.UncategorizedServerException;
import io.fastpg.exception.UniqueViolationException;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * Turns a driver's exception into the one of Spring's family that tells most, by SQLSTATE
 * (manual, appendix A). Message and cause hold no values: the server's detail is only at
 * {@link ServerError#detail()}. Stateless.
 */
public final class SqlStateTranslator implements SQLExceptionTranslator {

	// What DataSourceTransactionManager calls its commit.
	static final String COMMIT = "JDBC commit";

	/** Makes a translator. */
	public SqlStateTranslator() {
	}

	/**
	 * Returns the exception to throw.
	 * @param task what was tried, as the start of a sentence: {@code Insert into "cat"}
	 * @param sql the text, shown shortened; null if there was none
	 * @param ex what the driver threw
	 * @return never null
	 */
	@Override
	public DataAccessException translate(String task, @Nullable String sql, SQLException ex) {
		ErrorReport report = ErrorReport.of(task, sql, ex);
		if (task.equals(COMMIT) && ConnectionLoss.explains(ex)) {
			return outcomeUnknown(report);
		}
		if (report.error().sqlState().equals("42501")) {
			return refused(report);
		}
		return switch (report.error().sqlState()) {
			case "40001" -> new SerializationFailureException(report.message(), report.error(), report.cause());
			case "40P01" -> new DeadlockException(report.message(), report.error(), report.cause());
			case "55P03" -> new LockNotAvailableException(report.message(), report.error(), report.cause());
			case "57014" -> new QueryTimeoutException(report.message(), report.cause());
			case "26000" -> new StalePlanException(report.message(), report.error(), report.cause());
			case "0A000" -> unsupported(report);
			case "40003", "08007" -> outcomeUnknown(report);
			case "08001", "08004", "53300", "57P03", "3D000" ->
				new CannotGetJdbcConnectionException(report.message(), report.cause());
			case "25P02" -> new TransactionAbortedException(report.message(), report.cause());
			case "25P03", "25P04" -> new DataAccessResourceFailureException(report.message(), report.cause());
			case "P0001", "P0004" -> new RaiseException(report.message(), report.error(), report.cause());
			case "44000" -> new CheckViolationException(report.message(), report.error(), report.cause());
			case "21000", "55000" -> new InvalidDataAccessApiUsageException(report.message(), report.cause());
			default -> byClass(report, ex);
		};
	}

	private static DataAccessException byClass(ErrorReport report, SQLException ex) {
		if (ex instanceof SQLTransientConnectionException) {
			return new CannotGetJdbcConnectionException(report.message(), report.cause());
		}
		String sqlState = report.error().sqlState();
		return switch (sqlState.substring(0, Math.min(2, sqlState.length()))) {
			case "22" -> value(report);
			case "23" -> constraint(report);
			case "42", "3F" -> grammar(report);
			case "02", "07" -> new InvalidDataAccessApiUsageException(report.message(), report.cause());
			case "25", "34" -> new InvalidDataAccessResourceUsageException(report.message(), report.cause());
			case "28" -> new CannotGetJdbcConnectionException(report.message(), report.cause());
			case "08", "53", "54", "57", "58" ->
				new DataAccessResourceFailureException(report.message(), report.cause());
			case "XX" -> new NonTransientDataAccessResourceException(report.message(), report.cause());
			default -> new UncategorizedServerException(report.message(), report.error(), report.cause());
		};
	}

	private static DataAccessException constraint(ErrorReport report) {
		String message = report.message();
		ServerError error = report.error();
		return switch (error.sqlState()) {
			case "23505" -> new UniqueViolationException(message, error, report.cause());
			case "23503", "23001" -> new ForeignKeyViolationException(message, error, report.cause());
			case "23502" -> new NotNullViolationException(message, error, report.cause());
			case "23P01" -> new ExclusionViolationException(message, error, report.cause());
			case "23514" -> new CheckViolationException(message, error, report.cause());
			default -> new UncategorizedServerException(message, error, report.cause());
		};
	}

	private static DataAccessException value(ErrorReport report) {
		if (!report.fromServer() && report.error().sqlState().equals("22023")) {
			return new InvalidDataAccessApiUsageException(report.message(), report.cause());
		}
		return new InvalidValueException(report.message(), report.error(), report.cause());
	}

	private static DataAccessException grammar(ErrorReport report) {
		return switch (report.error().sqlState()) {
			case "428C9", "42809" -> new InvalidDataAccessApiUsageException(report.message(), report.cause());
			default -> new SqlGrammarException(report.message(), report.sql(), report.error(), report.cause());
		};
	}

	private static DataAccessException refused(ErrorReport report) {
		return switch (report.rowSecurity()) {
			case NO_FILTER -> new RowSecurityException(report.message()
					+ "\nA table has a policy for the column of a row"
					+ " filter, and none is in force here. Bind it with FilterScope, or take a view with xtra; going past"
					+ " the filters needs a role with BYPASSRLS.", true, report.cause());
			case VIOLATION -> new RowSecurityException(
					report.message() + "\nThe row does not belong to the row filter" + " that is in force.", false,
					report.cause());
			case NONE -> new PermissionDeniedDataAccessException(report.message(), report.cause());
		};
	}

	private static DataAccessException unsupported(ErrorReport report) {
		if (report.isStalePlan()) {
			return new StalePlanException(report.message(), report.error(), report.cause());
		}
		return new InvalidDataAccessApiUsageException(report.message(), report.cause());
	}

	static DataAccessException outcomeUnknown(SQLException ex) {
		return outcomeUnknown(ErrorReport.of(COMMIT, null, ex));
	}

	private static DataAccessException outcomeUnknown(ErrorReport report) {
		return new CommitOutcomeUnknownException(
				report.message() + "\nThe transaction may be stored in full or not at all. Look for one of its rows"
						+ " before you run it again.",
				report.cause());
	}

}
