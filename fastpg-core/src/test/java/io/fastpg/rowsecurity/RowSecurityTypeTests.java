package io.fastpg.rowsecurity;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.fastpg.Database;
import io.fastpg.schema.RowPolicy;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every type that can carry a filter can carry a policy, which uses its index. */
class RowSecurityTypeTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create schema other;
			create type other.mood as enum ('calm', 'wild');
			create domain did as int not null;
			create domain dvarchar as varchar(10);
			create domain dchar as char(3);
			create domain dtext as text;
			create domain dnumeric as numeric(10, 2);
			create domain dmood as other.mood;
			create domain ddid as did""");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "smallint|1|2", "int|1|2", "bigint|1|2", "numeric|1.5|2", "numeric(10,2)|1.5|2", "text|a|`a `",
					"varchar|a|b", "varchar(10)|a|b", "char(3)|a|b",
					"uuid|b7e3cb2c-6d0c-4b5e-8a2c-0f2a6d1c9e11|b7e3cb2c-6d0c-4b5e-8a2c-0f2a6d1c9e12", "bool|true|false",
					"date|2026-01-01|2026-01-02", "other.mood|calm|wild", "did|1|2", "ddid|1|2", "dvarchar|a|b",
					"dchar|a|b", "dtext|a|b", "dnumeric|1|2", "dmood|calm|wild" })
	void aPolicyComparesInTheColumnsOwnType(String type, String mine, String others) throws SQLException {
		this.database.execute("create table cat (id int, tenant " + type + "); insert into cat values (1, '" + mine
				+ "'), (2, '" + others + "')");
		Database db = Database.of(this.database.dataSource());
		PlainJdbc jdbc = new PlainJdbc(this.database.dataSource());

		db.rowSecurity().enable("cat", "tenant");

		assertThat(jdbc.readAs("fastpg.tenant", mine, "select id from cat")).containsExactly("1");
		assertThat(jdbc.readAs("fastpg.tenant", others, "select id from cat")).containsExactly("2");
		assertThatThrownBy(() -> jdbc.read("select id from cat")).hasMessageContaining(RowPolicy.NO_FILTER);
		assertThat(db.rowSecurity().check().errors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "int,7", "bigint,7", "text,7", "varchar(10),7", "char(3),7", "numeric,7", "did,7", "dvarchar,7",
			"uuid,00000000-0000-0000-0000-000000000007", "other.mood,wild", "dmood,wild" })
	void aPolicyIsAnIndexConditionThatIsComputedOnce(String type, String value) throws SQLException {
		String tenants = type.equals("uuid") ? "('00000000-0000-0000-0000-' || lpad((i % 100)::text, 12, '0'))"
				: type.endsWith("mood") ? "(case when i = 7 then 'wild' else 'calm' end)" : "(i % 100)::text";
		this.database
			.execute("create table cat (id int, tenant " + type + " not null); insert into cat select i, " + tenants
					+ "::" + type + " from generate_series(1, 10000) i; create index on cat (tenant); analyze cat");
		Database.of(this.database.dataSource()).rowSecurity().enable("cat", "tenant");

		String plan = String.join("\n", new PlainJdbc(this.database.dataSource()).readAs("fastpg.tenant", value,
				"explain (costs off) select * from cat"));

		assertThat(plan).containsPattern("Index Cond: .*InitPlan").doesNotContain("Seq Scan").doesNotContain("Filter:");
	}

	@Test
	void aTypeThatIsNoneOfTheServersOwnHasNoPolicy() {
		this.database.execute("create table cat (id int, tenant jsonb)");
		Database db = Database.of(this.database.dataSource());

		assertThatThrownBy(() -> db.rowSecurity().enable("cat", "tenant"))
			.hasMessageContaining("cannot carry a row filter");
	}

}
