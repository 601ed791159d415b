package io.fastpg;

import java.util.ArrayList;
import java.util.List;

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
	void forTenantFixesTheRequiredColumn() {
		Database db = builder().build();

		assertThat(db.forTenant(2).table("cat").list()).extracting((row) -> row.getInt("id")).containsExactly(2);
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> Database.of(this.database.dataSource()).forTenant(2))
			.withMessageContaining("xtra");
	}

}
