package io.fastpg.rowsecurity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.schema.TableName;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** What the catalog has not told: a table that is guarded on paper only. */
class CanaryTests {

	private static final SecuredTable CAT = new SecuredTable(1, new TableName("public", "cat"), Set.of(), List.of(),
			List.of());

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int, tenant_id int)");

	@Test
	void rowsThatComeWithoutAFilterAreFoundAndNoRowsSayNothing() throws SQLException {
		assertThat(ask()).isEmpty();

		this.database.execute("insert into cat values (1, 1)");

		assertThat(ask()).map(Finding::kind).contains(Kind.CANARY_SILENT);
	}

	@Test
	void theTransactionGoesOnAfterAnError() throws SQLException {
		this.database.execute("drop table cat");

		assertThat(ask()).map(Finding::kind).contains(Kind.CANARY_UNCLEAR);
	}

	private Optional<Finding> ask() throws SQLException {
		try (Connection connection = this.database.dataSource().getConnection()) {
			connection.setAutoCommit(false);
			Canary canary = new Canary(connection);
			Optional<Finding> finding = canary.ask(CAT);
			assertThat(canary.preset(List.of("tenant_id"))).isEmpty();
			connection.rollback();
			connection.setAutoCommit(true);
			return finding;
		}
	}

}
