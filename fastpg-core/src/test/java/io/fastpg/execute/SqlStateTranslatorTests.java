package io.fastpg.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.fastpg.exception.CheckViolationException;
import io.fastpg.exception.DeadlockException;
import io.fastpg.exception.ExclusionViolationException;
import io.fastpg.exception.ForeignKeyViolationException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.LockNotAvailableException;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.PostgresError;
import io.fastpg.exception.RaiseException;
import io.fastpg.exception.SerializationFailureException;
import io.fastpg.exception.SqlGrammarException;
import io.fastpg.exception.StalePlanException;
import io.fastpg.exception.TransactionAbortedException;
import io.fastpg.exception.UncategorizedServerException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqlStateTranslatorTests {

	private static final String SECRET = "s3cret-value";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create type mood as enum ('happy', 'sad');
			create table owner (id int primary key, email text unique);
			create table cat (id int primary key, name varchar(5) not null, weight int check (weight > 0),
				owner int references owner, mood mood);
			create table stay (during int4range, exclude using gist (during with &&));
			insert into owner values (1, 's3cret-value')""");

	@Test
	void aDuplicateKeyNamesConstraintAndTableAndKeepsTheDetailApart() {
		DataAccessException failure = failure("insert into owner values (2, 's3cret-value')");

		assertThat(failure).isInstanceOf(UniqueViolationException.class);
		assertThat(failure).hasMessage("""
				Insert into "owner" failed: duplicate key value violates unique constraint "owner_email_key" \
				[SQLSTATE 23505, constraint owner_email_key, table owner]
				SQL: insert into owner values (2, ?)""");
		PostgresError error = (PostgresError) failure;
		assertThat(error.constraint()).isEqualTo("owner_email_key");
		assertThat(error.schema()).isEqualTo("public");
		assertThat(error.detail()).contains(SECRET);
		assertThat(error.serverError()).asString().doesNotContain(SECRET);
	}

	@Test
	void aMissingParentRowIsAForeignKeyViolation() {
		DataAccessException failure = failure("insert into cat values (1, 'tom', 1, 2)");

		assertThat(failure).isInstanceOf(ForeignKeyViolationException.class);
		assertThat(((PostgresError) failure).constraint()).isEqualTo("cat_owner_fkey");
	}

	@Test
	void aMissingValueNamesItsColumn() {
		DataAccessException failure = failure("insert into cat values (1, null, 1)");

		assertThat(failure).isInstanceOf(NotNullViolationException.class).hasMessageContaining("column name]");
		assertThat(((PostgresError) failure).column()).isEqualTo("name");
	}

	@Test
	void aBrokenCheckIsACheckViolation() {
		assertThat(failure("insert into cat values (1, 'tom', -1)")).isInstanceOf(CheckViolationException.class);
	}

	@Test
	void anOverlapIsAnExclusionViolation() {
		assertThat(failure("insert into stay values ('[1,3)'), ('[2,4)')"))
			.isInstanceOf(ExclusionViolationException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 's3cret-value'::int", "select 's3cret-value'::mood",
			"select 'a \" s3cret-value \" b'::int", "select '{\"k\": s3cret-value}'::json",
			"select 's3cret-value'::timestamptz", "select '{s3cret-value'::int[]",
			"insert into cat values (1, 's3cret-value')", "insert into owner values (1, 's3cret-value')",
			"insert into owner values (3, 's3cret-value')",
			"insert into cat select 2, null, 1, null from (values ('s3cret-value')) v",
			"select to_tsquery('s3cret-value s3cret-value')", "select 's3cret-value s3cret-value'::tsquery",
			"do $$ begin perform set_config('statement_timeout', 's3cret-value', true); end $$" })
	void noValueStandsInMessageOrCause(String sql) {
		DataAccessException failure = failure(sql);

		for (Throwable part = failure; part != null; part = part.getCause()) {
			assertThat(part.toString()).doesNotContain(SECRET);
		}
		assertThat(failure.getCause()).isInstanceOf(SQLException.class);
		assertThat(failure.getCause().getStackTrace()[0].getClassName()).startsWith("org.postgresql");
	}

	@Test
	void aMalformedValueIsAnInvalidValueAndTheMessageStillSaysForWhatType() {
		DataAccessException failure = failure("select 's3cret-value'::int");

		assertThat(failure).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("invalid input syntax for type integer: \"…\" [SQLSTATE 22P02]");
	}

	@Test
	void aSyntaxErrorQuotesTheSqlButNoValueWithASyntaxOfItsOwn() {
		assertThat(failure("selec 1")).hasMessageContaining("syntax error at or near \"selec\" [SQLSTATE 42601]");
		assertThat(failure("select $1 $2")).hasMessageContaining("syntax error at or near \"$2\"");
		assertThat(failure("select 's3cret-value b'::tsquery")).hasMessageContaining("syntax error in tsquery: \"…\"");
	}

	@Test
	void aTextTooLongIsAnInvalidValue() {
		assertThat(failure("insert into cat values (1, 'garfield')")).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("value too long for type character varying(5) [SQLSTATE 22001]");
	}

	@Test
	void anUnknownTableIsAGrammarErrorWithTheServersHint() {
		assertThat(failure("select * from ca")).isInstanceOf(SqlGrammarException.class)
			.hasMessageContaining("relation \"ca\" does not exist [SQLSTATE 42P01]");
		assertThat(failure("select nam from cat")).isInstanceOf(SqlGrammarException.class)
			.hasMessageContaining("\nHint: Perhaps you meant to reference the column \"cat.name\".");
	}

	@Test
	void aRefusedPrivilegeIsPermissionDenied() {
		this.database.executeAsSuperuser("create table secret (id int)");

		assertThat(failure("select * from secret")).isInstanceOf(PermissionDeniedDataAccessException.class)
			.hasMessageContaining("permission denied for table secret");
	}

	@Test
	void aLockedRowWithNowaitIsLockNotAvailable() throws SQLException {
		try (Connection other = this.database.dataSource().getConnection();
				Statement statement = other.createStatement()) {
			other.setAutoCommit(false);
			statement.execute("select * from owner for update");

			assertThat(failure("select * from owner for update nowait")).isInstanceOf(LockNotAvailableException.class);
		}
	}

	@Test
	void transactionsThatWaitForEachOtherAreADeadlock() throws Exception {
		this.database.execute("insert into owner values (2, 'b')");
		try (Connection first = begun("update owner set email = 'x' where id = 1");
				Connection second = begun("update owner set email = 'y' where id = 2")) {
			CompletableFuture<Boolean> victim = CompletableFuture
				.supplyAsync(() -> isDeadlock(first, "update owner set email = 'x' where id = 2"));

			boolean otherVictim = isDeadlock(second, "update owner set email = 'y' where id = 1");

			second.rollback();
			assertThat(victim.get(30, TimeUnit.SECONDS)).isNotEqualTo(otherVictim);
		}
	}

	@Test
	void aConflictUnderSnapshotIsolationIsASerializationFailure() throws SQLException {
		try (Connection first = begun("set transaction isolation level repeatable read; select * from owner")) {
			this.database.execute("update owner set email = 'x'");

			assertThat(failure(first, "update owner set email = 'y'"))
				.isInstanceOf(SerializationFailureException.class);
		}
	}

	@Test
	void aStatementThatTakesTooLongIsAQueryTimeout() throws SQLException {
		try (Connection connection = begun("set local statement_timeout = 50")) {
			assertThat(failure(connection, "select pg_sleep(60)")).isInstanceOf(QueryTimeoutException.class);
		}
	}

	@Test
	void aStatementAfterAFailureFindsTheTransactionAborted() throws SQLException {
		try (Connection connection = begun("select 1")) {
			failure(connection, "select 1/0");

			assertThat(failure(connection, "select 1")).isInstanceOf(TransactionAbortedException.class);
		}
	}

	@Test
	void aWriteInAReadOnlyTransactionIsRefused() throws SQLException {
		try (Connection connection = begun("set transaction read only")) {
			assertThat(failure(connection, "delete from cat"))
				.isExactlyInstanceOf(InvalidDataAccessResourceUsageException.class);
		}
	}

	@Test
	void anErrorRaisedByTheApplicationsOwnFunctionKeepsItsMessage() {
		assertThat(failure("do $$ begin raise exception 'the shop is closed' using hint = 'come tomorrow'; end $$"))
			.isInstanceOf(RaiseException.class)
			.hasMessageContaining("failed: the shop is closed [SQLSTATE P0001]\nHint: come tomorrow\n");
	}

	@Test
	void aCodeOfTheApplicationIsKept() {
		DataAccessException failure = failure("do $$ begin raise exception 'no' using errcode = 'MY001'; end $$");

		assertThat(failure).isInstanceOf(UncategorizedServerException.class);
		assertThat(((PostgresError) failure).sqlState()).isEqualTo("MY001");
	}

	@Test
	void whatPostgresDoesNotSupportIsAnApiUsageError() {
		assertThat(failure("select count(*) from cat for update"))
			.isExactlyInstanceOf(InvalidDataAccessApiUsageException.class);
	}

	@Test
	void aPlanMadeStaleByAnotherSessionIsTransient() throws SQLException {
		try (Connection connection = begun("prepare cats as select * from cat; execute cats; commit")) {
			this.database.execute("alter table cat add column age int");

			assertThat(failure(connection, "execute cats")).isInstanceOf(StalePlanException.class);
		}
	}

	@Test
	void aBackendThatWasTerminatedIsAResourceFailure() throws SQLException {
		try (Connection connection = begun("select 1")) {
			assertThat(failure(connection, "select pg_terminate_backend(pg_backend_pid())"))
				.isExactlyInstanceOf(DataAccessResourceFailureException.class);
		}
	}

	@Test
	void aBatchIsReportedByTheRowThatFailedWithoutItsValues() throws SQLException {
		try (Connection connection = begun("select 1");
				PreparedStatement statement = connection.prepareStatement("insert into owner values (?, ?)")) {
			statement.setInt(1, 2);
			statement.setString(2, SECRET);
			statement.addBatch();

			SQLException thrown = catchThrowableOfType(SQLException.class, statement::executeBatch);
			DataAccessException failure = translate("insert into owner values (?, ?)", thrown);

			assertThat(thrown.getMessage()).contains(SECRET);
			assertThat(failure).isInstanceOf(UniqueViolationException.class);
			assertThat(failure.getMessage() + failure.getCause()).doesNotContain(SECRET);
		}
	}

	@Test
	void whatTheDriverSaysAboutAValueIsLeftOut() throws SQLException {
		try (Connection connection = begun("select 1");
				Statement statement = connection.createStatement();
				var row = statement.executeQuery("select 's3cret-value'")) {
			row.next();

			SQLException thrown = catchThrowableOfType(SQLException.class, () -> row.getInt(1));
			DataAccessException failure = translate("select ?", thrown);

			assertThat(thrown.getMessage()).contains(SECRET);
			assertThat(failure).isInstanceOf(InvalidValueException.class).hasMessageContaining("SQLSTATE 22003");
			assertThat(failure.getMessage() + failure.getCause()).doesNotContain(SECRET);
		}
	}

	@Test
	void aRefusedConnectionIsSaidWithHostAndPort() {
		SQLException thrown = catchThrowableOfType(SQLException.class,
				() -> java.sql.DriverManager.getConnection("jdbc:postgresql://localhost:1/x", "app", SECRET));

		DataAccessException failure = new SqlStateTranslator().translate("Connect", null, thrown);

		assertThat(failure).isInstanceOf(CannotGetJdbcConnectionException.class)
			.hasMessageContaining("Connection to localhost:1 refused")
			.hasMessageEndingWith("[SQLSTATE 08001]");
	}

	@Test
	void aLongTextIsShortened() {
		String sql = "select " + "1 + ".repeat(10_000) + "x";

		assertThat(failure(sql).getMessage()).hasSizeLessThan(2300).endsWith("… (40008 characters)");
	}

	private Connection begun(String script) throws SQLException {
		Connection connection = this.database.dataSource().getConnection();
		connection.setAutoCommit(false);
		execute(connection, script);
		return connection;
	}

	private DataAccessException failure(String sql) {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return failure(connection, sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isDeadlock(Connection connection, String sql) {
		try {
			execute(connection, sql);
			return false;
		}
		catch (SQLException ex) {
			rollback(connection);
			return translate(sql, ex) instanceof DeadlockException;
		}
	}

	private static void rollback(Connection connection) {
		try {
			connection.rollback();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static DataAccessException failure(Connection connection, String sql) {
		SQLException thrown = catchThrowableOfType(SQLException.class, () -> execute(connection, sql));
		return translate(sql.replaceAll("'[^']*s3cret-value[^']*'", "?"), thrown);
	}

	private static DataAccessException translate(String sql, SQLException thrown) {
		return new SqlStateTranslator().translate("Insert into \"owner\"", sql, thrown);
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
