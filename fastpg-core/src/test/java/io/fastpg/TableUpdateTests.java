package io.fastpg;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableUpdateTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, """
			insert into cat (name) values ('meow'), ('purr');
			create type mood as enum ('calm', 'wild');
			create table toy (
				id int, owner_id int, kind mood, facts jsonb, note text,
				price int generated always as (id * 10) stored,
				primary key (owner_id, id));
			insert into toy values (1, 2, 'calm', '{}', 'mine'), (2, 1, 'calm', '{}', 'other');
			create table ticket (id int generated always as identity primary key, seat text);
			insert into ticket (seat) values ('A1')""");

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
	void aRecordIsWrittenWholeAndNullMeansNull() {
		Cat stored = this.db.table(Cat.class).update(new Cat(1, "MEOW", null, 7));

		assertThat(stored).isEqualTo(new Cat(1, "MEOW", null, 7));
		assertThat(this.cats.get(2).getString("name")).isEqualTo("purr");
	}

	@Test
	void aRowOrMapWritesItsColumnsAndNoOthers() {
		Row renamed = this.cats.update(Map.of("id", 1, "name", "MEOW"));
		Row weightless = this.cats.update(Row.of("id", 2, "weight", null));

		assertThat(renamed.getBigDecimal("weight")).isEqualTo(new BigDecimal("3.5"));
		assertThat(weightless.isNull("weight")).isTrue();
		assertThat(weightless.getString("name")).isEqualTo("purr");
	}

	@Test
	void theKeyMayStandApart() {
		assertThat(this.cats.update(1, Map.of("name", "MEOW")).getString("name")).isEqualTo("MEOW");
		assertThat(this.toys.update(List.of(2, 1), Row.of("note", "x")).getString("note")).isEqualTo("x");
		assertThat(this.toys.update(Row.of("id", 1, "owner_id", 2), Row.of("note", "y")).getString("note"))
			.isEqualTo("y");
		assertThat(this.toys.get(1, 2).getString("note")).isEqualTo("other");
	}

	@Test
	void aRecordWithoutKeyIsUpdatedUnderAKeyThatStandsApart() {
		Cat stored = this.db.table(Cat.class).update(2, new Cat(null, "PURR", BigDecimal.ONE, 3));

		assertThat(stored).isEqualTo(new Cat(2, "PURR", BigDecimal.ONE, 3));
	}

	@Test
	void anUpdateCannotChangeTheKey() {
		assertThatThrownBy(() -> this.cats.update(1, Map.of("id", 9, "name", "x")))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("key column \"id\"")
			.hasMessageContaining("where");
		assertThatThrownBy(() -> this.cats.update(1, Row.of("id", null, "name", "x")))
			.isInstanceOf(InvalidStatementException.class);
		assertThat(this.cats.update(1, Map.of("id", 1L, "name", "x")).getInt("id")).isEqualTo(1);
	}

	@Test
	void nothingToWriteIsRefused() {
		assertThatThrownBy(() -> this.cats.update(Map.of("id", 1))).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("Nothing to update in \"cat\"");
		assertThatThrownBy(() -> this.cats.update(1, Map.of())).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.toys.update(Map.of("id", 1, "owner_id", 2, "price", 5)))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void anAbsentRowIsNamedByItsKey() {
		assertThatThrownBy(() -> this.cats.update(Map.of("id", 99, "name", "ghost")))
			.isInstanceOf(RowNotFoundException.class)
			.hasMessage("No row of \"cat\" with id = 99 is visible.");
		assertThatThrownBy(() -> this.toys.update(List.of(9, 8), Map.of("note", "ghost")))
			.isInstanceOf(RowNotFoundException.class)
			.hasMessage("No row of \"toy\" with owner_id = 9, id = 8 is visible.");
	}

	@Test
	void aRowWithoutItsWholeKeyIsRefused() {
		assertThatThrownBy(() -> this.cats.update(Map.of("name", "x"))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("no value for key column \"id\"");
		assertThatThrownBy(() -> this.toys.update(Map.of("id", 1, "note", "x"))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("key column \"owner_id\"")
			.hasMessageContaining("(owner_id, id)");
		assertThatThrownBy(() -> this.db.table(Cat.class).update(new Cat(null, "x", null, 1)))
			.isInstanceOf(SchemaException.class);
	}

	@Test
	void aLongKeyIsFoundWhateverOrderItsColumnsStandIn() {
		Row stored = this.toys.update(Map.of("note", "changed", "id", 1, "owner_id", 2));

		assertThat(stored.getString("note")).isEqualTo("changed");
		assertThat(this.toys.get(1, 2).getString("note")).isEqualTo("other");
	}

	@Test
	void enumsOptionalsAndJsonAreWrittenAndReadBack() {
		record Facts(String colour, List<Integer> sizes) {
		}
		record Toy(Integer id, Integer ownerId, Mood kind, Facts facts, Optional<String> note, Integer price) {
		}
		Table<Toy> typed = this.db.table(Toy.class);

		Toy stored = typed.update(new Toy(1, 2, Mood.wild, new Facts("red", List.of(1, 2)), Optional.of("n"), 77));

		assertThat(stored).isEqualTo(new Toy(1, 2, Mood.wild, new Facts("red", List.of(1, 2)), Optional.of("n"), 10));
		assertThat(typed.update(new Toy(1, 2, null, null, Optional.empty(), null)))
			.isEqualTo(new Toy(1, 2, null, null, Optional.empty(), 10));
		assertThat(this.toys.update(List.of(2, 1), Map.of("facts", Map.of("a", 1), "note", Optional.of("z")))
			.getString("note")).isEqualTo("z");
	}

	@Test
	void generatedColumnsOfARowReadBeforeAreLeftOut() {
		Row toy = this.toys.get(2, 1);
		Row ticket = this.db.table("ticket").get(1);

		assertThat(this.toys.update(toy.with("note", "again")).getInt("price")).isEqualTo(10);
		assertThat(this.db.table("ticket").update(ticket.with("seat", "B2"))).isEqualTo(Row.of("id", 1, "seat", "B2"));
	}

	@Test
	void anUnknownColumnListsTheKnownOnes() {
		assertThatThrownBy(() -> this.cats.update(1, Map.of("nmae", "x"))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("nmae")
			.hasMessageContaining("name");
	}

	@Test
	void aNullThatTheColumnForbidsSaysSo() {
		assertThatThrownBy(() -> this.cats.update(1, Row.of("name", null)))
			.isInstanceOfSatisfying(NotNullViolationException.class, (ex) -> {
				assertThat(ex.table()).isEqualTo("cat");
				assertThat(ex.column()).isEqualTo("name");
			});
	}

	@Test
	void theCallersMapIsLeftAsItWas() {
		Map<String, Object> values = new HashMap<>(Map.of("id", 1, "name", "MEOW"));

		this.cats.xtra("uid", 1).update(values);

		assertThat(values).isEqualTo(Map.of("id", 1, "name", "MEOW"));
	}

	enum Mood {

		calm, wild

	}

}
