package io.fastpg.connect;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariDataSource;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

class ConnectionPoolTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void aPoolConnectsAtItsFirstUse() {
		try (HikariDataSource pool = ConnectionPool.open(url(""))) {
			assertThat(pool.isRunning()).isFalse();

			assertThat(ask(pool, "select current_database()")).isEqualTo(this.database.name());
			assertThat(pool.isRunning()).isTrue();
		}
	}

	@Test
	void connectionsAreNamedUnlessTheUrlNamesThem() {
		try (HikariDataSource pool = ConnectionPool.open(url(""));
				HikariDataSource named = ConnectionPool.open(url("?application_name=shop"))) {
			assertThat(ask(pool, "show application_name")).isEqualTo("fastpg");
			assertThat(ask(named, "show application_name")).isEqualTo("shop");
		}
	}

	@Test
	void statementsAndReadsAreLimitedTheReadsBeyondTheServersOwnLimit() {
		try (HikariDataSource pool = ConnectionPool.open(url(""));
				HikariDataSource limited = ConnectionPool.open(url("?options=-c%20statement_timeout=90s"))) {
			assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", "60");
			assertThat(ask(pool, "show statement_timeout")).isEqualTo("30s");
			assertThat(ask(pool, "show idle_in_transaction_session_timeout")).isEqualTo("1min");
			assertThat(limited.getDataSourceProperties()).containsEntry("socketTimeout", "100");
			assertThat(ask(limited, "show statement_timeout")).isEqualTo("90s");
		}
	}

	@Test
	void theServersDetailStaysOutOfTheDriversMessages() {
		try (HikariDataSource pool = ConnectionPool.open(url(""))) {
			JdbcClient client = JdbcClient.create(pool);
			client.sql("create table cat (name text unique)").update();
			client.sql("insert into cat values ('s3cret-value')").update();

			Throwable failure = catchThrowable(
					() -> client.sql("insert into cat values (?)").param("s3cret-value").update());

			assertThat(failure).rootCause()
				.hasMessageContaining("duplicate key")
				.hasMessageNotContaining("s3cret-value");
		}
	}

	@Test
	void aSingleConnectionStaysTheSame() {
		try (HikariDataSource pool = ConnectionPool.openSingle(url(""))) {
			assertThat(ask(pool, "select pg_backend_pid()::text"))
				.isEqualTo(ask(pool, "select pg_backend_pid()::text"));
			assertThat(pool.getMaximumPoolSize()).isEqualTo(1);
			assertThat(pool.getMaxLifetime()).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "select count(*) from pg_class for update", "select \0" })
	void aUsersMistakeDoesNotCostTheConnection(String mistake) {
		try (HikariDataSource pool = ConnectionPool.open(url(""))) {
			String pid = ask(pool, "select pg_backend_pid()::text");

			assertThatThrownBy(() -> ask(pool, mistake)).isNotNull();

			assertThat(ask(pool, "select pg_backend_pid()::text")).isEqualTo(pid);
		}
	}

	@Test
	void aConnectionThatTheServerHasEndedForIdlingIsReplaced() throws SQLException {
		try (HikariDataSource pool = ConnectionPool.open(url(""))) {
			try (var connection = pool.getConnection(); var statement = connection.createStatement()) {
				connection.setAutoCommit(false);
				statement.execute("set idle_in_transaction_session_timeout = 1; select pg_sleep(0.01)");
				awaitEndOf(pool);
				assertThatThrownBy(() -> statement.execute("select 1")).extracting("SQLState").isEqualTo("25P03");
			}

			assertThat(ask(pool, "select 'alive'")).isEqualTo("alive");
		}
	}

	@Test
	void theOverrideDecidesBySqlState() {
		PostgresExceptionOverride override = new PostgresExceptionOverride();

		assertThat(override.adjudicate(new SQLException("", "25P03"))).hasToString("MUST_EVICT");
		assertThat(override.adjudicate(new SQLException("", "0A000"))).hasToString("DO_NOT_EVICT");
		assertThat(override.adjudicate(new SQLException("", "08P01"))).hasToString("CONTINUE_EVICT");
		assertThat(override.adjudicate(new SQLException("", (String) null))).hasToString("CONTINUE_EVICT");
	}

	@Test
	void thePasswordIsInNoMessageAndNoLogOfAnyLevel() {
		List<String> lines = new CopyOnWriteArrayList<>();
		Recorder recorder = new Recorder(lines);
		recorder.install();
		try {
			connectAndFail(
					"postgresql://nobody:s3cret-pw@localhost:" + this.database.port() + "/" + this.database.name(),
					lines);
			connectAndFail("postgresql://app:s3cret-pw@localhost:1/x", lines);
			connectAndFail("jdbc:postgresql://host.invalid/x?user=app&password=s3cret-pw", lines);
		}
		finally {
			recorder.uninstall();
		}

		assertThat(lines).hasSizeGreaterThan(100).anyMatch((line) -> line.contains("role \"nobody\" does not exist"));
		assertThat(lines).noneMatch((line) -> line.contains("s3cret-pw"));
	}

	private static void connectAndFail(String url, List<String> lines) {
		try (HikariDataSource pool = ConnectionPool.open(ConnectionUrl.parse(url))) {
			for (Throwable ex = catchThrowable(pool::getConnection); ex != null; ex = ex.getCause()) {
				lines.add(ex.toString());
			}
			lines.add(pool.toString());
		}
	}

	private void awaitEndOf(HikariDataSource pool) {
		long deadline = System.nanoTime() + 10_000_000_000L;
		while (System.nanoTime() < deadline && sessions() > 0) {
			Thread.onSpinWait();
		}
	}

	private long sessions() {
		return JdbcClient.create(this.database.dataSource())
			.sql("select count(*) from pg_stat_activity where application_name = 'fastpg'"
					+ " and datname = current_database()")
			.query(Long.class)
			.single();
	}

	private ConnectionUrl url(String query) {
		return ConnectionUrl.parse("postgresql://" + this.database.user() + ":" + this.database.password()
				+ "@localhost:" + this.database.port() + "/" + this.database.name() + query);
	}

	private static String ask(HikariDataSource pool, String sql) {
		return JdbcClient.create(pool).sql(sql).query(String.class).single();
	}

	/** Records what any library logs, through Logback or the JDK. */
	private static final class Recorder extends AppenderBase<ILoggingEvent> {

		private final List<String> lines;

		private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

		private final java.util.logging.Logger driver = java.util.logging.Logger.getLogger("org.postgresql");

		private final Handler handler = new Handler() {

			@Override
			public void publish(LogRecord event) {
				Recorder.this.lines.add(new java.util.logging.SimpleFormatter().format(event));
			}

			@Override
			public void flush() {
			}

			@Override
			public void close() {
			}

		};

		Recorder(List<String> lines) {
			this.lines = lines;
		}

		void install() {
			start();
			this.root.addAppender(this);
			this.root.setLevel(Level.TRACE);
			this.root.getAppender("STDOUT").stop();
			this.handler.setLevel(java.util.logging.Level.ALL);
			this.driver.addHandler(this.handler);
			this.driver.setUseParentHandlers(false);
			this.driver.setLevel(java.util.logging.Level.ALL);
		}

		void uninstall() {
			this.root.detachAppender(this);
			this.root.setLevel(Level.WARN);
			this.root.getAppender("STDOUT").start();
			this.driver.removeHandler(this.handler);
			this.driver.setUseParentHandlers(true);
			this.driver.setLevel(null);
		}

		@Override
		protected void append(ILoggingEvent event) {
			String stack = (event.getThrowableProxy() != null) ? ThrowableProxyUtil.asString(event.getThrowableProxy())
					: "";
			this.lines.add(event.getFormattedMessage() + stack);
		}

	}

}
