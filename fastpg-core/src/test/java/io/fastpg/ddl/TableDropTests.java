package io.fastpg.ddl;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TableDropTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table dog (id int primary key, name text);
			create table puppy (id int primary key, mother int references dog);
			create view dog_name as select name from dog;
			create view first_name as select min(name) from dog_name;
			create materialized view dog_count as select count(*) from puppy""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aTableIsDroppedAndNoLongerKnown() {
		this.db.createFromSchema("cat", "id int primary key");
		Table<Row> cats = this.db.table("cat");

		cats.drop();

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table("cat"));
		assertThatExceptionOfType(SchemaException.class).isThrownBy(cats::list);
		assertThatExceptionOfType(SchemaException.class).isThrownBy(cats::drop);
	}

	@Test
	void whatDependsOnATableKeepsItAndIsNamed() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table("dog").drop())
			.withMessageContaining("2 objects depend on it")
			.withMessageContaining("view dog_name")
			.withMessageContaining("foreign key puppy_mother_fkey of puppy")
			.withMessageContaining("dropCascade()");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table("puppy").drop())
			.withMessageContaining("1 object depends on it (materialized view dog_count)");
	}

	@Test
	void dropCascadeTakesThemAlong() {
		this.db.table("dog").dropCascade();

		assertThat(names()).containsExactly("puppy", "dog_count");
		assertThat(this.db.schema().get("puppy").foreignKeys()).isEmpty();
	}

	@Test
	void viewsAreDroppedByTheirOwnKeyword() {
		this.db.table("first_name").drop();
		this.db.table("dog_count").drop();
		this.db.dropView("dog_name");

		assertThat(names()).containsExactly("dog", "puppy");
	}

	@Test
	void dropViewDropsNoTableAndNoViewThatOthersRead() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.dropView("dog"))
			.withMessageContaining("is a table");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.dropView("dog_name"))
			.withMessageContaining("view first_name");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.dropView("dgo_name"))
			.withMessageContaining("Did you mean \"dog_name\"?");
	}

	@Test
	void aDropIsTakenBackWithItsTransaction() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.db.transaction(() -> {
			this.db.table("dog").dropCascade();
			assertThat(names()).doesNotContain("dog");
			throw new IllegalStateException("no");
		}));

		assertThat(names()).contains("dog", "dog_name");
	}

	@Test
	void aTableThatRefersToItselfIsDropped() {
		this.db.createFromSchema("tree", "id int primary key, parent int references tree");

		this.db.table("tree").drop();

		assertThat(names()).doesNotContain("tree");
	}

	private List<String> names() {
		return java.util.stream.Stream.concat(this.db.tables().stream(), this.db.views().stream())
			.map(Table::name)
			.toList();
	}

}
