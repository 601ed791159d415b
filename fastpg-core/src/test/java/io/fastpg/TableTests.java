package io.fastpg;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.InvalidDataAccessApiUsageException;

import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.schema.Column;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a table says of itself. */
class TableTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table playlist_track (track_id int, playlist_id int, note text default 'x',
				primary key (playlist_id, track_id));
			create table artist (artist_id int primary key, name text not null);
			create view loud as select * from artist""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aTableKnowsItsColumnsAndKey() {
		Table<Row> table = this.db.table("playlist_track");

		assertThat(table.name()).isEqualTo("playlist_track");
		assertThat(table.columns()).extracting(Column::name).containsExactly("track_id", "playlist_id", "note");
		assertThat(table.primaryKey()).extracting(Column::name).containsExactly("playlist_id", "track_id");
		assertThat(table.column("note").typeText()).isEqualTo("text");
		assertThat(table.column("note").defaultExpression()).isEqualTo("'x'::text");
		assertThat(table.column("track_id").nullable()).isFalse();
	}

	@Test
	void anUnknownColumnIsAnsweredByTheNearest() {
		assertThatThrownBy(() -> this.db.table("playlist_track").column("trak_id")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"track_id\"");
	}

	@Test
	void aTableStandsInSqlTextAsItsQuotedName() {
		assertThat(this.db.table("artist")).hasToString("\"artist\"");
		assertThat(this.db.query("select count(*) as n from " + this.db.table("artist")).single())
			.isEqualTo(Row.of("n", 0L));
	}

	@Test
	void aClassMeansTheTableOfItsNameInSnakeCase() {
		record PlaylistTrack(int trackId) {
		}
		record Artists(int artistId) {
		}

		assertThat(this.db.table(PlaylistTrack.class).name()).isEqualTo("playlist_track");
		assertThatThrownBy(() -> this.db.table(Artists.class)).isInstanceOf(SchemaException.class)
			.hasMessageContaining("Did you mean \"artist\"?");
	}

	@Test
	void tablesAndViewsAreListedByName() {
		assertThat(this.db.tables()).extracting(Table::name).containsExactly("artist", "playlist_track");
		assertThat(this.db.views()).extracting(Table::name).containsExactly("loud");
		assertThat(this.db.tables().get(0).insert(Row.of("artist_id", 1, "name", "AC/DC")).getInt("artist_id"))
			.isEqualTo(1);
	}

	@Test
	void aTypeThatCannotBeARowIsRefused() {
		record Stranger(String colour) {
		}

		assertThatThrownBy(() -> this.db.table("artist", String.class).list())
			.isInstanceOf(InvalidDataAccessApiUsageException.class)
			.hasMessageContaining("one value");
		assertThatThrownBy(() -> this.db.table("artist", Stranger.class).list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("artist_id, name");
	}

	@Test
	void onlyTheColumnsThatARecordHasAreRead() {
		record Name(String name) {
		}
		this.db.table("artist").insert(Row.of("artist_id", 1, "name", "AC/DC"));

		assertThat(this.db.table("artist").as(Name.class).list()).isEqualTo(List.of(new Name("AC/DC")));
		assertThat(this.db.table("artist", Name.class).get(1)).isEqualTo(new Name("AC/DC"));
	}

}
