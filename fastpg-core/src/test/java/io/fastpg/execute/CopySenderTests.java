package io.fastpg.execute;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataAccessException;

import static io.fastpg.execute.SqlFixture.sql;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** COPY into a table over the one connection of a pool, which the next caller gets. */
class CopySenderTests {

	private static final String COPY = "copy cat (id, name) from stdin";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");

	private final List<StatementEvent> events = new ArrayList<>();

	private HikariDataSource one;

	private StatementExecutor executor;

	private Transactions transactions;

	@BeforeEach
	void setUp() {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(this.database.jdbcUrl());
		config.setUsername(this.database.user());
		config.setPassword(this.database.password());
		config.setMaximumPoolSize(1);
		config.setConnectionTimeout(5000);
		this.one = new HikariDataSource(config);
		this.executor = new StatementExecutor(this.one, new SqlStateTranslator(), List.of(this.events::add), null);
		this.transactions = Transactions.of(this.one, new SqlStateTranslator());
	}

	@AfterEach
	void closePool() {
		this.one.close();
	}

	@Test
	void rowsAreStoredAndCounted() {
		assertThat(copy((out) -> out.write(bytes("1\ttom\n2\t\\N\n")))).isEqualTo(2);

		assertThat(names()).containsExactly("tom", null);
		assertThat(this.events).anyMatch((event) -> event.sql().equals(COPY) && event.rows() == 2);
	}

	@Test
	void noRowsAreNone() {
		assertThat(copy((out) -> {
		})).isZero();
	}

	@Test
	void muchDataIsSentInPieces() {
		assertThat(copy((out) -> {
			for (int i = 0; i < 100_000; i++) {
				out.write(bytes(i + "\t" + "x".repeat(i % 100) + "\n"));
			}
			out.write(bytes("100000\t" + "y".repeat(200_000)));
			out.write('\n');
		})).isEqualTo(100_001);
	}

	@Test
	void outsideOfATransactionItIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> this.executor.copyIn("Copy", sql(COPY), (out) -> {
		})).withMessageContaining("db.transaction");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 50_000 })
	void anInputThatThrowsStoresNothingAndLeavesTheConnectionClean(int rows) {
		IllegalArgumentException failure = new IllegalArgumentException("no more");

		assertThatThrownBy(() -> copy((out) -> {
			write(out, rows);
			throw failure;
		})).isSameAs(failure);

		assertConnectionIsClean();
	}

	@Test
	void anInputThatCannotBeReadStoresNothingAndLeavesTheConnectionClean() {
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> copy((out) -> {
			write(out, 50_000);
			throw new IOException("disk");
		})).withRootCauseInstanceOf(IOException.class);

		assertConnectionIsClean();
	}

	@Test
	void anErrorStoresNothingAndLeavesTheConnectionClean() {
		assertThatThrownBy(() -> copy((out) -> {
			write(out, 3);
			throw new StackOverflowError();
		})).isInstanceOf(StackOverflowError.class);

		assertConnectionIsClean();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 50_000 })
	void aValueThatTheServerRefusesStoresNothingAndLeavesTheConnectionClean(int rowsAfter) {
		List<CopyPosition> positions = new ArrayList<>();

		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> copy(positioned(positions, "1\ttom\nsecret\tzoe\n", rowsAfter)))
			.withMessageStartingWith("Copy at row 2 failed:")
			.withMessageNotContaining("secret");

		assertThat(positions).singleElement().satisfies((position) -> {
			assertThat(position.isIn("id")).isTrue();
			assertThat(position.isIn("name")).isFalse();
			assertThat(position).hasToString("row 2");
		});
		assertConnectionIsClean();
	}

	@Test
	void aConstraintThatTheServerFindsBrokenSaysTheRow() {
		List<CopyPosition> positions = new ArrayList<>();

		assertThatExceptionOfType(UniqueViolationException.class)
			.isThrownBy(() -> copy(positioned(positions, "1\ttom\n1\tzoe\n", 0)))
			.withMessageStartingWith("Copy at row 2 failed:");

		assertConnectionIsClean();
	}

	@Test
	void aSyntaxErrorOfTheStatementReachesTheCaller() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.transactions.call(TransactionOptions.defaults(),
					() -> this.executor.copyIn("Copy", sql("copy dog from stdin"), (out) -> write(out, 1))));

		assertConnectionIsClean();
	}

	@Test
	void aConnectionThatIsLostIsNotUsedAgain() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.transactions.call(TransactionOptions.defaults(), () -> {
				int pid = this.executor.list("Ask", sql("select pg_backend_pid()"), (result) -> result.getInt(1))
					.get(0);
				return this.executor.copyIn("Copy", sql(COPY), (out) -> {
					write(out, 1000);
					out.flush();
					this.database.executeAsSuperuser("select pg_terminate_backend(" + pid + ", 5000)");
					write(out, 500_000);
				});
			}));

		assertConnectionIsClean();
	}

	private CopyInput positioned(List<CopyPosition> positions, String data, int rowsAfter) {
		return new CopyInput() {

			@Override
			public void writeTo(OutputStream out) throws IOException {
				out.write(bytes(data));
				write(out, rowsAfter);
			}

			@Override
			public String failedAt(String task, CopyPosition position) {
				positions.add(position);
				return task + " at " + position;
			}

		};
	}

	/** Each answer belongs to its question, and nothing was stored. */
	private void assertConnectionIsClean() {
		for (int i = 0; i < 6; i++) {
			String echo = "echo " + i;
			assertThat(this.executor.list("Ask", sql("select '" + echo + "'"), (result) -> result.getString(1)))
				.containsExactly(echo);
		}
		assertThat(names()).isEmpty();
		assertThat(copy((out) -> out.write(bytes("1\ttom\n")))).isEqualTo(1);
		assertThat(this.one.getHikariPoolMXBean().getActiveConnections()).isZero();
	}

	private List<String> names() {
		return this.executor.list("List", sql("select name from cat order by id"), (result) -> result.getString(1));
	}

	private long copy(CopyInput input) {
		return this.transactions.call(TransactionOptions.defaults(),
				() -> this.executor.copyIn("Copy", sql(COPY), input));
	}

	private static void write(OutputStream out, int rows) throws IOException {
		for (int i = 0; i < rows; i++) {
			out.write(bytes(1000 + i + "\tcat\n"));
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
