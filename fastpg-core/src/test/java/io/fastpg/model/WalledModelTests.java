package io.fastpg.model;

import javax.sql.DataSource;

import io.fastpg.Database;
import io.fastpg.filter.RowSecurityMode;

/**
 * The same with row-level security behind the filters, where every call has a tenant:
 * policies change nothing that the model can see.
 */
class WalledModelTests extends ModelTests {

	@Override
	protected int cases() {
		return 30;
	}

	@Override
	protected void create(Scenario scenario, String script) {
		super.create(scenario, script);
		if (scenario.policy().requireTenant()) {
			Database db = Database.of(this.database.dataSource());
			scenario.schema()
				.tables()
				.stream()
				.filter((table) -> table.has("tenant_id"))
				.forEach((table) -> db.rowSecurity().enable(table.name(), "tenant_id"));
		}
	}

	@Override
	protected Database open(Scenario scenario, DataSource dataSource) {
		return builder(scenario, dataSource)
			.rowSecurity(scenario.policy().requireTenant() ? RowSecurityMode.REQUIRE : RowSecurityMode.USE)
			.build();
	}

}
