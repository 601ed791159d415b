package io.fastpg.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariPoolMXBean;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.SqlGrammarException;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static io.fastpg.execute.SqlFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowStreamTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key)");

	private StatementExecutor executor;

	@BeforeEach
	void setUp() {
		this.executor = new StatementExecutor(this.database.dataSource(), new SqlStateTranslator(), List.of(), null);
	}

	@Test
	void aStreamReadToItsEndGivesTheConnectionBack() {
		List<Integer> rows = stream("select generate_series(1, 25)").toList();

		assertThat(rows).hasSize(25).startsWith(1, 2).endsWith(25);
		assertThat(pool().getActiveConnections()).isZero();
	}

	@Test
	void aStreamClosedEarlyGivesTheConnectionBackAsItWas() throws SQLException {
		try (Stream<Integer> rows = stream("select generate_series(1, 1000000)")) {
			assertThat(rows.limit(3).toList()).containsExactly(1, 2, 3);
		}

		assertThat(pool().getActiveConnections()).isZero();
		assertThat(pool().getTotalConnections()).isEqualTo(1);
		assertThat(this.executor.update("Insert", sql("insert into cat values (1)"))).isEqualTo(1);
	}

	@Test
	void rowsArriveInPortionsOfTheFetchSize() {
		try (Stream<Integer> rows = stream("select 1 / (15 - i) from generate_series(1, 20) i")) {
			Iterator<Integer> iterator = rows.iterator();
			for (int i = 0; i < 10; i++) {
				iterator.next();
			}

			assertThatThrownBy(iterator::next).isInstanceOf(InvalidValueException.class)
				.hasMessageContaining("division by zero");
			assertThat(pool().getActiveConnections()).isZero();
		}
	}

	@Test
	void aFailureOfTheConsumerClosesTheStream() {
		RuntimeException failure = new IllegalArgumentException("consumer");

		assertThatThrownBy(() -> stream("select generate_series(1, 25)").forEach((row) -> {
			throw failure;
		})).isSameAs(failure);

		assertThat(pool().getActiveConnections()).isZero();
	}

	@Test
	void aStatementThatFailsAtOnceGivesTheConnectionBack() {
		assertThatThrownBy(() -> stream("select x from nowhere")).isInstanceOf(SqlGrammarException.class);

		assertThat(pool().getActiveConnections()).isZero();
	}

	@Test
	void aStreamOfItsOwnCannotWrite() {
		assertThatThrownBy(() -> stream("insert into cat values (1) returning id"))
			.isExactlyInstanceOf(InvalidDataAccessResourceUsageException.class)
			.hasMessageContaining("read-only transaction");
	}

	@Test
	void aStreamInATransactionSeesItsRowsAndLeavesItOpen() {
		new TransactionTemplate(new DataSourceTransactionManager(this.database.dataSource()))
			.executeWithoutResult((status) -> {
				this.executor.update("Insert", sql("insert into cat values (7)"));

				assertThat(stream("select id from cat").toList()).containsExactly(7);
				assertThat(pool().getActiveConnections()).isEqualTo(1);
				status.setRollbackOnly();
			});

		assertThat(stream("select id from cat").toList()).isEmpty();
	}

	@Test
	void readingOnAfterCloseIsRefused() {
		Stream<Integer> rows = stream("select generate_series(1, 25)");
		Iterator<Integer> iterator = rows.iterator();
		iterator.next();
		rows.close();

		assertThatIllegalStateException().isThrownBy(iterator::next).withMessageStartingWith("The stream is closed.");
	}

	private Stream<Integer> stream(String text) {
		return this.executor.stream("Stream", sql(text), (resultSet) -> this::number, 10);
	}

	private Integer number(ResultSet row) throws SQLException {
		return row.getInt(1);
	}

	private HikariPoolMXBean pool() {
		return this.database.dataSource().getHikariPoolMXBean();
	}

}
