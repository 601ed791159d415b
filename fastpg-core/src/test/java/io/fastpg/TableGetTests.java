package io.fastpg;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.schema.Column;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableGetTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, """
			insert into cat (name) values ('meow'), ('purr');
			create table track_of (track_no int, play_list int, title text, primary key (play_list, track_no));
			insert into track_of values (1, 2, 'first of two'), (2, 1, 'second of one');
			create table note (text text);
			insert into note values ('hello');
			create view heavy as select * from cat where weight > 3;
			create materialized view frozen as select * from cat""");

	private Database db;

	private Table<Row> cats;

	private Table<Row> tracks;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
		this.tracks = this.db.table("track_of");
	}

	@Test
	void getReturnsTheRowWithThisKey() {
		assertThat(this.cats.get(2))
			.isEqualTo(Row.of("id", 2, "name", "purr", "weight", new BigDecimal("3.5"), "uid", 1));
		assertThat(this.cats.as(Cat.class).get(2)).isEqualTo(new Cat(2, "purr", new BigDecimal("3.5"), 1));
	}

	@Test
	void getOfAnAbsentRowNamesTableAndKey() {
		assertThatThrownBy(() -> this.cats.get(99)).isInstanceOf(RowNotFoundException.class)
			.hasMessage("No row of \"cat\" with id = 99 is visible.");
	}

	@Test
	void theFiltersPartOfAKeyIsNotSaid() {
		Table<Row> mine = this.tracks.xtra("play_list", 4711);

		assertThatThrownBy(() -> mine.get(99)).hasMessage("No row of \"track_of\" with track_no = 99 is visible.");
		assertThatThrownBy(() -> mine.get(4711, 99))
			.hasMessage("No row of \"track_of\" with play_list, track_no = 99 is visible.");
	}

	@Test
	void findAndExistsAnswerWithoutFailing() {
		assertThat(this.cats.find(1)).map((cat) -> cat.getString("name")).contains("meow");
		assertThat(this.cats.find(99)).isEmpty();
		assertThat(this.cats.exists(1)).isTrue();
		assertThat(this.cats.exists(99)).isFalse();
	}

	@Test
	void aLongKeyIsGivenInKeyOrderNotInTableOrder() {
		assertThat(this.tracks.primaryKey()).extracting(Column::name).containsExactly("play_list", "track_no");
		assertThat(this.tracks.get(2, 1).getString("title")).isEqualTo("first of two");
		assertThat(this.tracks.find(1, 2)).map((track) -> track.getString("title")).contains("second of one");
		assertThat(this.tracks.exists(2, 2)).isFalse();
	}

	@Test
	void aKeyMayBeAListARowOrAMap() {
		assertThat(this.tracks.get(List.of(2, 1)).getString("title")).isEqualTo("first of two");
		assertThat(this.tracks.get(Row.of("track_no", 1, "play_list", 2)).getString("title")).isEqualTo("first of two");
		assertThat(this.tracks.get(Map.of("track_no", 1, "play_list", 2)).getString("title")).isEqualTo("first of two");
		assertThat(this.tracks.get(Map.of("trackNo", 1, "playList", 2)).getString("title")).isEqualTo("first of two");
		assertThat(this.tracks.get(new TrackKey(1, 2)).getString("title")).isEqualTo("first of two");
		assertThat(this.cats.get(List.of(1)).getString("name")).isEqualTo("meow");
		assertThat(this.cats.get(Map.of("id", 1)).getString("name")).isEqualTo("meow");
	}

	@Test
	void aWholeRowNamesItself() {
		Row row = this.tracks.get(2, 1);

		assertThat(this.tracks.get(row)).isEqualTo(row);
	}

	@Test
	void aKeyOfAnotherLengthIsRefusedAndTheColumnsAreSaid() {
		assertThatThrownBy(() -> this.tracks.get(1)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"track_of\" is (play_list, track_no)")
			.hasMessageContaining("1 value was given");
		assertThatThrownBy(() -> this.tracks.exists(1, 2, 3)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("3 values were given");
		assertThatThrownBy(() -> this.cats.find()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("0 values were given");
		assertThatThrownBy(() -> this.cats.get(1, 2)).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.tracks.get(List.of(1))).isInstanceOf(SchemaException.class);
	}

	@Test
	void aKeyByNameThatLacksAColumnIsRefused() {
		assertThatThrownBy(() -> this.tracks.get(Map.of("track_no", 1))).isInstanceOf(SchemaException.class)
			.hasMessageContaining("no value for \"play_list\"");
	}

	@Test
	void aNullKeyIsRefused() {
		assertThatThrownBy(() -> this.cats.get((Object) null)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"id\"")
			.hasMessageContaining("null");
		assertThatThrownBy(() -> this.cats.find((Object[]) null)).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.tracks.get(1, null)).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.tracks.get(Arrays.asList(1, null))).isInstanceOf(SchemaException.class);
	}

	@Test
	void aKeyOfAnotherTypeIsRefusedWithoutItsValue() {
		assertThatThrownBy(() -> this.cats.get("seventeen")).isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("column \"id\" (int4)")
			.hasMessageNotContaining("seventeen");
		assertThat(this.cats.get(1L).getString("name")).isEqualTo("meow");
	}

	@Test
	void aTableWithoutKeyReadsAndInsertsAndSaysWhyItCannotGet() {
		Table<Row> notes = this.db.table("note");

		assertThat(notes.insert(Row.of("text", "bye"))).isEqualTo(Row.of("text", "bye"));
		assertThat(notes.count()).isEqualTo(2);
		assertThat(notes.where("text = ?", "hello").single()).isEqualTo(Row.of("text", "hello"));
		assertThatThrownBy(() -> notes.get(1)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"note\" has no primary key")
			.hasMessageContaining("where");
		assertThatThrownBy(() -> notes.all().keyed()).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> notes.update(Row.of("text", "x"))).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> notes.delete(1)).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> notes.upsert(Row.of("text", "x"))).isInstanceOf(SchemaException.class);
	}

	@Test
	void viewsAreReadLikeTables() {
		assertThat(this.db.views()).extracting(Table::name).containsExactly("frozen", "heavy");
		assertThat(this.db.table("heavy").where("name = ?", "meow").single().getInt("id")).isEqualTo(1);
		assertThat(this.db.table("frozen", Cat.class).list()).hasSize(2);
		assertThatThrownBy(() -> this.db.table("heavy").get(1)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("no primary key");
	}

	@Test
	void aSimpleViewIsWrittenThroughLikeATable() {
		Row stored = this.db.table("heavy").insert(Map.of("name", "hiss", "weight", 9, "uid", 1));

		assertThat(this.cats.get(stored.getInt("id")).getString("name")).isEqualTo("hiss");
	}

	record TrackKey(int trackNo, int playList) {

	}

}
