package io.fastpg;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;
import io.fastpg.type.Range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rows inside rows: a table's row is a value too. */
class WholeRowTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"""
					create type track as (title text, seconds int);
					create table artist (id int primary key, name text not null);
					create table album (id int primary key, artist_id int references artist, title text not null, sold daterange,
						tracks track[], label_name text, label_city text);
					insert into artist values (1, 'AC/DC'), (2, 'Accept'), (3, 'Nobody');
					insert into album values
						(1, 1, 'Let There Be "Rock"', '[1977-03-21,)', '{"(Overdose,369)","(\\"Hell, Bad\\",)"}', 'Atlantic', 'NY'),
						(2, 1, 'Powerage', null, null, null, null),
						(3, 2, 'Balls to the Wall (1983)', 'empty', '{}', null, null)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void anArtistComesWithItsAlbumsInOneQuery() {
		List<Artist> artists = this.db.query(
				"select r.id, r.name, coalesce(array_agg(a order by a.id) filter (where a.id is not null), '{}') as albums "
						+ "from artist r left join album a on a.artist_id = r.id group by r.id order by r.id")
			.as(Artist.class)
			.list();

		assertThat(artists).extracting(Artist::name).containsExactly("AC/DC", "Accept", "Nobody");
		assertThat(artists.get(0).albums())
			.containsExactly(new Album(1, "Let There Be \"Rock\"", Range.atLeast(LocalDate.of(1977, 3, 21)),
					List.of(new Track("Overdose", Optional.of(369)), new Track("Hell, Bad", Optional.empty())),
					new Label("Atlantic", "NY")), new Album(2, "Powerage", null, null, null));
		assertThat(artists.get(1).albums())
			.containsExactly(new Album(3, "Balls to the Wall (1983)", Range.empty(), List.of(), null));
		assertThat(artists.get(2).albums()).isEmpty();
	}

	@Test
	void aRowThatIsTheOnlyColumnIsReadAsItsRecord() {
		List<Album> albums = this.db.query("select a from album a order by a.id").as(Album.class).list();
		List<Holder> holders = this.db.query("select a as album from album a where id = ?", 2).as(Holder.class).list();
		Row row = this.db.query("select a from album a where id = 2").single();

		assertThat(albums).containsExactlyElementsOf(this.db.table(Album.class).orderBy("id").list());
		assertThat(holders).containsExactly(new Holder(albums.get(1)));
		assertThat(row.get("a")).isInstanceOf(Map.class).extracting("title", "sold").containsExactly("Powerage", null);
	}

	@Test
	void recordsAreArgumentsOfTheRowTypeOfTheirName() {
		Track track = new Track("a \"b\"", Optional.of(1));

		assertThat(this.db.item(String.class, "select pg_typeof(?)::text", track)).isEqualTo("track");
		assertThat(this.db.query("select ? as t", track).as(Tracked.class).single()).isEqualTo(new Tracked(track));
		assertThat(this.db.query("select (unnest(?)).*", Arrays.asList(track, new Track("c", Optional.empty())))
			.as(Track.class)
			.list()).containsExactly(track, new Track("c", Optional.empty()));
	}

	@Test
	void columnsOfStructuredTypesAreInsertedUpdatedAndRead() {
		Table<Album> albums = this.db.table(Album.class);
		Album album = new Album(9, "T.N.T.", Range.closedOpen(LocalDate.of(1975, 12, 1), LocalDate.MAX),
				Arrays.asList(new Track("(,)", Optional.empty()), null), new Label("Albert", null));

		assertThat(albums.insert(album)).isEqualTo(album);
		assertThat(albums.update(new Album(9, "T.N.T.", Range.all(), List.of(), null)).sold()).isEqualTo(Range.all());
		assertThat(albums.where("sold @> ?", LocalDate.of(1990, 1, 1)).list()).extracting(Album::id)
			.containsExactlyInAnyOrder(1, 9);
		assertThat(albums.where("sold && ?", Range.lessThan(LocalDate.of(1970, 1, 1))).list()).extracting(Album::id)
			.containsExactly(9);
	}

	@Test
	void aRangeIsOneValue() {
		assertThat(this.db.query("select sold from album where id = 1").as(Range.class).single())
			.isEqualTo(Range.atLeast(LocalDate.of(1977, 3, 21)));
		assertThat(this.db.item(Range.class, "select ?", Range.closed(1, 5))).isEqualTo(Range.closedOpen(1, 6));
		assertThatThrownBy(() -> this.db.query("select ?", Range.all()).list())
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("cast");
	}

	@Test
	void arraysOfArraysAreArguments() {
		assertThat(this.db.item(Integer.class, "select (?)[2][1]", List.of(List.of(1, 2), List.of(3, 4)))).isEqualTo(3);
		assertThat(this.db.query("select ?", (Object) new int[][] { { 1 }, { 2 } }).as(int[][].class).single())
			.isEqualTo(new int[][] { { 1 }, { 2 } });
	}

	record Artist(int id, String name, List<Album> albums) {

	}

	record Album(int id, String title, @Nullable Range<LocalDate> sold, @Nullable List<@Nullable Track> tracks,
			@Nullable Label label) {

	}

	record Track(String title, Optional<Integer> seconds) {

	}

	record Label(@Nullable String name, @Nullable String city) {

	}

	record Holder(Album album) {

	}

	record Tracked(Track t) {

	}

}
