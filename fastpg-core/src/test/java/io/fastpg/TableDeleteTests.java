package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.ForeignKeyViolationException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableDeleteTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, """
			insert into cat (name) values ('meow'), ('purr');
			create table toy (cat_id int references cat, owner_id int, primary key (owner_id, cat_id));
			insert into toy values (1, 2), (2, 1)""");

	private Database db;

	private Table<Row> cats;

	private Table<Row> toys;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
		this.toys = this.db.table("toy");
	}

	@Test
	void deleteReturnsTheDeletedRow() {
		this.toys.where("true").delete();

		assertThat(this.cats.as(Cat.class).delete(1).name()).isEqualTo("meow");
		assertThat(this.cats.exists(1)).isFalse();
		assertThat(this.cats.count()).isEqualTo(1);
	}

	@Test
	void aLongKeyIsGivenInKeyOrder() {
		assertThat(this.toys.delete(2, 1)).isEqualTo(Row.of("cat_id", 1, "owner_id", 2));
		assertThat(this.toys.delete(Map.of("cat_id", 2, "owner_id", 1))).isEqualTo(Row.of("cat_id", 2, "owner_id", 1));
		assertThat(this.toys.count()).isZero();
	}

	@Test
	void anAbsentRowIsNamedByItsKey() {
		assertThatThrownBy(() -> this.cats.delete(99)).isInstanceOf(RowNotFoundException.class)
			.hasMessage("No row of \"cat\" with id = 99 is visible.");
		assertThatThrownBy(() -> this.toys.delete(1, 2, 3)).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.toys.delete(List.of(1))).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.cats.delete()).isInstanceOf(SchemaException.class);
	}

	@Test
	void aRowThatOthersReferToStays() {
		assertThatThrownBy(() -> this.cats.delete(1)).isInstanceOfSatisfying(ForeignKeyViolationException.class,
				(ex) -> assertThat(ex.constraint()).isEqualTo("toy_cat_id_fkey"));

		assertThat(this.cats.exists(1)).isTrue();
	}

}
