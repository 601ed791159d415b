package io.fastpg.schema;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogReaderTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text not null unique, weight numeric default 4.5);
			create table toy (id int primary key, cat_id int references cat);
			create view heavy_cat as select * from cat where weight > 6
			""");

	@Test
	void aSmallSchemaTakesThreeQueries() throws Exception {
		AtomicInteger queries = new AtomicInteger();

		try (Connection connection = this.database.dataSource().getConnection()) {
			CatalogReader.read(WatchedConnection.of(connection, queries::set));
		}

		assertThat(queries).hasValue(3);
	}

	@Test
	void aSchemaOfTwoHundredTablesTakesThreeQueries() throws Exception {
		this.database.execute(
				"""
						do $$ begin
							for i in 1..200 loop
								execute format('create type mood%s as enum (''calm'', ''cross'')', i);
								execute format('create table t%s (id int primary key, mood mood%s, cat int references cat)', i, i);
							end loop;
						end $$""");
		AtomicInteger queries = new AtomicInteger();

		Schema schema;
		try (Connection connection = this.database.dataSource().getConnection()) {
			schema = CatalogReader.read(WatchedConnection.of(connection, queries::set));
		}

		assertThat(queries).hasValue(3);
		assertThat(schema.tables()).hasSize(202);
		assertThat(schema.get("t200").column("mood").type().labels()).containsExactly("calm", "cross");
	}

	@Test
	void anEmptyDatabaseHasNoTablesAndAllBuiltInTypes() throws Exception {
		this.database.execute("drop schema public cascade; create schema public");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).isEmpty();
		assertThat(schema.views()).isEmpty();
		assertThat(schema.type("int4")).isPresent();
	}

	@Test
	void anOpenTransactionStaysOpenAndIsSeen() throws Exception {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("create table dog (id int primary key)");

			Schema schema = CatalogReader.read(connection);

			assertThat(schema.find("dog")).isPresent();
			connection.rollback();
			assertThat(CatalogReader.read(connection).find("dog")).isEmpty();
			connection.rollback();
		}
	}

	@Test
	void aTableLockedByAnotherSessionIsReadWithoutWaiting() throws Exception {
		this.database.execute("alter table cat add column grams numeric generated always as (weight * 1000) stored");

		Schema schema;
		try (Connection locking = this.database.dataSource().getConnection();
				Statement lock = locking.createStatement();
				Connection reading = this.database.dataSource().getConnection();
				Statement settings = reading.createStatement()) {
			locking.setAutoCommit(false);
			lock.execute("lock table cat in access exclusive mode");
			settings.execute("set statement_timeout = '2s'");
			schema = CatalogReader.read(reading);
			locking.rollback();
		}

		assertThat(schema.get("cat").column("weight").defaultExpression()).isEqualTo("4.5");
	}

	@Test
	void aTableWhoseTypeIsMadeBetweenTheQueriesIsLeftOut() throws Exception {
		Schema schema = readWhile(2, "create type mood as enum ('calm'); create table fish (mood mood)");

		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"cat\"", "\"toy\"");
	}

	@Test
	void aTableWhoseKeyIsRenamedBetweenTheQueriesIsLeftOut() throws Exception {
		Schema schema = readWhile(3, "alter table cat rename column id to cat_id");

		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"toy\"");
	}

	private Schema readWhile(int query, String sql) throws Exception {
		try (Connection connection = this.database.dataSource().getConnection()) {
			return CatalogReader.read(WatchedConnection.of(connection, (number) -> {
				if (number == query) {
					this.database.execute(sql);
				}
			}));
		}
	}

}
