package io.fastpg.schema;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.schema.Relation.Kind;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogReaderRelationTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");

	@Test
	void tablesOfAllKindsAreListedInOrder() throws Exception {
		this.database.execute("create table sale (day date) partition by range (day)");
		this.database.executeAsSuperuser("""
				create foreign data wrapper nowhere;
				create server far foreign data wrapper nowhere;
				create foreign table abroad (id int) server far""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting(Relation::kind)
			.containsExactly(Kind.FOREIGN_TABLE, Kind.TABLE, Kind.PARTITIONED_TABLE);
		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"abroad\"", "\"cat\"", "\"sale\"");
	}

	@Test
	void viewsAndMaterializedViewsAreListedWithTheirColumns() throws Exception {
		this.database.execute("""
				create view named_cat as select id, name from cat;
				create materialized view cat_count as select count(*) as n from cat""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.views()).extracting(Relation::kind).containsExactly(Kind.MATERIALIZED_VIEW, Kind.VIEW);
		assertThat(schema.get("named_cat").columns()).extracting(Column::name).containsExactly("id", "name");
		assertThat(schema.get("cat_count").column("n").type().is("int8")).isTrue();
	}

	@Test
	void partitionsAreLeftOutAtEveryLevel() throws Exception {
		this.database.execute("""
				create table sale (day date, shop int, primary key (day, shop)) partition by range (day);
				create table sale_2026 partition of sale for values from ('2026-01-01') to ('2027-01-01')
					partition by list (shop);
				create table sale_2026_1 partition of sale_2026 for values in (1)""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"cat\"", "\"sale\"");
	}

	@Test
	void inheritingTablesAreListed() throws Exception {
		this.database.execute("create table kitten (born date) inherits (cat)");

		Relation kitten = Snapshot.of(this.database).get("kitten");

		assertThat(kitten.columns()).extracting(Column::name).containsExactly("id", "name", "born");
		assertThat(kitten.primaryKey()).isEmpty();
	}

	@Test
	void unloggedTablesAreListedAndTemporaryOnesAreNot() throws Exception {
		this.database.execute("""
				create unlogged table draft (id int);
				create temporary table scratch (id int);
				create temporary view glance as select 1 as one""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"cat\"", "\"draft\"");
		assertThat(schema.views()).isEmpty();
	}

	@Test
	void sequencesIndexesAndTypesAreNoRelations() throws Exception {
		this.database.execute("""
				create sequence counter;
				create index cat_name on cat (name);
				create type point3 as (x int, y int, z int)""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).hasSize(1);
		assertThat(schema.views()).isEmpty();
	}

	@Test
	void aTableWithoutColumnsIsListed() throws Exception {
		this.database.execute("create table bare ()");

		Relation bare = Snapshot.of(this.database).get("bare");

		assertThat(bare.columns()).isEmpty();
		assertThat(bare.primaryKey()).isEmpty();
	}

	@Test
	void aTableTheRoleMayNotReadIsListed() throws Exception {
		this.database.executeAsSuperuser("""
				create schema vault;
				create table vault.gold (bars int not null)""");

		Relation gold = Snapshot.of(this.database).get("vault.gold");

		assertThat(gold.column("bars").nullable()).isFalse();
	}

	@Test
	void namesBeginningLikeTheServersOwnAreListed() throws Exception {
		this.database.execute("create table pgbench_accounts (id int); create table pg_notes (id int)");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting((table) -> table.name().name())
			.containsExactly("cat", "pg_notes", "pgbench_accounts");
	}

	@Test
	void commentsAreReadFromTablesAndViewsAlone() throws Exception {
		this.database.execute("""
				create view all_cats as select * from cat;
				comment on table cat is 'Our cats';
				comment on view all_cats is 'Every one';
				comment on constraint cat_pkey on cat is 'Not this';
				comment on column cat.id is 'Nor this';
				create table dog ()""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.get("cat").comment()).isEqualTo("Our cats");
		assertThat(schema.get("cat").columns()).extracting(Column::name).containsExactly("id", "name");
		assertThat(schema.get("all_cats").comment()).isEqualTo("Every one");
		assertThat(schema.get("dog").comment()).isNull();
	}

}
