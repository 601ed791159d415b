package io.fastpg.schema;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogReaderKeyTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void aPrimaryKeyHasItsOwnOrderNotTheTables() throws Exception {
		this.database.execute("create table cat (a int, b int, c int, primary key (c, a))");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.primaryKey()).extracting(Column::name).containsExactly("c", "a");
	}

	@Test
	void includedColumnsAreNoPartOfAKey() throws Exception {
		this.database.execute("""
				create table cat (a int, b int, c int, primary key (b) include (a),
					constraint by_c unique (c) include (a, b))""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.primaryKey()).extracting(Column::name).containsExactly("b");
		assertThat(cat.uniqueConstraints()).containsExactly(new UniqueConstraint("by_c", List.of("c")));
	}

	@Test
	void aKeyKeepsItsColumnsAfterDropsAndRenames() throws Exception {
		this.database.execute("""
				create table cat (x int, a int, b int, primary key (b, a));
				alter table cat drop column x;
				alter table cat rename column b to "B b\"""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.primaryKey()).extracting(Column::name).containsExactly("B b", "a");
	}

	@Test
	void aTableWithoutPrimaryKeyHasNoneEvenWithAUniqueIndex() throws Exception {
		this.database.execute("create table cat (a int not null, unique (a)); create unique index on cat (a)");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.primaryKey()).isEmpty();
		assertThat(cat.uniqueConstraints()).containsExactly(new UniqueConstraint("cat_a_key", List.of("a")));
	}

	@Test
	void uniqueConstraintsAreOrderedByNameWithoutThePrimaryKey() throws Exception {
		this.database.execute(
				"""
						create table cat (a int primary key, b int, c int, constraint z unique (b), constraint y unique (c, a))""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.uniqueConstraints()).containsExactly(new UniqueConstraint("y", List.of("c", "a")),
				new UniqueConstraint("z", List.of("b")));
	}

	@Test
	void checkNotNullAndExclusionConstraintsAreNoKeys() throws Exception {
		this.database.execute("""
				create table cat (a int not null, b int check (b > 0), span int4range,
					exclude using gist (span with &&))""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.primaryKey()).isEmpty();
		assertThat(cat.uniqueConstraints()).isEmpty();
		assertThat(cat.foreignKeys()).isEmpty();
	}

	@Test
	void foreignKeysPairTheirColumnsWithTheTargets() throws Exception {
		this.database.execute("""
				create schema shop;
				create table shop.owner (x int, y int, primary key (y, x));
				create table cat (id int primary key, mother int constraint b_mother references cat, p int, q int,
					constraint a_owner foreign key (q, p) references shop.owner (x, y))""");

		Relation cat = Snapshot.of(this.database).get("cat");

		assertThat(cat.foreignKeys()).containsExactly(
				new ForeignKey("a_owner", List.of("q", "p"), new TableName("shop", "owner"), List.of("x", "y")),
				new ForeignKey("b_mother", List.of("mother"), new TableName("public", "cat"), List.of("id")));
	}

	@Test
	void aForeignKeyToAPartitionedTableIsOneKey() throws Exception {
		this.database.execute("""
				create table sale (id int primary key) partition by range (id);
				create table sale_1 partition of sale for values from (0) to (10);
				create table sale_2 partition of sale for values from (10) to (20);
				create table item (sale_id int references sale)""");

		Relation item = Snapshot.of(this.database).get("item");

		assertThat(item.foreignKeys()).containsExactly(new ForeignKey("item_sale_id_fkey", List.of("sale_id"),
				new TableName("public", "sale"), List.of("id")));
	}

	@Test
	void aPartitionedTableHasItsKeys() throws Exception {
		this.database.execute("""
				create table cat (id int primary key);
				create table sale (cat_id int references cat, day date, unique (day), primary key (day, cat_id))
					partition by range (day);
				create table sale_1 partition of sale for values from ('2026-01-01') to ('2027-01-01')""");

		Relation sale = Snapshot.of(this.database).get("sale");

		assertThat(sale.primaryKey()).extracting(Column::name).containsExactly("day", "cat_id");
		assertThat(sale.uniqueConstraints()).hasSize(1);
		assertThat(sale.foreignKeys()).hasSize(1);
	}

	@Test
	void aTableMovedToAnotherSchemaKeepsItsKeys() throws Exception {
		this.database.execute("""
				create schema shop;
				create table cat (id int primary key);
				alter table cat set schema shop""");

		Relation cat = Snapshot.of(this.database).get("shop.cat");

		assertThat(cat.primaryKey()).extracting(Column::name).containsExactly("id");
	}

}
