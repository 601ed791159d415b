package io.fastpg.rowsecurity;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.Database;
import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.rowsecurity.Finding.Severity;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Tables whose policies are checked for a role that does not own them. */
class RowSecurityCheckTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (tenant_id int not null, id int, name text, primary key (tenant_id, id));
			insert into cat values (1, 1, 'meow'), (2, 2, 'purr')""");

	private TestRole role;

	private RowSecurity owner;

	private RowSecurity security;

	@BeforeEach
	void enable() {
		this.role = TestRole.create(this.database, "role", "");
		this.owner = Database.of(this.database.dataSource()).rowSecurity();
		this.security = Database.builder(this.role.dataSource()).requireFilter("tenant_id").build().rowSecurity();
		this.owner.enable("cat", "tenant_id");
		grant("select, insert, update, delete on cat");
	}

	@AfterEach
	void drop() {
		this.role.close();
	}

	private void grant(String what) {
		this.database.execute("grant " + what + " to " + this.role.name());
	}

	@Test
	void nothingIsFoundWhereAllIsWell() {
		RowSecurityReport report = this.security.check();

		assertThat(report.findings()).isEmpty();
		assertThat(report.isEnforced()).isTrue();
		assertThat(report.tables()).isEqualTo(1);
		assertThat(report.sql()).isEmpty();
		assertThat(report).hasToString("Row-level security by tenant_id is enforced for role " + this.role.name()
				+ ": 1 tables, 0 errors, 0 warnings");
	}

	@Test
	void aTableWithTheColumnAndWithoutPolicyIsFoundAndRepairedByTheReportsSql() {
		this.database.execute("create table dog (tenant_id int not null primary key)");
		grant("select on dog");

		RowSecurityReport report = this.security.check();

		assertThat(report.isEnforced()).isFalse();
		assertThat(report.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.kind()).isEqualTo(Kind.NO_POLICY);
			assertThat(finding.severity()).isEqualTo(Severity.ERROR);
			assertThat(finding.subject()).isEqualTo("public.dog");
			assertThat(finding.message()).contains("\"tenant_id\"").contains("enable(");
		});
		assertThat(report.toString()).contains("is NOT enforced").contains("\n  ERROR public.dog: ");
		assertThat(report.sql()).contains("\"dog\"").doesNotContain("\"cat\"");
		this.database.execute(report.sql());
		assertThat(this.security.check().findings()).isEmpty();
	}

	@Test
	void aTableThatTheRoleCannotReachIsNotAskedFor() {
		this.database.execute("create table dog (tenant_id int)");

		assertThat(this.security.check().findings()).isEmpty();
		grant("update (tenant_id) on dog");
		assertThat(kinds()).contains(Kind.NO_POLICY);
	}

	@Test
	void rowSecurityThatIsSwitchedOffIsFound() {
		this.database.execute("alter table cat disable row level security");

		assertThat(kinds()).containsExactly(Kind.NOT_ENABLED);
		this.database.execute(this.security.check().sql());
		assertThat(kinds()).isEmpty();
	}

	@Test
	void rowSecurityThatDoesNotBindTheOwnerIsFound() {
		this.database.execute("alter table cat no force row level security");

		assertThat(kinds()).containsExactly(Kind.NOT_FORCED);
		this.owner.enable("cat", "tenant_id");
		assertThat(kinds()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "using (true) with check (true)", "using (tenant_id = 1)",
			"using (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int)) with check (true)",
			"using (tenant_id = (select fastpg_row_filter('fastpg.tenant')::int))",
			"using (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int) or name is null)",
			"for select using (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int))",
			"to app using (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int))",
			"using (tenant_id = fastpg_row_filter('fastpg.tenant_id')::int)" })
	void aPolicyThatIsNotOursAnyMoreIsFound(String body) {
		this.database.execute("drop policy fastpg_tenant_id on cat;"
				+ "create policy fastpg_tenant_id on cat as restrictive " + body);

		assertThat(kinds()).contains(Kind.POLICY_CHANGED);
		this.owner.enable("cat", "tenant_id");
		assertThat(kinds()).isEmpty();
	}

	@Test
	void aPolicyOfOursThatIsPermissiveIsFound() {
		this.database.execute("drop policy fastpg_tenant_id on cat; create policy fastpg_tenant_id on cat"
				+ " using (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int))"
				+ " with check (tenant_id = (select fastpg_row_filter('fastpg.tenant_id')::int))");

		assertThat(kinds()).contains(Kind.POLICY_CHANGED);
	}

	@Test
	void anOperatorOfAnotherSchemaIsFound() {
		this.database.execute("""
				create schema evil;
				create function evil.yes(a int, b int) returns bool immutable language sql as 'select true';
				create operator evil.= (leftarg = int, rightarg = int, function = evil.yes);
				drop policy fastpg_tenant_id on cat;
				create policy fastpg_tenant_id on cat as restrictive
					using (tenant_id operator(evil.=) (select fastpg_row_filter('fastpg.tenant_id')::int))
					with check (tenant_id operator(evil.=) (select fastpg_row_filter('fastpg.tenant_id')::int))""");

		assertThat(kinds()).contains(Kind.POLICY_CHANGED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "language sql stable as $$select '1'$$",
			"language plpgsql stable security definer as $$begin return '1'; end$$",
			"language plpgsql as $$begin return current_setting(setting, true); end$$" })
	void aFunctionThatIsNotOursAnyMoreIsFound(String body) {
		this.database.execute("create or replace function fastpg_row_filter(setting text) returns text " + body);

		assertThat(kinds()).contains(Kind.FUNCTION_CHANGED);
		this.owner.enable("cat", "tenant_id");
		assertThat(kinds()).isEmpty();
	}

	@Test
	void aFunctionThatHasOtherBlanksIsOurs() {
		this.database.execute(this.owner.sql("cat", "tenant_id").replace("\n", "\r\n"));

		assertThat(kinds()).isEmpty();
	}

	@Test
	void aPermissivePolicyOfTheTablesOwnIsHarmless() {
		this.database.execute("create policy mine on cat using (true)");

		assertThat(kinds()).isEmpty();
	}

	@Test
	void aColumnThatMayBeNullIsFound() {
		this.database.execute("alter table cat drop constraint cat_pkey, alter tenant_id drop not null;"
				+ "create index on cat (tenant_id)");

		assertThat(kinds()).containsExactly(Kind.COLUMN_NULLABLE);
		this.database.execute("alter table cat alter tenant_id set not null");
		assertThat(kinds()).isEmpty();
	}

	@Test
	void keysThatLackTheColumnAreFoundAndNamed() {
		this.database.execute("create unique index cat_name on cat (name) include (tenant_id);"
				+ "alter table cat add constraint cat_id unique (id); create unique index cat_ok on cat (name, tenant_id)");

		List<Finding> findings = this.security.check().findings();

		assertThat(findings).extracting(Finding::kind).containsExactly(Kind.KEY_WITHOUT_COLUMN);
		assertThat(findings.get(0).message()).contains("(cat_id, cat_name)");
		assertThat(findings.get(0).severity()).isEqualTo(Severity.WARNING);
		assertThat(this.security.check().isEnforced()).isTrue();
	}

	@Test
	void aForeignKeyThatLacksTheColumnIsFound() {
		this.database.execute("""
				create table breed (id int primary key);
				alter table cat add unique (id), add breed int references breed,
					add mother int references cat (id), add father int,
					add constraint cat_father foreign key (tenant_id, father) references cat (tenant_id, id)""");

		List<Finding> findings = this.security.check().findings();

		assertThat(findings).extracting(Finding::kind)
			.containsExactly(Kind.KEY_WITHOUT_COLUMN, Kind.FOREIGN_KEY_WITHOUT_COLUMN);
		assertThat(findings.get(1).message()).contains("(cat_mother_fkey)");
	}

	@Test
	void aColumnThatNoIndexBeginsWithIsFound() {
		this.database.execute("alter table cat drop constraint cat_pkey; create index on cat (id, tenant_id);"
				+ "create index on cat (tenant_id) where id > 5");

		assertThat(kinds()).containsExactly(Kind.NO_INDEX);
		this.database.execute("create index on cat (tenant_id, name)");
		assertThat(kinds()).isEmpty();
	}

	@Test
	void theRightToTruncateIsFound() {
		grant("truncate on cat");

		assertThat(kinds()).containsExactly(Kind.TRUNCATE_GRANTED);
	}

	@Test
	void aForeignTableIsFound() {
		this.database.executeAsSuperuser("""
				create extension file_fdw; create server files foreign data wrapper file_fdw;
				create foreign table letter (tenant_id int) server files options (filename '/nowhere');
				grant select on letter to\s""" + this.role.name());

		RowSecurityReport report = this.security.check();

		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.FOREIGN_TABLE);
		assertThat(report.sql()).isEmpty();
	}

	@Test
	void aReadWithoutFilterThatFailsForAnotherReasonIsFound() {
		this.database.execute("""
				create table secret (id int);
				create policy broken on cat as restrictive using (exists (select from secret))""");

		assertThat(kinds()).containsExactly(Kind.CANARY_UNCLEAR);
	}

	@Test
	void columnsMayBeNamed() {
		this.database.execute("create table dog (owner int)");
		grant("select on dog");

		assertThat(this.security.check("owner").errors()).extracting(Finding::subject).containsExactly("public.dog");
		assertThat(this.security.check("owner", "tenant_id").tables()).isEqualTo(2);
		assertThat(this.security.check("nowhere").tables()).isZero();
	}

	@Test
	void whereNoColumnIsRequiredThoseWithAPolicyAreChecked() {
		this.database.execute("create table dog (tenant_id int, owner int)");

		assertThat(this.owner.check().columns()).containsExactly("tenant_id");
		assertThat(this.owner.check().errors()).extracting(Finding::subject).containsExactly("public.dog");
	}

	@Test
	void settingsOfTheTransactionAroundItStayAndAreNoFinding() {
		Database db = Database.of(this.role.dataSource());

		String setting = db.transaction(() -> {
			db.query("select set_config('fastpg.tenant_id', '1', true)").list();
			assertThat(db.rowSecurity().check().findings()).isEmpty();
			return db.item(String.class,
					"select current_setting('fastpg.tenant_id') || current_setting('search_path')");
		});

		assertThat(setting).startsWith("1").contains("public");
	}

	private List<Kind> kinds() {
		return this.security.check().findings().stream().map(Finding::kind).toList();
	}

}
