package io.fastpg.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.TooManyRowsException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

import static io.fastpg.execute.SqlFixture.parameters;
import static io.fastpg.execute.SqlFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class StatementExecutorTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");

	private final List<StatementEvent> events = new ArrayList<>();

	private StatementExecutor executor;

	private TransactionTemplate transaction;

	@BeforeEach
	void setUp() {
		HikariDataSource dataSource = this.database.dataSource();
		this.executor = new StatementExecutor(dataSource, new SqlStateTranslator(), List.of(this.events::add), null);
		this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
	}

	@Test
	void listReturnsAllRowsInOrder() {
		insert(2, "felix");
		insert(1, "tom");

		assertThat(this.executor.list("List", sql("select name from cat order by id"), this::text))
			.containsExactly("tom", "felix");
	}

	@Test
	void listStopsAtItsMaximum() {
		assertThat(this.executor.list("List", sql("select generate_series(1, 10)"), (result) -> this::text, 2))
			.containsExactly("1", "2");
	}

	@Test
	void updateCountsTheRows() {
		insert(1, "tom");
		insert(2, "felix");

		assertThat(this.executor.update("Update", sql("update cat set name = ?", "x"))).isEqualTo(2);
		assertThat(this.executor.update("Set", sql("select set_config('a.b', 'c', false)"))).isZero();
	}

	@Test
	void aScriptRunsAllItsStatementsOrNone() {
		long rows = this.executor.script("Script",
				"insert into cat values (1), (2); select 1; delete from cat where id = 1", List.of());

		assertThat(rows).isEqualTo(3);
		assertThatThrownBy(() -> this.executor.script("Script",
				"insert into cat values (3); insert into cat values (2)", List.of()))
			.isInstanceOf(UniqueViolationException.class);
		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aBatchInATransactionCountsEachRow() {
		int[] counts = this.transaction.execute((status) -> this.executor.batch("Insert",
				"insert into cat values (?, ?)", List.of(), List.of(parameters(1, "tom"), parameters(2, "felix"))));

		assertThat(counts).containsExactly(1, 1);
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void aBatchOutsideOfATransactionIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.executor.batch("Insert",
				"insert into cat values (?, ?)", List.of(), List.of(parameters(1, "tom"))));

		assertThat(count()).isZero();
	}

	@Test
	void aFailureIsTranslatedAndTheConnectionGoesBack() {
		for (int i = 0; i < 5; i++) {
			assertThatThrownBy(() -> this.executor.update("Parse", sql("select ?::int", "s3cret-value")))
				.isInstanceOf(InvalidValueException.class)
				.hasMessageStartingWith("Parse failed: ")
				.hasMessageEndingWith("SQL: select ?::int");
		}
	}

	@Test
	void aFailureOfTheMapperIsThrownAsItIs() {
		RuntimeException failure = new IllegalArgumentException("cannot map");

		assertThatThrownBy(() -> this.executor.list("List", sql("select 1"), (row) -> {
			throw failure;
		})).isSameAs(failure);
	}

	@Test
	void statementsJoinTheTransactionOfTheirThread() {
		this.transaction.executeWithoutResult((status) -> {
			insert(1, "tom");
			status.setRollbackOnly();
		});

		assertThat(count()).isZero();
	}

	@Test
	void statementsJoinTheTransactionBehindATransactionAwareProxy() {
		StatementExecutor proxied = new StatementExecutor(
				new TransactionAwareDataSourceProxy(this.database.dataSource()), new SqlStateTranslator(), List.of(),
				null);

		this.transaction.executeWithoutResult((status) -> {
			proxied.update("Insert", sql("insert into cat values (1, 'tom')"));
			status.setRollbackOnly();
		});

		assertThat(count()).isZero();
	}

	@Test
	void aStatementOutsideOfATransactionIsStoredThoughThePoolDoesNotAutoCommit() {
		HikariConfig config = new HikariConfig();
		this.database.dataSource().copyStateTo(config);
		config.setAutoCommit(false);
		try (HikariDataSource pool = new HikariDataSource(config)) {
			StatementExecutor manual = new StatementExecutor(pool, new SqlStateTranslator(), List.of(), null);

			manual.update("Insert", sql("insert into cat values (1)"));
			assertThatThrownBy(() -> manual.update("Insert", sql("insert into cat values (1)"))).isNotNull();
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aTransactionBegunInSqlIsRolledBackAndItsConnectionClosed() {
		int first = pid();

		assertThatThrownBy(() -> this.executor.script("Script", "begin; insert into cat values (1)", List.of()))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("db.transaction");

		assertThat(pid()).isNotEqualTo(first);
		assertThat(count()).isZero();
		assertThat(this.database.dataSource().getHikariPoolMXBean().getTotalConnections()).isEqualTo(1);
	}

	@Test
	void aTransactionBegunInSqlThatFailsIsReportedByItsOwnError() {
		int first = pid();

		assertThatThrownBy(() -> this.executor.script("Script", "begin; select 'x'::int", List.of()))
			.isInstanceOf(InvalidValueException.class);

		assertThat(pid()).isNotEqualTo(first);
	}

	@Test
	void aScriptMayHoldAWholeTransaction() {
		this.executor.script("Script", "begin; insert into cat values (1); commit", List.of());

		assertThat(count()).isEqualTo(1);
	}

	@Test
	void aStatementThatTakesLongerThanTheTimeoutIsCancelled() {
		StatementExecutor impatient = new StatementExecutor(this.database.dataSource(), new SqlStateTranslator(),
				List.of(), Duration.ofMillis(1));

		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> impatient.update("Sleep", sql("select pg_sleep(60)")));
	}

	@Test
	void anExhaustedPoolIsACannotGetConnectionException() {
		this.database.dataSource().setConnectionTimeout(250);
		this.database.dataSource().setMaximumPoolSize(1);

		assertThatThrownBy(() -> this.executor.withConnection("Hold", (connection) -> count()))
			.isInstanceOf(CannotGetJdbcConnectionException.class)
			.hasMessageStartingWith("Count failed: ")
			.hasMessageContaining("active=1");
	}

	@Test
	void listenersSeeTextAndRowsButNoValues() {
		insert(1, "s3cret-value");
		assertThatThrownBy(() -> insert(1, "s3cret-value")).isNotNull();

		assertThat(this.events).hasSize(2);
		assertThat(this.events.get(0).sql()).isEqualTo("insert into cat values (?, ?)");
		assertThat(this.events.get(0).rows()).isEqualTo(1);
		assertThat(this.events.get(0).error()).isNull();
		assertThat(this.events.get(1).error()).isInstanceOf(UniqueViolationException.class);
		assertThat(this.events.toString()).doesNotContain("s3cret-value");
	}

	@Test
	void aListenerThatThrowsIsIgnored() {
		StatementExecutor observed = new StatementExecutor(this.database.dataSource(), new SqlStateTranslator(),
				List.of((event) -> {
					throw new IllegalStateException("listener");
				}), null);

		assertThat(observed.update("Insert", sql("insert into cat values (1)"))).isEqualTo(1);
	}

	@Test
	void withConnectionLendsTheTransactionsConnection() {
		Boolean same = this.transaction.execute((status) -> {
			int pid = pid();
			return pid == this.executor.withConnection("Ask", (connection) -> {
				try (ResultSet row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
					row.next();
					return row.getInt(1);
				}
			});
		});

		assertThat(same).isTrue();
	}

	private void insert(int id, String name) {
		this.executor.update("Insert into \"cat\"", sql("insert into cat values (?, ?)", id, name));
	}

	private long count() {
		return this.executor.list("Count", sql("select count(*) from cat"), (row) -> row.getLong(1)).get(0);
	}

	private int pid() {
		return this.executor.list("Ask", sql("select pg_backend_pid()"), (row) -> row.getInt(1)).get(0);
	}

	private String text(ResultSet row) throws SQLException {
		return row.getString(1);
	}

}
