package io.fastpg.ddl;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IndexCreateTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table dog (id int primary key, name text, owner_id int, data jsonb);
			create view dog_name as select name from dog;
			insert into dog values (1, 'Rex'), (2, 'Rex')""");

	private Database db;

	private Table<Row> dogs;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.dogs = this.db.table("dog");
	}

	@Test
	void columnsAreIndexedUnderANameThatIsFree() {
		assertThat(this.dogs.createIndex("name", "ownerId")).isEqualTo("idx_dog_name_owner_id");
		assertThat(this.dogs.createIndex("name", "owner_id")).isEqualTo("idx_dog_name_owner_id_2");

		assertThat(Described.indexes(this.db, "dog")).containsExactly(
				"CREATE INDEX idx_dog_name_owner_id ON public.dog USING btree (name, owner_id)",
				"CREATE INDEX idx_dog_name_owner_id_2 ON public.dog USING btree (name, owner_id)");
	}

	@Test
	void everyOptionArrives() {
		this.dogs.createIndex((i) -> i.expression("lower(name)")
			.columns("ownerId")
			.unique()
			.include("id")
			.where("owner_id > 0 -- owned")
			.name("own\"ed"));
		this.dogs.createIndex((i) -> i.columns("data").using("gin"));

		assertThat(Described.indexes(this.db, "dog")).containsExactlyInAnyOrder(
				"CREATE INDEX idx_dog_data ON public.dog USING gin (data)",
				"CREATE UNIQUE INDEX \"own\"\"ed\" ON public.dog USING btree (lower(name), owner_id) INCLUDE (id)"
						+ " WHERE (owner_id > 0)");
	}

	@Test
	void anIndexThatIsThereIsLeftAloneOnDemand() {
		this.dogs.createIndex("name");

		this.dogs.createIndex((i) -> i.columns("name").ifNotExists());
		this.dogs.createIndex((i) -> i.columns("name").ifNotExists().concurrently());

		assertThat(Described.indexes(this.db, "dog")).hasSize(1);
	}

	@Test
	void anIndexIsBuiltConcurrently() {
		assertThat(this.dogs.createIndex((i) -> i.columns("name").concurrently())).isEqualTo("idx_dog_name");

		assertThat(Described.indexes(this.db, "dog")).hasSize(1);
	}

	@Test
	void insideOfATransactionAnIndexIsNotBuiltConcurrently() {
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.db.transaction(() -> this.dogs.createIndex((i) -> i.columns("name").concurrently())))
			.withMessageContaining("inside of a transaction");
	}

	@Test
	void whatIsLeftOfAConcurrentBuildThatFailedIsDropped() {
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.dogs.createIndex((i) -> i.columns("name").unique().concurrently()))
			.withMessageContaining("invalid index, has been dropped")
			.withCauseInstanceOf(UniqueViolationException.class)
			.satisfies((ex) -> assertThat(ex.getMessage()).doesNotContain("Rex"));

		assertThat(Described.indexes(this.db, "dog")).isEmpty();
	}

	@Test
	void anInvalidIndexThatWasThereBeforeIsNotTouched() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.database.execute("create unique index concurrently old on dog (name)"));

		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> this.dogs.createIndex((i) -> i.columns("name").unique().name("old").concurrently()))
			.withMessageContaining("already exists");

		assertThat(Described.indexes(this.db, "dog")).hasSize(1);
	}

	@Test
	void aBuildThatFailsLeavesNothing() {
		assertThatExceptionOfType(UniqueViolationException.class)
			.isThrownBy(() -> this.dogs.createIndex((i) -> i.columns("name").unique()));

		assertThat(Described.indexes(this.db, "dog")).isEmpty();
	}

	@Test
	void unknownColumnsNothingAndViewsAreRefused() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.dogs.createIndex("nmae"))
			.withMessageContaining("Did you mean \"name\"?");
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.dogs.createIndex());
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table("dog_name").createIndex("name"))
			.withMessageContaining("no rows of its own");
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.dogs.createIndex((i) -> i.expression("name) where (true")));
	}

	@Test
	void aNameThatWouldBeTooLongIsCutAndStaysUnique() {
		this.db.createFromSchema("l".repeat(60), "first_column int, second_column int");
		Table<Row> table = this.db.table("l".repeat(60));

		String first = table.createIndex("first_column");
		String second = table.createIndex("second_column");
		String third = table.createIndex("second_column");

		assertThat(first).hasSize(63).isNotEqualTo(second);
		assertThat(third).hasSize(63).endsWith("_2");
	}

}
