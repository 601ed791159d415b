package io.fastpg.execute;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import io.fastpg.exception.CommitOutcomeUnknownException;
import io.fastpg.exception.ForeignKeyViolationException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.SqlGrammarException;
import io.fastpg.exception.TransactionAbortedException;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

import static io.fastpg.execute.SqlFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TransactionsTests {

	private static final SqlStateTranslator TRANSLATOR = new SqlStateTranslator();

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, mother int references cat deferrable initially deferred)""");

	private StatementExecutor executor;

	private Transactions transactions;

	private Transactions ofTheApplication;

	private TransactionTemplate spring;

	@BeforeEach
	void setUp() {
		JdbcTransactionManager manager = new JdbcTransactionManager(this.database.dataSource());
		this.executor = new StatementExecutor(this.database.dataSource(), TRANSLATOR, List.of(), null);
		this.transactions = Transactions.of(this.database.dataSource(), TRANSLATOR);
		this.ofTheApplication = new Transactions(manager, this.database.dataSource(), TRANSLATOR);
		this.spring = new TransactionTemplate(manager);
	}

	@Test
	void anActionIsCommittedAndItsResultReturned() {
		String result = inTransaction(() -> {
			insert(1);
			return "done";
		});

		assertThat(result).isEqualTo("done");
		assertThat(ids()).containsExactly(1);
	}

	@Test
	void anExceptionRollsBackAndIsThrownAsItIs() {
		RuntimeException failure = new IllegalArgumentException("no");

		assertThatThrownBy(() -> inTransaction(() -> {
			insert(1);
			throw failure;
		})).isSameAs(failure);

		assertThat(ids()).isEmpty();
	}

	@Test
	void anErrorRollsBackToo() {
		assertThatThrownBy(() -> inTransaction(() -> {
			insert(1);
			throw new AssertionError("no");
		})).isInstanceOf(AssertionError.class);

		assertThat(ids()).isEmpty();
	}

	@Test
	void aNestedTransactionThatFailsRollsBackAlone() {
		inTransaction(() -> {
			insert(1);
			assertThatThrownBy(() -> inTransaction(() -> {
				insert(2);
				return fail();
			})).isInstanceOf(InvalidValueException.class);
			return inTransaction(() -> insert(3));
		});

		assertThat(ids()).containsExactly(1, 3);
	}

	@Test
	void anOuterTransactionThatFailsTakesTheNestedOnesWithIt() {
		assertThatThrownBy(() -> inTransaction(() -> {
			inTransaction(() -> insert(1));
			return fail();
		})).isInstanceOf(InvalidValueException.class);

		assertThat(ids()).isEmpty();
	}

	@Test
	void aSwallowedErrorCannotBeCommitted() {
		assertThatExceptionOfType(TransactionAbortedException.class).isThrownBy(() -> inTransaction(() -> {
			insert(1);
			swallow();
			return null;
		}))
			.withMessageStartingWith("Cannot commit: a statement of this transaction has failed")
			.withCauseInstanceOf(InvalidValueException.class);

		assertThat(ids()).isEmpty();
	}

	@Test
	void anErrorSwallowedInANestedTransactionCannotBeReleased() {
		inTransaction(() -> {
			insert(1);
			assertThatThrownBy(() -> inTransaction(() -> {
				insert(2);
				swallow();
				return null;
			})).isInstanceOf(TransactionAbortedException.class).hasCauseInstanceOf(InvalidValueException.class);
			return insert(3);
		});

		assertThat(ids()).containsExactly(1, 3);
	}

	@Test
	void anErrorThatJdbcClientHasSwallowedCannotBeCommittedEither() {
		JdbcClient client = JdbcClient.create(this.database.dataSource());

		assertThatThrownBy(() -> inTransaction(() -> {
			insert(1);
			assertThatThrownBy(() -> client.sql("select 1/0").query().listOfRows()).isNotNull();
			return null;
		})).isInstanceOf(TransactionAbortedException.class).hasNoCause();

		assertThat(ids()).isEmpty();
	}

	@Test
	void anErrorSwallowedUnderSpringsManagerCannotBeCommitted() {
		assertThatThrownBy(() -> this.spring.executeWithoutResult((status) -> {
			insert(1);
			swallow();
		})).isInstanceOf(TransactionAbortedException.class).hasCauseInstanceOf(InvalidValueException.class);

		assertThat(ids()).isEmpty();
	}

	@Test
	void anErrorRolledBackToASavepointLetsSpringCommit() {
		this.spring.executeWithoutResult((status) -> {
			Object savepoint = status.createSavepoint();
			swallow();
			status.rollbackToSavepoint(savepoint);
			insert(1);
		});

		assertThat(ids()).containsExactly(1);
	}

	@Test
	void aFailureThatWasRolledBackIsNotTheCauseOfALaterOne() {
		assertThatThrownBy(() -> inTransaction(() -> {
			assertThatThrownBy(() -> inTransaction(() -> this.executor.update("Ask", sql("select nothing"))))
				.isInstanceOf(SqlGrammarException.class);
			swallow();
			return null;
		})).isInstanceOf(TransactionAbortedException.class).hasCauseInstanceOf(InvalidValueException.class);
	}

	@Test
	void statementsAfterAFailureSayWhatFailedFirst() {
		assertThatThrownBy(() -> inTransaction(() -> {
			swallow();
			return insert(1);
		})).isInstanceOf(TransactionAbortedException.class).hasCauseInstanceOf(InvalidValueException.class);
	}

	@Test
	void aNestedTransactionAfterAFailureSaysWhatFailedFirst() {
		assertThatThrownBy(() -> inTransaction(() -> {
			swallow();
			return inTransaction(() -> 1);
		})).isInstanceOf(TransactionAbortedException.class).hasCauseInstanceOf(InvalidValueException.class);
	}

	@Test
	void aTransactionMarkedForRollbackEndsQuietly() {
		this.spring.executeWithoutResult((status) -> {
			insert(1);
			status.setRollbackOnly();
		});

		assertThat(ids()).isEmpty();
	}

	@Test
	void theCallerSeesTheErrorThatEndedTheConnectionAndNotThatOfTheRollback() {
		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> inTransaction(this::terminate))
			.withMessageContaining("SQLSTATE 57P01");

		assertThatExceptionOfType(DataAccessResourceFailureException.class)
			.isThrownBy(() -> this.ofTheApplication.call(TransactionOptions.defaults(), this::terminate))
			.withMessageContaining("SQLSTATE 57P01")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
	}

	@Test
	void aConnectionLostBeforeTheCommitIsAnsweredLeavesTheOutcomeUnknown() {
		assertThatExceptionOfType(CommitOutcomeUnknownException.class)
			.isThrownBy(() -> inTransaction(this::insertAndLoseTheConnection))
			.withMessageContaining("SQLSTATE 57P01")
			.withMessageContaining("may be stored in full or not at all");

		assertThatExceptionOfType(CommitOutcomeUnknownException.class).isThrownBy(
				() -> this.ofTheApplication.call(TransactionOptions.defaults(), this::insertAndLoseTheConnection));
	}

	@Test
	void aConstraintCheckedAtCommitIsReportedAsUsual() {
		Supplier<Long> orphan = () -> this.executor.update("Insert", sql("insert into cat values (1, 7)"));

		assertThatThrownBy(() -> inTransaction(orphan)).isInstanceOf(ForeignKeyViolationException.class);
		assertThatThrownBy(() -> this.ofTheApplication.call(TransactionOptions.defaults(), orphan))
			.isInstanceOf(ForeignKeyViolationException.class);

		assertThat(ids()).isEmpty();
	}

	@Test
	void aCallInsideOfSpringsTransactionIsASavepointOfIt() {
		this.spring.executeWithoutResult((status) -> {
			inTransaction(() -> insert(1));
			assertThatThrownBy(() -> inTransaction(this::fail)).isNotNull();
			status.setRollbackOnly();
		});

		assertThat(ids()).isEmpty();
	}

	@Test
	void jdbcClientJoinsTheTransaction() {
		JdbcClient client = JdbcClient.create(this.database.dataSource());

		inTransaction(() -> {
			insert(1);
			return client.sql("insert into cat select id + 1 from cat").update();
		});

		assertThat(ids()).containsExactly(1, 2);
	}

	@Test
	void optionsReachTheServer() {
		TransactionOptions options = TransactionOptions.defaults()
			.isolation(Isolation.SERIALIZABLE)
			.readOnly()
			.name("report");

		String level = this.transactions.call(options,
				() -> this.executor.list("Ask", sql("show transaction_isolation"), (row) -> row.getString(1)).get(0));

		assertThat(level).isEqualTo("serializable");
		assertThatThrownBy(() -> this.transactions.call(options, () -> insert(1)))
			.isExactlyInstanceOf(InvalidDataAccessResourceUsageException.class);
	}

	@Test
	void aStatementThatOutlivesTheTransactionsTimeoutIsCancelled() {
		TransactionOptions options = TransactionOptions.defaults().timeout(Duration.ofMillis(1));

		assertThatThrownBy(
				() -> this.transactions.call(options, () -> this.executor.update("Sleep", sql("select pg_sleep(60)"))))
			.isInstanceOf(QueryTimeoutException.class);
	}

	@Test
	void aTimeoutMustBePositive() {
		assertThatThrownBy(() -> TransactionOptions.defaults().timeout(Duration.ZERO))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessage("A timeout must be longer than zero.");
	}

	@Test
	void aNestedTransactionCannotChangeTheIsolation() {
		TransactionOptions serializable = TransactionOptions.defaults().isolation(Isolation.SERIALIZABLE);

		assertThatThrownBy(() -> inTransaction(() -> this.transactions.call(serializable, () -> 1)))
			.isInstanceOf(IllegalTransactionStateException.class)
			.hasMessage("A nested transaction cannot have the isolation level SERIALIZABLE: the outer one runs with "
					+ "the default. Set the level on the outermost transaction.");
		assertThat(this.transactions.call(serializable, () -> this.transactions.call(serializable, () -> 1)))
			.isEqualTo(1);
	}

	private <R> R inTransaction(Supplier<R> action) {
		return this.transactions.call(TransactionOptions.defaults(), action);
	}

	private long insert(int id) {
		return this.executor.update("Insert", sql("insert into cat values (?)", id));
	}

	private long fail() {
		return this.executor.update("Divide", sql("select 1/0"));
	}

	private void swallow() {
		assertThatThrownBy(this::fail).isInstanceOf(InvalidValueException.class);
	}

	private long terminate() {
		return this.executor.update("Terminate", sql("select pg_terminate_backend(pg_backend_pid())"));
	}

	private long insertAndLoseTheConnection() {
		int pid = this.executor.list("Ask", sql("select pg_backend_pid()"), (row) -> row.getInt(1)).get(0);
		insert(1);
		this.database.execute("select pg_terminate_backend(" + pid + ", 10000)");
		return pid;
	}

	private List<Integer> ids() {
		return this.executor.list("List", sql("select id from cat order by id"), (row) -> row.getInt(1));
	}

}
