package io.fastpg;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the texts of a filtered call may do, by what stands behind the filter. */
class FragmentDefaultTests {

	private static final String OWN_FUNCTION = "loud(name) = 'MEOW'";

	private static final String SUBQUERY = "exists (select 1 from cat)";

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, uid int not null);
			create table breed (id int primary key, name text);
			create function loud(text) returns text language sql return upper($1);
			insert into cat values (1, 'meow', 1), (2, 'purr', 2)""");

	private DatabaseBuilder builder() {
		return Database.builder(this.database.dataSource()).sharedTables("breed").rowSecurity(RowSecurityMode.USE);
	}

	@Test
	void withoutPoliciesATextIsStrictUnderAFilter() {
		Table<?> mine = builder().build().xtra("uid", 1).table("cat");

		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> mine.where(OWN_FUNCTION).count());
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> mine.orderBy("loud(name)").list());
		assertThat(mine.where("upper(name) = 'MEOW'").count()).isEqualTo(1);
	}

	@Test
	void behindAPolicyATextMayCallFunctionsOfTheSchema() {
		this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));
		Database db = builder().requireFilter("uid").build().forTenant(1);

		assertThat(db.table("cat").where(OWN_FUNCTION).count()).isEqualTo(1);
		assertThat(db.table("breed").where(OWN_FUNCTION).count()).isZero();
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> db.table("cat").where(SUBQUERY).count());
	}

	@Test
	void withoutAFilterATextIsOnlyContained() {
		Database db = builder().build();

		assertThat(db.table("cat").xtra("uid", 1).where(SUBQUERY).count()).isEqualTo(1);
		assertThat(db.table("cat").xtra("uid", 1).where(OWN_FUNCTION).count()).isEqualTo(1);
	}

	@Test
	void theLevelCanBeChosen() {
		Database open = builder().fragments(FragmentLevel.NO_SUBQUERY).build().xtra("uid", 1);
		Database contained = builder().fragments(FragmentLevel.CONTAINED).build().xtra("uid", 1);

		assertThat(open.table("cat").where(OWN_FUNCTION).count()).isEqualTo(1);
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> open.table("cat").where(SUBQUERY).count());
		assertThat(contained.table("cat").where(SUBQUERY).count()).isEqualTo(1);
	}

}
