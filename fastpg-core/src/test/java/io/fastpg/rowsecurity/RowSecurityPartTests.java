package io.fastpg.rowsecurity;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.exception.SchemaException;
import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.schema.RowPolicy;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Partitions, children and views: other ways to the same rows. */
class RowSecurityPartTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create schema attic;
			create table event (tenant_id int not null, day date) partition by range (day);
			create table event_1 partition of event for values from ('2026-01-01') to ('2026-02-01');
			create table attic.event_2 partition of event for values from ('2026-02-01') to ('2027-01-01')
				partition by list (tenant_id);
			create table attic.event_2_rest partition of attic.event_2 default;
			create index on event (tenant_id);
			insert into event values (1, '2026-01-01'), (2, '2026-02-02');
			create table cat (tenant_id int not null primary key);
			insert into cat values (1), (2)""");

	private TestRole role;

	private RowSecurity owner;

	private RowSecurity security;

	@BeforeEach
	void enable() {
		this.role = TestRole.create(this.database, "role", "");
		this.owner = Database.of(this.database.dataSource()).rowSecurity();
		this.security = Database.builder(this.role.dataSource())
			.requireFilter("tenant_id")
			.sharedTables("totals")
			.build()
			.rowSecurity();
		this.owner.enable("cat", "tenant_id");
		this.owner.enable("event", "tenant_id");
		this.database.execute("grant usage on schema attic to " + this.role.name());
		grant("select on cat, event, event_1, attic.event_2, attic.event_2_rest");
	}

	@AfterEach
	void drop() {
		this.role.close();
	}

	private void grant(String what) {
		this.database.execute("grant " + what + " to " + this.role.name());
	}

	@Test
	void partitionsAreGuardedWhereverTheyAreReadFrom() throws SQLException {
		PlainJdbc jdbc = new PlainJdbc(this.role.dataSource());

		for (String table : List.of("event", "event_1", "attic.event_2", "attic.event_2_rest")) {
			assertThatThrownBy(() -> jdbc.read("select * from " + table)).hasMessageContaining(RowPolicy.NO_FILTER);
		}
		assertThat(jdbc.readAs("fastpg.tenant_id", "1", "select tenant_id from event")).containsExactly("1");
		assertThat(jdbc.readAs("fastpg.tenant_id", "1", "select tenant_id from attic.event_2_rest")).isEmpty();
		assertThat(this.security.check().findings()).isEmpty();
	}

	@Test
	void aPartitionThatCameLaterIsFoundIfItCanBeReadDirectly() {
		this.database
			.execute("create table event_3 partition of event for values from ('2027-01-01') to ('2028-01-01')");
		assertThat(this.security.check().findings()).isEmpty();

		grant("select on event_3");

		RowSecurityReport report = this.security.check();
		assertThat(report.findings()).extracting(Finding::kind).containsExactly(Kind.PARTITION_WITHOUT_POLICY);
		assertThat(report.findings()).extracting(Finding::subject).containsExactly("public.event_3");
		assertThat(report.sql()).contains("\"event_3\"").doesNotContain("\"event_1\"");
		this.database.execute(report.sql());
		assertThat(this.security.check().findings()).isEmpty();
	}

	@Test
	void childrenAreGuardedToo() throws SQLException {
		this.database.execute("create table lion (mane int) inherits (cat); create index on lion (tenant_id);"
				+ "insert into lion values (1, 1), (2, 2)");
		grant("select on lion");
		assertThat(kinds()).containsExactly(Kind.PARTITION_WITHOUT_POLICY);

		this.owner.enable("cat", "tenant_id");

		assertThat(kinds()).isEmpty();
		assertThat(new PlainJdbc(this.role.dataSource()).readAs("fastpg.tenant_id", "2", "select mane from lion"))
			.containsExactly("2");
		this.owner.disable("cat");
		assertThat(new PlainJdbc(this.role.dataSource()).read("select mane from lion")).hasSize(2);
	}

	@Test
	void aForeignPartitionIsRefused() {
		this.database.executeAsSuperuser("""
				create extension file_fdw; create server files foreign data wrapper file_fdw;
				create foreign table letter partition of event for values from ('2030-01-01') to ('2031-01-01')
					server files options (filename '/nowhere')""");

		assertThatThrownBy(() -> this.owner.sql("event", "tenant_id")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("foreign table public.letter");
	}

	@Test
	void aViewOfASuperuserIsFoundUnlessItReadsAsItsCaller() {
		this.database.executeAsSuperuser("create view kitten as select * from cat; grant select on kitten to public");

		assertThat(kinds()).containsExactly(Kind.VIEW_BYPASSES);
		this.database.executeAsSuperuser("alter view kitten set (security_invoker = on)");
		assertThat(kinds()).isEmpty();
		this.database.executeAsSuperuser("alter view kitten set (security_invoker = false)");
		assertThat(kinds()).containsExactly(Kind.VIEW_BYPASSES);
		this.database.executeAsSuperuser("alter view kitten owner to app");
		assertThat(kinds()).isEmpty();
	}

	@Test
	void aViewThatTheRoleReachesThroughAnotherOneIsFound() {
		this.database.executeAsSuperuser("create view kitten as select 1 from cat; grant select on kitten to app");
		assertThat(kinds()).isEmpty();

		this.database.execute("create view litter as select * from kitten");
		grant("select on litter");

		assertThat(this.security.check().findings()).extracting(Finding::subject).containsExactly("public.kitten");
	}

	@Test
	void aViewOfASuperuserOverAViewThatIsBoundIsHarmless() {
		this.database.execute("create view kitten as select * from cat; grant select on kitten to public");
		this.database
			.executeAsSuperuser("create view litter as select * from kitten; grant select on litter to public");

		assertThat(kinds()).isEmpty();
	}

	@Test
	void aMaterializedViewIsFoundUnlessItIsSharedOnPurpose() {
		this.database.executeAsSuperuser("""
				create materialized view copy as select tenant_id from cat;
				create materialized view totals as select count(*) from copy;
				create materialized view secret as select * from cat;
				grant select on copy, totals to\s""" + this.role.name());

		assertThat(this.security.check().findings()).extracting(Finding::subject).containsExactly("public.copy");
		this.database.executeAsSuperuser("create materialized view sums as select count(*) from cat;"
				+ "grant select on sums to " + this.role.name());
		assertThat(this.security.check().findings()).extracting(Finding::subject)
			.containsExactly("public.copy", "public.sums");
		assertThat(kinds()).containsOnly(Kind.MATERIALIZED_VIEW);
	}

	private List<Kind> kinds() {
		return this.security.check().findings().stream().map(Finding::kind).toList();
	}

}
