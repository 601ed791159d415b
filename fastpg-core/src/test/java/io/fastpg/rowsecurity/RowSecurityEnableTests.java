package io.fastpg.rowsecurity;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.PermissionDeniedDataAccessException;

import io.fastpg.Database;
import io.fastpg.exception.SchemaException;
import io.fastpg.schema.RowPolicy;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RowSecurityEnableTests {

	private static final String SETTING = "fastpg.tenant_id";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, tenant_id int);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'nobody', null)""");

	private Database db;

	private PlainJdbc jdbc;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.jdbc = new PlainJdbc(this.database.dataSource());
	}

	@Test
	void withoutASettingAReadRaisesAndSaysWhichSettingIsMissing() {
		this.db.rowSecurity().enable("cat", "tenant_id");

		assertThatThrownBy(() -> this.jdbc.read("select name from cat")).isInstanceOf(SQLException.class)
			.hasMessageContaining(RowPolicy.NO_FILTER)
			.hasMessageContaining(SETTING)
			.satisfies((ex) -> assertThat(((SQLException) ex).getSQLState()).isEqualTo("42501"));
		assertThatThrownBy(() -> this.jdbc.readAs(SETTING, "", "select name from cat"))
			.hasMessageContaining(RowPolicy.NO_FILTER);
	}

	@Test
	void withASettingOnlyTheRowsOfItsValueAreThere() throws SQLException {
		this.db.rowSecurity().enable("cat", "tenant_id");

		assertThat(this.jdbc.readAs(SETTING, "1", "select name from cat")).containsExactly("meow");
		assertThat(this.jdbc.readAs(SETTING, "2", "select name from cat")).containsExactly("purr");
		assertThat(this.jdbc.readAs(SETTING, "7", "select name from cat")).isEmpty();
		assertThat(this.jdbc.readAs(SETTING, "1", "update cat set name = 'x' where id = 2 returning name")).isEmpty();
		assertThat(this.jdbc.readAs(SETTING, "1", "delete from cat returning name")).containsExactly("meow");
		assertThatThrownBy(() -> this.jdbc.read("select name from cat")).hasMessageContaining(RowPolicy.NO_FILTER);
	}

	@Test
	void aRowCannotBeWrittenForSomebodyElse() {
		this.db.rowSecurity().enable("cat", "tenant_id");

		for (String sql : List.of("insert into cat values (4, 'x', 2)", "insert into cat values (4, 'x', null)",
				"update cat set tenant_id = 2", "update cat set tenant_id = null",
				"insert into cat values (1, 'x', 2) on conflict (id) do update set tenant_id = 2")) {
			assertThatThrownBy(() -> this.jdbc.readAs(SETTING, "1", sql))
				.hasMessageContaining("row-level security policy");
		}
		assertThatThrownBy(() -> this.jdbc.read("insert into cat values (4, 'x', 1)"))
			.hasMessageContaining(RowPolicy.NO_FILTER);
	}

	@Test
	void aPolicyThatIsAddedLaterDoesNotWidenIt() throws SQLException {
		this.db.rowSecurity().enable("cat", "tenant_id");

		this.database.execute("create policy all_of_it on cat using (true) with check (true)");

		assertThat(this.jdbc.readAs(SETTING, "1", "select name from cat")).containsExactly("meow");
		assertThatThrownBy(() -> this.jdbc.readAs(SETTING, "1", "insert into cat values (4, 'x', 2)"))
			.hasMessageContaining("row-level security policy");
	}

	@Test
	void aPermissivePolicyOfTheTablesOwnIsNotWidened() throws SQLException {
		this.database.execute("create policy short on cat using (id < 2) with check (true)");

		this.db.rowSecurity().enable("cat", "tenant_id");

		assertThat(this.jdbc.readAs(SETTING, "1", "select name from cat")).containsExactly("meow");
		assertThat(this.jdbc.readAs(SETTING, "2", "select name from cat")).isEmpty();
		assertThat(policies()).containsExactly("fastpg_tenant_id", "short");
	}

	@Test
	void twoColumnsEachHaveTheirPolicy() throws SQLException {
		this.database.execute("alter table cat add column region text default 'eu'");

		this.db.rowSecurity().enable("cat", "tenant_id");
		this.db.rowSecurity().enable("cat", "region");

		assertThat(policies()).containsExactly("fastpg_open", "fastpg_region", "fastpg_tenant_id");
		assertThatThrownBy(() -> this.jdbc.readAs(SETTING, "1", "select name from cat"))
			.hasMessageContaining("fastpg.region");
		assertThatThrownBy(() -> this.jdbc.readAs("fastpg.region", "eu", "select name from cat"))
			.hasMessageContaining("fastpg.tenant_id");
		assertThat(this.jdbc.readAs(SETTING, "1", "set local fastpg.region = 'eu'; select name from cat"))
			.containsExactly("meow");
		assertThat(this.jdbc.readAs(SETTING, "1", "set local fastpg.region = 'us'; select name from cat")).isEmpty();
	}

	@Test
	void foreignKeysBetweenGuardedTablesAreStillChecked() throws SQLException {
		this.database.execute("create table toy (cat int references cat on delete cascade, tenant_id int)");
		this.db.rowSecurity().enable("cat", "tenant_id");
		this.db.rowSecurity().enable("toy", "tenant_id");

		assertThat(this.jdbc.readAs(SETTING, "1", "insert into toy values (1, 1) returning cat")).containsExactly("1");
		assertThatThrownBy(() -> this.jdbc.readAs(SETTING, "1", "insert into toy values (7, 1)"))
			.hasMessageContaining("toy_cat_fkey");
		assertThat(this.jdbc.readAs(SETTING, "1", "delete from cat; select count(*) from toy")).containsExactly("0");
	}

	@Test
	void enablingAgainChangesNothingAndTakesNoLock() throws Exception {
		this.db.rowSecurity().enable("cat", "tenant_id");
		List<String> before = policyOids();
		Database patient = Database.builder(this.database.dataSource()).queryTimeout(Duration.ofSeconds(5)).build();

		try (var reader = this.database.dataSource().getConnection(); var statement = reader.createStatement()) {
			reader.setAutoCommit(false);
			statement.execute("lock table cat in access share mode");
			patient.rowSecurity().enable("cat", "tenant_id");
			reader.rollback();
			reader.setAutoCommit(true);
		}

		assertThat(policyOids()).isEqualTo(before);
	}

	@Test
	void theScriptCanBeRunAgain() throws SQLException {
		String script = this.db.rowSecurity().sql("cat", "tenant_id");

		this.database.execute(script);
		this.database.execute(script);

		assertThat(this.db.rowSecurity().sql("cat", "tenant_id")).isEqualTo(script);
		assertThat(this.jdbc.readAs(SETTING, "1", "select name from cat")).containsExactly("meow");
		assertThat(this.db.rowSecurity().check().isEnforced()).isTrue();
	}

	@Test
	void manyInstancesEnableAtTheSameTime() throws Exception {
		this.database.execute("create table dog (id int, tenant_id int)");
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(3);
		try {
			List<Future<?>> instances = java.util.stream.IntStream.range(0, 3)
				.<Future<?>>mapToObj((i) -> threads.submit(() -> {
					start.await();
					Database own = Database.of(this.database.dataSource());
					for (String table : (i == 1) ? List.of("dog", "cat") : List.of("cat", "dog")) {
						own.rowSecurity().enable(table, "tenant_id");
					}
					return null;
				}))
				.toList();
			start.countDown();
			for (Future<?> instance : instances) {
				instance.get();
			}
		}
		finally {
			threads.shutdownNow();
		}

		assertThat(this.db.rowSecurity().check().isEnforced()).isTrue();
		assertThat(policies()).containsExactly("fastpg_open", "fastpg_tenant_id");
	}

	@Test
	void enablingIsUndoneWithTheTransactionAroundIt() throws SQLException {
		assertThatThrownBy(() -> this.db.transaction(() -> {
			this.db.rowSecurity().enable("cat", "tenant_id");
			assertThat(this.db.rowSecurity().check().errors()).isEmpty();
			throw new IllegalStateException("no");
		})).hasMessage("no");

		assertThat(policies()).isEmpty();
		assertThat(this.jdbc.read("select name from cat")).hasSize(3);
	}

	@Test
	void disablingTakesDownWhatWasPutUp() throws SQLException {
		this.db.rowSecurity().enable("cat", "tenant_id");

		this.db.rowSecurity().disable("cat");
		this.db.rowSecurity().disable("cat");

		assertThat(policies()).isEmpty();
		assertThat(this.jdbc.read("select name from cat")).hasSize(3);
	}

	@Test
	void disablingLeavesThePoliciesOfOthersInForce() throws SQLException {
		this.database.execute("create policy short on cat using (id < 2)");
		this.db.rowSecurity().enable("cat", "tenant_id");

		this.db.rowSecurity().disable("cat");

		assertThat(policies()).containsExactly("short");
		assertThat(this.jdbc.read("select name from cat")).containsExactly("meow");
	}

	@Test
	void aRequiredColumnNeedsNoNaming() throws SQLException {
		Database strict = Database.builder(this.database.dataSource()).requireFilter("tenant_id", "region").build();

		strict.rowSecurity().enable("cat");
		assertThat(policies()).containsExactly("fastpg_open", "fastpg_tenant_id");
		this.database.execute("alter table cat add region text");
		strict.rowSecurity().enable("cat");
		assertThat(policies()).containsExactly("fastpg_open", "fastpg_region", "fastpg_tenant_id");
		assertThatThrownBy(() -> this.db.rowSecurity().enable("cat")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("needs a column");
	}

	@Test
	void aTableMadeElsewhereIsFound() throws SQLException {
		this.db.schema();
		this.database.execute("create table dog (id int, tenant_id int)");

		this.db.rowSecurity().enable("dog", "tenant_id");

		assertThat(this.db.rowSecurity().check("tenant_id").errors()).extracting(Finding::subject)
			.containsExactly("public.cat");
	}

	@Test
	void whatNoPolicyCanStandOnIsRefused() {
		this.database.execute("create view kitten as select * from cat; alter table cat add column at timestamptz,"
				+ " add column open int, add column " + "c".repeat(60) + " int");
		RowSecurity security = this.db.rowSecurity();

		assertThatThrownBy(() -> security.sql("cta", "tenant_id")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("Did you mean \"cat\"?");
		assertThatThrownBy(() -> security.sql("cat", "tenantid")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("Did you mean \"tenant_id\"?");
		assertThatThrownBy(() -> security.enable("kitten", "tenant_id")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"kitten\" is a view");
		assertThatThrownBy(() -> security.enable("cat", "at")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("cannot carry a row filter");
		assertThatThrownBy(() -> security.enable("cat", "open")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("fastpg_open");
		assertThatThrownBy(() -> security.enable("cat", "c".repeat(60))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("63 bytes");
	}

	@Test
	void aRoleThatDoesNotOwnTheTableIsRefusedByTheServer() throws SQLException {
		try (TestRole role = TestRole.create(this.database, "guest", "")) {
			Database guest = Database.of(role.dataSource());

			assertThatThrownBy(() -> guest.rowSecurity().enable("cat", "tenant_id"))
				.isInstanceOf(PermissionDeniedDataAccessException.class)
				.hasMessageContaining("Enabling row-level security on \"cat\"");
		}
		assertThat(policies()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cat", "two words", "quo\"te", "it's", "select", "größe", "猫", "a.b", "$1", "a?b", ":name",
			"semi;colon", "--", "new\nline", "$fastpg$", "x_y", "/*", "back\\slash", "{fn now()}" })
	void tablesColumnsAndSchemasMayHaveAnyName(String name) throws SQLException {
		String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
		this.database.execute("create schema " + quoted + "; create table " + quoted + "." + quoted + " (id int, "
				+ quoted + " text not null); insert into " + quoted + "." + quoted + " values (1, 'a'), (2, 'b')");

		this.db.rowSecurity().enable(name + "." + name, name);

		String read = "select id from " + quoted + "." + quoted;
		assertThat(this.jdbc.readAs(RowPolicy.setting(name), "a", read)).containsExactly("1");
		assertThatThrownBy(() -> this.jdbc.read(read)).hasMessageContaining(RowPolicy.NO_FILTER);
		assertThat(this.db.rowSecurity().check(name).errors()).isEmpty();
		this.db.rowSecurity().disable(name + "." + name);
		assertThat(this.jdbc.read(read)).hasSize(2);
	}

	private List<String> policies() throws SQLException {
		return this.jdbc.read("select polname from pg_policy where polrelid = 'cat'::regclass order by polname");
	}

	private List<String> policyOids() throws SQLException {
		return this.jdbc.read("select oid from pg_policy order by oid");
	}

}
