package io.fastpg.rowsecurity;

import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import io.fastpg.Database;
import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What a role is, and what it may become, decides whether policies bind it. */
class RowSecurityRoleTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (tenant_id int not null primary key);
			insert into cat values (1), (2);
			grant select on cat to public""");

	@BeforeEach
	void enable() {
		Database.of(this.database.dataSource()).rowSecurity().enable("cat", "tenant_id");
	}

	@Test
	void aSuperuserIsFound() {
		RowSecurityReport report = check(new DriverManagerDataSource(this.database.jdbcUrl(), "postgres", "postgres"));

		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.ROLE_BYPASSES);
		assertThat(report.findings()).extracting(Finding::subject).containsExactly("postgres");
	}

	@Test
	void aRoleThatBypassesPoliciesIsFound() {
		try (TestRole role = TestRole.create(this.database, "role", "bypassrls")) {
			assertThat(kinds(role)).containsExactly(Kind.ROLE_BYPASSES);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "inherit", "noinherit" })
	void aMemberOfARoleThatBypassesPoliciesIsFound(String inherit) {
		try (TestRole admin = TestRole.create(this.database, "admin", "bypassrls");
				TestRole role = TestRole.create(this.database, "role", inherit)) {
			assertThat(kinds(role)).isEmpty();

			this.database.executeAsSuperuser("grant " + admin.name() + " to " + role.name());

			assertThat(check(role.dataSource()).errors()).extracting(Finding::kind, Finding::subject)
				.containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.ROLE_MAY_BYPASS, admin.name()));
		}
	}

	@Test
	void aMemberOfARoleThatRunsProgramsOfTheServerIsFoundAndOneThatReadsAllTablesIsNot() {
		try (TestRole role = TestRole.create(this.database, "role", "")) {
			this.database.executeAsSuperuser("grant pg_read_all_data to " + role.name());
			assertThat(kinds(role)).isEmpty();

			this.database.executeAsSuperuser("grant pg_execute_server_program to " + role.name());

			assertThat(kinds(role)).containsExactly(Kind.ROLE_MAY_BYPASS);
		}
	}

	@Test
	void theTablesOwnerIsToldThatItMayTakeThePoliciesDown() {
		RowSecurityReport report = check(this.database.dataSource());

		assertThat(report.isEnforced()).isTrue();
		assertThat(report.warnings()).extracting(Finding::kind).containsExactly(Kind.ROLE_OWNS_TABLES);
		assertThat(report.warnings().get(0).message()).contains("1 of 1 tables");
	}

	@Test
	void aSettingThatTheSessionBringsAlongIsFound() {
		try (TestRole role = TestRole.create(this.database, "role", "")) {
			this.database.executeAsSuperuser("alter role " + role.name() + " set fastpg.tenant_id = '1'");

			assertThat(kinds(role)).containsExactly(Kind.SETTING_PRESET);
			assertThat(check(role.dataSource()).errors()).extracting(Finding::subject)
				.containsExactly("fastpg.tenant_id");
		}
	}

	@Test
	void aFunctionThatRunsAsASuperuserIsFoundUnlessTheRoleMayNotCallIt() {
		try (TestRole role = TestRole.create(this.database, "role", "")) {
			this.database.executeAsSuperuser(
					"create function all_cats() returns bigint security definer language sql as 'select count(*) from cat'");

			assertThat(kinds(role)).containsExactly(Kind.SECURITY_DEFINER_FUNCTION);
			this.database.executeAsSuperuser("revoke execute on function all_cats() from public");
			assertThat(kinds(role)).isEmpty();
		}
	}

	private static List<Kind> kinds(TestRole role) {
		return check(role.dataSource()).findings().stream().map(Finding::kind).toList();
	}

	private static RowSecurityReport check(DataSource dataSource) {
		return Database.of(dataSource).rowSecurity().check();
	}

}
