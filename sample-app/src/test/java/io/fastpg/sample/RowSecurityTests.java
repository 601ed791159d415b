package io.fastpg.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.fastpg.Database;
import io.fastpg.spring.boot.test.autoconfigure.WithTenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The second wall of the store: policies in the database. */
@SpringBootTest
class RowSecurityTests {

	private static final String COUNT = "select count(*) from album";

	@Autowired
	private Database db;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Test
	void theScriptIsWhatFastpgMakes() throws IOException {
		String made = Stream.of("album", "track", "playlist", "playlist_track")
			.map((table) -> this.db.rowSecurity().sql(table, "tenant_id"))
			.collect(Collectors.joining("\n"));

		assertThat(new ClassPathResource("row-security.sql").getContentAsString(StandardCharsets.UTF_8))
			.isEqualTo(made);
	}

	@Test
	void itHolds() {
		assertThat(this.db.rowSecurity().check().isEnforced()).isTrue();
	}

	@Test
	void otherSqlThanFastpgsFindsNothingWithoutATenant() {
		assertThatThrownBy(() -> this.jdbc.sql(COUNT).query(Long.class).single())
			.hasStackTraceContaining("fastpg: no row filter");
	}

	@Test
	@WithTenant("globex")
	void otherSqlInATransactionFindsTheTenantsRows() {
		Long albums = this.transactions.execute((status) -> this.jdbc.sql(COUNT).query(Long.class).single());

		assertThat(albums).isEqualTo(8);
		assertThat(this.db.item(Long.class, COUNT)).isEqualTo(8);
	}

}
