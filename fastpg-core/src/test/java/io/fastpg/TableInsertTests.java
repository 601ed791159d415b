package io.fastpg;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableInsertTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE);

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
	}

	@Test
	void insertReturnsTheStoredRowWithKeyAndDefaults() {
		Row meow = this.cats.insert(Map.of("name", "meow"));

		assertThat(meow).isEqualTo(Row.of("id", 1, "name", "meow", "weight", new BigDecimal("3.5"), "uid", 1));
		assertThat(this.cats.get(1)).isEqualTo(meow);
	}

	@Test
	void nullInARecordMeansTheDefault() {
		Cat stored = this.db.table(Cat.class).insert(new Cat(null, "meow", null, null));

		assertThat(stored).isEqualTo(new Cat(1, "meow", new BigDecimal("3.5"), 1));
	}

	@Test
	void nullInARowMeansNull() {
		Row stored = this.cats.insert(Row.of("name", "meow", "weight", null));

		assertThat(stored.isNull("weight")).isTrue();
	}

	@Test
	void aRecordOfDefaultsOnlyIsStored() {
		this.database.execute("create table ticket (id int generated always as identity primary key)");
		record Ticket(Integer id) {
		}

		Ticket stored = this.db.table(Ticket.class).insert(new Ticket(null));

		assertThat(stored.id()).isEqualTo(1);
	}

	@Test
	void anEmptyMapIsRefused() {
		assertThatThrownBy(() -> this.cats.insert(Map.of())).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("Nothing to insert")
			.hasMessageContaining("id, name, weight, uid");

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void anUnknownColumnIsRefusedWithTheKnownOnes() {
		assertThatThrownBy(() -> this.cats.insert(Map.of("nme", "meow"))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("nme")
			.hasMessageContaining("name")
			.hasMessageContaining("weight");
	}

	@Test
	void generatedColumnsRoundTrip() {
		this.database.execute("""
				create table box (id int generated always as identity primary key,
					side int, area int generated always as (side * side) stored)""");
		record Box(Integer id, int side, Integer area) {
		}
		Table<Box> boxes = this.db.table(Box.class);

		Box stored = boxes.insert(new Box(99, 3, 100));
		Box again = boxes.update(new Box(stored.id(), 4, stored.area()));

		assertThat(stored).isEqualTo(new Box(1, 3, 9));
		assertThat(again).isEqualTo(new Box(1, 4, 16));
	}

	@Test
	void aTakenKeyIsToldByItsConstraint() {
		this.cats.insert(Map.of("id", 1, "name", "meow"));

		assertThatThrownBy(() -> this.cats.insert(Map.of("id", 1, "name", "purr")))
			.isInstanceOfSatisfying(UniqueViolationException.class, (ex) -> {
				assertThat(ex.constraint()).isEqualTo("cat_pkey");
				assertThat(ex.table()).isEqualTo("cat");
			})
			.hasMessageNotContaining("purr");
	}

	@Test
	void anInsertThatATriggerSuppressesIsAnError() {
		this.database.execute("""
				create function never() returns trigger language plpgsql as 'begin return null; end';
				create trigger never before insert on cat for each row execute function never()""");

		assertThatThrownBy(() -> this.cats.insert(Map.of("name", "meow"))).isInstanceOf(RowNotFoundException.class)
			.hasMessageContaining("trigger");
	}

}
