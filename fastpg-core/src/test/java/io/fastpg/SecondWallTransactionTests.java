package io.fastpg;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.RowSecurityException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What row-level security knows of the filter inside of transactions. */
class SecondWallTransactionTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	private static final RowFilter TWO = RowFilter.of("uid", 2);

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, uid int not null);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'hiss', 1);
			""" + RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));

	private Database db;

	private JdbcClient jdbc;

	@BeforeEach
	void open() {
		this.db = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();
		this.jdbc = JdbcClient.create(this.database.dataSource());
	}

	private List<String> others() {
		return this.jdbc.sql("select name from cat order by id").query(String.class).list();
	}

	@Test
	void sqlOfOthersSeesTheFiltersRowsFromTheBeginning() {
		FilterScope.run(ONE, () -> this.db.transaction(() -> assertThat(others()).containsExactly("meow", "hiss")));
		this.db.xtra(TWO).transaction(() -> assertThat(others()).containsExactly("purr"));
	}

	@Test
	void sqlOfOthersFailsWhereNoFilterIsInForce() {
		assertThatThrownBy(() -> this.db.transaction(this::others)).isInstanceOf(DataAccessException.class)
			.hasStackTraceContaining("fastpg: no row filter");
		assertThatThrownBy(this::others).isInstanceOf(DataAccessException.class);
	}

	@Test
	void aStatementUnderAnotherFilterLeavesNothingBehind() {
		this.db.xtra(ONE).transaction(() -> {
			assertThat(this.db.xtra(TWO).table("cat").count()).isEqualTo(1);
			assertThat(others()).containsExactly("meow", "hiss");
			assertThat(this.db.xtra(TWO).query("select count(*) from cat").as(Long.class).single()).isEqualTo(1);
			assertThat(others()).containsExactly("meow", "hiss");
		});
	}

	@Test
	void aNestedTransactionUnderAnotherFilterLeavesNothingBehind() {
		this.db.xtra(ONE).transaction(() -> {
			this.db.xtra(TWO).transaction(() -> assertThat(others()).containsExactly("purr"));
			assertThat(others()).containsExactly("meow", "hiss");
			assertThatThrownBy(() -> this.db.xtra(TWO).transaction(() -> {
				assertThat(others()).containsExactly("purr");
				throw new IllegalStateException();
			})).isInstanceOf(IllegalStateException.class);
			assertThat(others()).containsExactly("meow", "hiss");
			assertThat(this.db.xtra(ONE).table("cat").count()).isEqualTo(2);
			assertThat(others()).containsExactly("meow", "hiss");
		});
	}

	@Test
	void anUnfilteredStatementIsNotServedUnderTheFilterOfTheTransaction() {
		this.db.xtra(ONE).transaction(() -> {
			assertThatExceptionOfType(RowSecurityException.class)
				.isThrownBy(() -> this.db.transaction(() -> this.db.unfiltered("test").table("cat").count()));
			assertThatExceptionOfType(RowSecurityException.class)
				.isThrownBy(() -> this.db.transaction(() -> this.db.unfiltered("test").execute("delete from cat")));
			assertThat(others()).containsExactly("meow", "hiss");
		});
	}

	@Test
	void aTransactionOfOthersIsJoined() {
		TransactionTemplate template = new TransactionTemplate(
				new DataSourceTransactionManager(this.database.dataSource()));

		template.executeWithoutResult((status) -> FilterScope.run(ONE, () -> {
			assertThat(this.db.table("cat").count()).isEqualTo(2);
			assertThat(others()).containsExactly("meow", "hiss");
			Object savepoint = status.createSavepoint();
			assertThat(this.db.table("cat").insert(Map.of("id", 4, "name", "tom")).getInt("uid")).isEqualTo(1);
			status.rollbackToSavepoint(savepoint);
			assertThat(this.db.table("cat").count()).isEqualTo(2);
		}));
	}

	@Test
	void aSettingThatOthersChangedDoesNotReachTheNextStatement() {
		this.db.xtra(ONE).transaction(() -> {
			this.jdbc.sql("select set_config('fastpg.uid', '2', true)").query().singleValue();

			assertThat(this.db.xtra(ONE).query("select name from cat order by id").as(String.class).list())
				.containsExactly("meow", "hiss");
			assertThat(this.db.xtra(ONE).table("cat").count()).isEqualTo(2);
		});
	}

	@Test
	void aStreamIsNotReadInATransactionUnderAnotherFilter() {
		this.db.xtra(ONE).transaction(() -> {
			assertThatExceptionOfType(RowFilterException.class)
				.isThrownBy(() -> this.db.xtra(TWO).query("select * from cat").stream())
				.withMessageContaining("different row filters");
			try (var rows = this.db.xtra(ONE).query("select id from cat").as(Integer.class).stream()) {
				var iterator = rows.iterator();
				assertThat(iterator.next()).isIn(1, 3);
				this.db.xtra(TWO)
					.transaction(() -> assertThatExceptionOfType(RowFilterException.class).isThrownBy(iterator::next));
			}
		});
	}

	@Test
	void aBatchRunsUnderItsOwnFilter() {
		this.db.xtra(TWO).transaction(() -> {
			int[] counts = this.db.xtra(ONE)
				.batch("update cat set name = ? where id = ?", List.of(List.of("a", 1), List.of("b", 2)));

			assertThat(counts).containsExactly(1, 0);
			assertThat(others()).containsExactly("purr");
		});
	}

	@Test
	void aTransactionThatOthersBeginKnowsTheFilterByTheListener() {
		DataSourceTransactionManager manager = new DataSourceTransactionManager(this.database.dataSource());
		manager.addListener(this.db.transactionListener());
		TransactionTemplate template = new TransactionTemplate(manager);

		FilterScope.run(ONE,
				() -> template.executeWithoutResult((status) -> assertThat(others()).containsExactly("meow", "hiss")));
		assertThatThrownBy(() -> template.executeWithoutResult((status) -> others()))
			.hasStackTraceContaining("fastpg: no row filter");
		FilterScope.run(RowFilter.of("uid", " 01"),
				() -> assertThatThrownBy(() -> template.executeWithoutResult((status) -> others()))
					.hasStackTraceContaining("fastpg: no row filter"));
		assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isZero();
	}

	@Test
	void aNestedTransactionUnderAnotherFilterLeavesNothingBehindWhereAListenerListens() {
		DataSourceTransactionManager manager = new DataSourceTransactionManager(this.database.dataSource());
		manager.addListener(this.db.transactionListener());
		TransactionTemplate nested = new TransactionTemplate(manager);
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		Database same = Database.builder(this.database.dataSource())
			.transactionManager(manager)
			.rowSecurity(RowSecurityMode.USE)
			.build();

		FilterScope.run(ONE, () -> nested.executeWithoutResult((status) -> {
			runAlone(TWO, () -> same.transaction(() -> assertThat(others()).containsExactly("purr")));
			assertThat(others()).containsExactly("meow", "hiss");
			runAlone(TWO, () -> nested.executeWithoutResult((inner) -> others()));
			assertThat(others()).containsExactly("meow", "hiss");
			runAlone(TWO, () -> nested.executeWithoutResult((inner) -> inner.setRollbackOnly()));
			assertThat(this.db.table("cat").count()).isEqualTo(2);
			assertThat(others()).containsExactly("meow", "hiss");
		}));
	}

	@Test
	void aDatabaseOfTheSameDataSourceLeavesNothingBehind() {
		Database other = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();

		this.db.xtra(ONE).transaction(() -> {
			assertThat(other.xtra(TWO).table("cat").count()).isEqualTo(1);
			assertThat(others()).containsExactly("meow", "hiss");
		});
	}

	@Test
	void aProviderThatThrowsLeavesNoTransactionOpen() {
		DataSourceTransactionManager manager = new DataSourceTransactionManager(this.database.dataSource());
		TransactionTemplate template = new TransactionTemplate(manager);
		manager.addListener(
				Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).filterProvider(() -> {
					throw new IllegalStateException("no request");
				}).build().transactionListener());

		assertThatThrownBy(() -> template.executeWithoutResult((status) -> others()))
			.hasStackTraceContaining("fastpg: no row filter");

		assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
		assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isZero();
	}

	@Test
	void aPolicyPutUpElsewhereIsKnownToTheTransactionAfterTheOneThatFailed() {
		this.database.execute("drop policy fastpg_uid on cat");
		Database doubting = Database.builder(this.database.dataSource())
			.rowSecurity(RowSecurityMode.USE)
			.trustAbsence(Duration.ZERO)
			.build()
			.xtra(ONE);
		assertThat(doubting.table("cat").count()).isEqualTo(2);

		this.database.execute(RowPolicies.on("cat", "uid", "int"));

		assertThatExceptionOfType(RowSecurityException.class)
			.isThrownBy(() -> doubting.transaction(() -> doubting.table("cat").count()));
		assertThat(doubting.transaction(() -> doubting.table("cat").count())).isEqualTo(2);
	}

	private static void runAlone(RowFilter filter, Runnable action) {
		FilterScope scope = FilterScope.openAlone(filter);
		try {
			action.run();
		}
		finally {
			scope.close();
		}
	}

	@Test
	void aFailureOnThisSideOfTheLineLeavesNothingBehind() {
		this.db.xtra(ONE).transaction(() -> {
			assertThatThrownBy(() -> this.db.xtra(TWO).query("select name from cat").as(Integer.class).list())
				.isInstanceOf(DataAccessException.class);

			assertThat(others()).containsExactly("meow", "hiss");
		});
	}

	@Test
	void aNestedTransactionLeavesNothingToOneWithoutAFilter() {
		new TransactionTemplate(new DataSourceTransactionManager(this.database.dataSource()))
			.executeWithoutResult((status) -> {
				this.db.xtra(TWO).transaction(() -> assertThat(others()).containsExactly("purr"));
				assertThat(this.jdbc.sql("select current_setting('fastpg.uid')").query().singleValue()).isEqualTo("");
				assertThatThrownBy(() -> this.db.xtra(TWO).transaction(() -> {
					throw new IllegalStateException();
				})).isInstanceOf(IllegalStateException.class);

				assertThat(this.db.xtra(ONE).table("cat").count()).isEqualTo(2);
				assertThat(others()).containsExactly("meow", "hiss");
			});
	}

	@Test
	void aTransactionElsewhereInsideOfThisOneLeavesNothingBehind() {
		DataSourceTransactionManager elsewhere = new DataSourceTransactionManager(
				new DriverManagerDataSource(this.database.jdbcUrl(), this.database.user(), this.database.password()));
		elsewhere.addListener(this.db.transactionListener());

		this.db.xtra(ONE)
			.transaction(() -> FilterScope.run(TWO,
					() -> new TransactionTemplate(elsewhere).executeWithoutResult((status) -> {
						assertThat(others()).containsExactly("meow", "hiss");
						assertThat(this.db.table("cat").count()).isEqualTo(1);
						assertThat(others()).containsExactly("meow", "hiss");
					})));
	}

	@Test
	void aTransactionUnderTwoValuesIsRefused() {
		FilterScope.run(ONE, () -> {
			assertThatExceptionOfType(RowFilterException.class)
				.isThrownBy(() -> this.db.xtra(TWO).transaction(this::others))
				.withMessageContaining("two values");
			this.db.xtra("uid", "1").transaction(() -> assertThat(others()).containsExactly("meow", "hiss"));
			assertThat(this.db.xtra("uid", "1").query("select name from cat").list()).hasSize(2);
		});
	}

}
