package io.fastpg.model;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import javax.sql.DataSource;

import io.fastpg.Database;
import io.fastpg.DatabaseBuilder;
import io.fastpg.testing.Cases;
import io.fastpg.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever the schema, the rows, the filter and the operations: what a filtered table
 * shows and changes is what {@link Model} says, and a row outside the filter stays as it
 * lies on disk, also where an operation fails.
 *
 * <p>
 * A failing scenario is made smaller before it is reported, and replayed with
 * {@code -Dfastpg.seed=<its seed> -Dfastpg.cases=1}.
 */
class ModelTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void nothingLeavesTheFilterAndNothingInItDiffersFromTheModel() throws SQLException {
		try (Connection observer = DriverManager.getConnection(this.database.jdbcUrl(), "postgres", "postgres")) {
			Cases.check(Scenarios.any(), cases(), (scenario) -> attempt(scenario, observer));
		}
	}

	private void attempt(Scenario scenario, Connection observer) throws SQLException {
		// The connections remember plans of tables that had the same names
		this.database.dataSource().getHikariPoolMXBean().softEvictConnections();
		Trial trial = new Trial(scenario, observer);
		create(scenario, trial.script());
		trial.run(new Fastpg(open(scenario, this.database.dataSource()), scenario.schema().tables()));
	}

	/** How many, unless the property says so. */
	protected int cases() {
		return 60;
	}

	/** Makes the tables and their rows. */
	protected void create(Scenario scenario, String script) {
		this.database.execute("drop schema if exists public cascade; create schema public; create type tenant as enum ("
				+ TenantType.ENUM_LABELS + ");" + script);
	}

	/** Opens what is under test. */
	protected Database open(Scenario scenario, DataSource dataSource) {
		return builder(scenario, dataSource).build();
	}

	protected static DatabaseBuilder builder(Scenario scenario, DataSource dataSource) {
		DatabaseBuilder builder = Database.builder(dataSource);
		if (scenario.policy().requireTenant()) {
			builder.requireFilter("tenant_id");
		}
		if (scenario.policy().rejectMismatch()) {
			builder.rejectMismatch();
		}
		return builder;
	}

}
