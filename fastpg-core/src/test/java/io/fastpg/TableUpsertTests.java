package io.fastpg;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableUpsertTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, """
			insert into cat (name) values ('meow'), ('purr');
			create table account (
				id int generated always as identity primary key, email text unique, name text, visits int default 1);
			insert into account (email, name) values ('a@x', 'anna');
			create table played (list_id int, track_id int, note text, primary key (track_id, list_id));
			create table tag (name text primary key);
			create table setting (uid int primary key, theme text)""");

	private Database db;

	private Table<Row> cats;

	private Table<Row> accounts;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
		this.accounts = this.db.table("account");
	}

	@Test
	void upsertStoresANewRowAndUpdatesTheOneThatIsThere() {
		Row fresh = this.cats.upsert(Map.of("id", 9, "name", "hiss"));
		Row changed = this.cats.upsert(Map.of("id", 9, "name", "HISS"));

		assertThat(fresh).isEqualTo(Row.of("id", 9, "name", "hiss", "weight", new BigDecimal("3.5"), "uid", 1));
		assertThat(changed).isEqualTo(fresh.with("name", "HISS"));
		assertThat(this.cats.count()).isEqualTo(3);
	}

	@Test
	void columnsThatAMapLeavesOutStayAsTheyAre() {
		this.cats.update(1, Map.of("weight", 8));

		assertThat(this.cats.upsert(Map.of("id", 1, "name", "MEOW")).getBigDecimal("weight"))
			.isEqualTo(new BigDecimal("8"));
	}

	@Test
	void nullInARecordIsTheDefaultOfANewRowAndNullInOneThatIsThere() {
		Table<Cat> typed = this.db.table(Cat.class);

		assertThat(typed.upsert(new Cat(9, "hiss", null, 2))).isEqualTo(new Cat(9, "hiss", new BigDecimal("3.5"), 2));
		assertThat(typed.upsert(new Cat(9, "hiss", null, 2))).isEqualTo(new Cat(9, "hiss", null, 2));
	}

	@Test
	void nullInARowIsNullInBoth() {
		assertThat(this.cats.upsert(Row.of("id", 9, "name", "hiss", "weight", null)).isNull("weight")).isTrue();
		assertThat(this.cats.upsert(Row.of("id", 1, "name", "meow", "weight", null)).isNull("weight")).isTrue();
	}

	@Test
	void aNullThatIsNotAllowedInTheRowThatIsThereSaysSo() {
		assertThatThrownBy(() -> this.db.table(Cat.class).upsert(new Cat(1, "meow", null, null)))
			.isInstanceOf(NotNullViolationException.class);
	}

	@Test
	void aRowWithoutKeyIsInsertedAndGetsOne() {
		assertThat(this.db.table(Cat.class).upsert(new Cat(null, "hiss", null, null)).id()).isEqualTo(3);
		assertThat(this.cats.upsert(Map.of("name", "claw")).getInt("id")).isEqualTo(4);
		assertThat(this.accounts.upsert(Map.of("email", "b@x")).getInt("id")).isEqualTo(2);
	}

	@Test
	void aKeyThatIsAlwaysGeneratedMakesTheRoundTrip() {
		Row anna = this.accounts.get(1);

		assertThat(this.accounts.upsert(anna.with("name", "Anna"))).isEqualTo(anna.with("name", "Anna"));
		assertThat(this.accounts.upsert(Row.of("id", 50, "email", "z@x")).getInt("id")).isEqualTo(50);
		assertThat(this.accounts.count()).isEqualTo(2);
	}

	@Test
	void namedColumnsTellThatTheRowIsThere() {
		Row stored = this.accounts.upsert(Map.of("email", "a@x", "name", "Anna"), OnConflict.on("email"));

		assertThat(stored).isEqualTo(Row.of("id", 1, "email", "a@x", "name", "Anna", "visits", 1));
		assertThat(
				this.accounts.upsert(Map.of("email", "b@x", "name", "bert"), OnConflict.on("email")).getString("name"))
			.isEqualTo("bert");
	}

	@Test
	void onlyTheNamedColumnsAreUpdated() {
		Row stored = this.accounts.upsert(Map.of("email", "a@x", "name", "other", "visits", 9),
				OnConflict.on("email").update("visits"));

		assertThat(stored).isEqualTo(Row.of("id", 1, "email", "a@x", "name", "anna", "visits", 9));
	}

	@Test
	void aColumnToUpdateMustBeGivenAndKnown() {
		assertThatThrownBy(() -> this.accounts.upsert(Map.of("email", "a@x"), OnConflict.on("email").update("visits")))
			.isInstanceOf(SchemaException.class)
			.hasMessageContaining("visits");
		assertThatThrownBy(() -> this.accounts.upsert(Map.of("email", "a@x"), OnConflict.on("emial")))
			.isInstanceOf(SchemaException.class)
			.hasMessageContaining("email");
	}

	@Test
	void doNothingReturnsTheRowThatIsThere() {
		OnConflict keep = OnConflict.on("email").doNothing();

		assertThat(this.accounts.upsert(Map.of("email", "a@x", "name", "other"), keep).getString("name"))
			.isEqualTo("anna");
		assertThat(this.accounts.upsert(Map.of("email", "b@x", "name", "bert"), keep).getString("name"))
			.isEqualTo("bert");
		assertThat(this.cats.upsert(Map.of("id", 1, "name", "x"), OnConflict.onKey().doNothing()).getString("name"))
			.isEqualTo("meow");
	}

	@Test
	void aTableThatIsAllKeyTakesTheSameRowTwice() {
		Table<Row> tags = this.db.table("tag");

		assertThat(tags.upsert(Map.of("name", "jazz"))).isEqualTo(Row.of("name", "jazz"));
		assertThat(tags.upsert(Map.of("name", "jazz"))).isEqualTo(Row.of("name", "jazz"));
		assertThat(tags.count()).isEqualTo(1);
	}

	@Test
	void aLongKeyIsAConflictAsAWhole() {
		Table<Row> played = this.db.table("played");
		played.upsert(Map.of("list_id", 1, "track_id", 2, "note", "a"));

		played.upsert(Map.of("list_id", 2, "track_id", 1, "note", "b"));
		played.upsert(Map.of("list_id", 1, "track_id", 2, "note", "c"));

		assertThat(played.get(2, 1).getString("note")).isEqualTo("c");
		assertThat(played.get(1, 2).getString("note")).isEqualTo("b");
	}

	@Test
	void aKeyThatTheFilterFixesIsNotAsked() {
		Table<Row> mine = this.db.table("setting").xtra("uid", 1);

		assertThat(mine.upsert(Map.of("theme", "dark"))).isEqualTo(Row.of("uid", 1, "theme", "dark"));
		assertThat(mine.upsert(Map.of("theme", "light"))).isEqualTo(Row.of("uid", 1, "theme", "light"));
		assertThat(mine.upsert(Map.of("theme", "x"), OnConflict.onKey().doNothing()))
			.isEqualTo(Row.of("uid", 1, "theme", "light"));
		assertThat(mine.upsert(Map.of("uid", 2))).isEqualTo(Row.of("uid", 1, "theme", "light"));
	}

	@Test
	void manyUpsertsOfOneRowAtOnceStoreOneRow() {
		OnConflict keep = OnConflict.on("email").doNothing();

		List<Integer> ids = IntStream.range(0, 40)
			.parallel()
			.mapToObj((i) -> this.accounts.upsert(Map.of("email", "new@x", "visits", i), keep).getInt("id"))
			.toList();

		assertThat(ids).hasSize(40).containsOnly(ids.get(0));
		assertThat(this.accounts.count()).isEqualTo(2);
	}

	@Test
	void anUpsertThatATriggerSuppressesIsAnError() {
		this.database.execute("""
				create function never() returns trigger language plpgsql as 'begin return null; end';
				create trigger never before insert on cat for each row execute function never()""");

		assertThatThrownBy(() -> this.cats.upsert(Map.of("id", 1, "name", "x")))
			.isInstanceOf(RowNotFoundException.class)
			.hasMessageContaining("trigger");
	}

}
