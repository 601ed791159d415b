package io.fastpg;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The way past the filters, and the way to one tenant. */
class UnfilteredTests {

	private static final RowFilter ONE = RowFilter.of("uid", 1);

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, uid int not null);
			insert into cat values (1, 1), (2, 2), (3, 1)""");

	record Cat(int id, int uid) {
	}

	private DatabaseBuilder builder() {
		return Database.builder(this.database.dataSource()).requireFilter("uid");
	}

	@Test
	void everyUseIsToldToTheListenersWithItsReason() {
		List<String> reasons = new ArrayList<>();
		Database db = builder().unfilteredListener(reasons::add).build();

		assertThat(db.unfiltered("nightly count").table("cat").count()).isEqualTo(3);
		assertThat(db.xtra("uid", 1).unfiltered("audit").table("cat").count()).isEqualTo(3);

		assertThat(reasons).containsExactly("nightly count", "audit");
	}

	@Test
	void aListenerMayRefuse() {
		Database db = builder().unfilteredListener((reason) -> {
			throw new RowFilterException("Not today.");
		}).build();

		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> db.unfiltered("audit"))
			.withMessage("Not today.");
	}

	@Test
	void withinACallItCanBeForbiddenAlsoToADatabaseTakenBefore() {
		Database db = builder().unfilteredAccess(UnfilteredAccess.OUTSIDE_SCOPES).build();
		Database taken = db.unfiltered("taken at start");

		assertThat(taken.table("cat").count()).isEqualTo(3);
		FilterScope.run(ONE, () -> {
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> db.unfiltered("x"))
				.withMessageContaining("within a call");
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> taken.table("cat").count());
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> taken.query("select 1").list());
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> taken.execute("delete from cat"));
		});
		try (FilterScope excluded = FilterScope.openAlone(RowFilter.none())) {
			assertThat(excluded).isNotNull();
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> taken.table("cat").count());
		}
		assertThat(taken.table("cat").count()).isEqualTo(3);
	}

	@Test
	void itCanBeForbiddenAltogether() {
		Database db = builder().unfilteredAccess(UnfilteredAccess.FORBIDDEN).build();

		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> db.unfiltered("audit"))
			.withMessageContaining("in this application");
	}

	@Test
	void pastRowLevelSecurityGoesARoleOfItsOwn() {
		this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));
		String role = this.database.name() + "_admin";
		this.database.executeAsSuperuser("create role " + role + " login bypassrls password 'x';"
				+ "grant all on all tables in schema public to " + role);
		try (HikariDataSource admin = new HikariDataSource()) {
			admin.setJdbcUrl(this.database.jdbcUrl());
			admin.setUsername(role);
			admin.setPassword("x");
			Database db = builder().rowSecurity(RowSecurityMode.REQUIRE).unfilteredDataSource(admin).build();

			assertThat(db.forTenant(1).table("cat").count()).isEqualTo(2);
			assertThat(db.unfiltered("audit").table("cat").count()).isEqualTo(3);
			assertThat(db.unfiltered("audit").execute("update cat set uid = 2 where id = 1")).isEqualTo(1);
			assertThat(db.forTenant(1).table("cat").count()).isEqualTo(1);
		}
		finally {
			this.database.executeAsSuperuser("drop owned by " + role + "; drop role " + role);
		}
	}

	@Test
	void tablesMadeAnewOnAPoolOfTheirOwnAreNotTakenForTheOldOnes() {
		this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));
		try (HikariDataSource admin = pool()) {
			Database db = builder().rowSecurity(RowSecurityMode.USE).unfilteredDataSource(admin).build();
			Database one = db.forTenant(1);
			assertThat(one.query("select id from cat").list()).hasSize(2);

			Database all = db.unfiltered("a new table");
			all.create(Cat.class, (table) -> table.replace().withoutIdentity());
			all.execute("insert into cat values (1, 1), (2, 2)");

			assertThatExceptionOfType(RowFilterException.class)
				.isThrownBy(() -> one.query("select id from cat").list());
			assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> one.execute("delete from cat"));
		}
	}

	@Test
	void aColumnOfTheTenantThatIsAddedOnAPoolOfItsOwnFilters() {
		this.database.execute("create table breed (id int primary key); insert into breed values (1), (2)");
		try (HikariDataSource admin = pool()) {
			Database db = builder().sharedTables("breed").unfilteredDataSource(admin).build();
			assertThat(db.forTenant(1).table("breed").count()).isEqualTo(2);

			db.unfiltered("breeds have tenants").execute("alter table breed add uid int not null default 2");

			assertThat(db.forTenant(1).table("breed").count()).isZero();
		}
	}

	@Test
	void aColumnThatIsAddedBesideAnOpenTransactionFiltersInItAndElsewhere() {
		this.database.execute("create table breed (id int primary key); insert into breed values (1), (2)");
		try (HikariDataSource admin = pool()) {
			Database db = builder().sharedTables("breed").unfilteredDataSource(admin).build();
			assertThat(db.forTenant(1).table("breed").count()).isEqualTo(2);

			List<Long> counts = db.transaction(() -> {
				db.unfiltered("breeds have tenants").execute("alter table breed add uid int not null default 2");
				long elsewhere = CompletableFuture.supplyAsync(() -> db.forTenant(1).table("breed").count()).join();
				return List.of(elsewhere, db.forTenant(1).table("breed").count());
			});

			assertThat(counts).containsExactly(0L, 0L);
		}
	}

	@Test
	void aColumnThatIsAddedInATransactionOnAPoolOfItsOwnFiltersAfterIt() {
		this.database.execute("create table breed (id int primary key); insert into breed values (1), (2)");
		try (HikariDataSource admin = pool()) {
			Database db = builder().sharedTables("breed").unfilteredDataSource(admin).build();
			assertThat(db.forTenant(1).table("breed").count()).isEqualTo(2);

			Database all = db.unfiltered("breeds have tenants");
			all.transaction(() -> {
				all.execute("alter table breed add uid int not null default 2");
				assertThat(db.forTenant(1).table("cat").count()).isEqualTo(2);
			});

			assertThat(db.forTenant(1).table("breed").count()).isZero();
		}
	}

	private HikariDataSource pool() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(this.database.jdbcUrl());
		pool.setUsername(this.database.user());
		pool.setPassword(this.database.password());
		return pool;
	}

	@Test
	void forTenantFixesTheRequiredColumn() {
		Database db = builder().build();

		assertThat(db.forTenant(2).table("cat").list()).extracting((row) -> row.getInt("id")).containsExactly(2);
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> Database.of(this.database.dataSource()).forTenant(2))
			.withMessageContaining("xtra");
	}

}
