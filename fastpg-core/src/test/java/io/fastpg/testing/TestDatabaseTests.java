package io.fastpg.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabaseTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key)");

	@Test
	void testsRunOnPostgres18AsAnOrdinaryRole() {
		JdbcClient client = JdbcClient.create(this.database.dataSource());

		String version = client.sql("show server_version").query(String.class).single();
		boolean superuser = client.sql("select rolsuper from pg_roles where rolname = current_user")
			.query(Boolean.class)
			.single();

		assertThat(version).startsWith("18.");
		assertThat(superuser).isFalse();
	}

	@Test
	void theScriptHasRun() {
		long rows = JdbcClient.create(this.database.dataSource())
			.sql("select count(*) from cat")
			.query(Long.class)
			.single();

		assertThat(rows).isZero();
	}

}
