package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Tables and columns may have any name that PostgreSQL allows. */
class NamesTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cat", "two words", "quo\"te", "it's", "select", "user", "größe", "猫", "a.b", "$1", "a?b",
			":name", "semi;colon", "a, b", "count(*)", "x desc", "--", " lead", "{fn now()}", "tab\there" })
	void everyVerbWorksWhateverTheNames(String name) {
		String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
		this.database.execute("create table " + quoted + " (id int primary key, " + quoted + " text, uid int unique)");
		Table<Row> table = this.db.table(name);
		Table<Row> mine = table.xtra(name, "mine");

		assertThat(table.toString()).isEqualTo(quoted);
		assertThat(table.insert(Map.of("id", 1, name, "a"))).isEqualTo(Row.of("id", 1, name, "a", "uid", null));
		assertThat(table.get(1).getString(name)).isEqualTo("a");
		assertThat(table.update(1, Map.of(name, "b")).getString(name)).isEqualTo("b");
		assertThat(table.upsert(Map.of("id", 1, name, "c")).getString(name)).isEqualTo("c");
		assertThat(table.upsert(Map.of("id", 2, name, "d", "uid", 9), OnConflict.on("uid")).getInt("id")).isEqualTo(2);
		assertThat(table.where(quoted + " = ?", "c").orderBy(name).limit(1).list()).hasSize(1);
		assertThat(table.orderBy(quoted + " desc").first()).map((row) -> row.getInt("id")).contains(2);
		assertThat(table.select(name).where("id = ?", 1).single()).isEqualTo(Row.of(name, "c"));
		assertThat(table.select(name, "count(*) as n").groupBy(name).orderBy(name).list()).hasSize(2);
		assertThat(table.where("true").count()).isEqualTo(2);
		assertThat(table.all().keyed()).containsOnlyKeys(1, 2);
		assertThat(mine.insert(Map.of("id", 3)).getString(name)).isEqualTo("mine");
		assertThat(mine.upsert(Map.of("id", 3, "uid", 5)).getInt("uid")).isEqualTo(5);
		assertThat(mine.where("id > ?", 0).list()).hasSize(1);
		assertThat(mine.where("true").update(Map.of("uid", 6))).hasSize(1);
		assertThat(mine.delete(3).getInt("uid")).isEqualTo(6);
		assertThat(table.where("id = ?", 1).update(Map.of(name, "e"))).hasSize(1);
		assertThat(table.where(quoted + " = ?", "e").delete()).hasSize(1);
		assertThat(this.db.query("select * from " + table).single()).isEqualTo(Row.of("id", 2, name, "d", "uid", 9));
	}

	@Test
	void aTableOfAnotherSchemaIsAskedForWithItsSchema() {
		this.database.execute("""
				create schema "Other One";
				create table "Other One".cat (id int primary key, name text);
				create table cat (id int primary key, name text)""");
		Table<Row> other = this.db.table("Other One.cat");

		other.insert(Map.of("id", 1, "name", "there"));
		other.upsert(Map.of("id", 1, "name", "still"));
		other.xtra("name", "still").upsert(Map.of("id", 1));

		assertThat(other.toString()).isEqualTo("\"Other One\".\"cat\"");
		assertThat(other.get(1).getString("name")).isEqualTo("still");
		assertThat(this.db.table("cat").count()).isZero();
		assertThat(this.db.tables()).extracting(Table::name).containsExactlyInAnyOrder("Other One.cat", "cat");
		assertThat(this.db.tables()).extracting(Table::count).containsExactlyInAnyOrder(1L, 0L);
	}

	@Test
	void aNameMeansTheTableOnTheSearchPathBeforeAnotherSchemas() {
		this.database.execute("""
				create schema s;
				create table s.t (id int primary key);
				create table "s.t" (id int primary key);
				insert into "s.t" values (7)""");

		assertThat(this.db.table("s.t").get(7)).isEqualTo(Row.of("id", 7));
	}

	@Test
	void spellingIsTheCatalogs() {
		this.database.execute("create table \"Cat\" (\"Id\" int primary key)");

		assertThatThrownBy(() -> this.db.table("cat")).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"Cat\"");
		assertThat(this.db.table("Cat").insert(Map.of("Id", 1))).isEqualTo(Row.of("Id", 1));
	}

	@Test
	void camelCaseNamesMeanSnakeCaseColumns() {
		this.database.execute("create table playlist_track (playlist_id int, track_id int, primary key (playlist_id))");
		record PlaylistTrack(int playlistId, Integer trackId) {
		}

		assertThat(this.db.table(PlaylistTrack.class).insert(new PlaylistTrack(1, 2)))
			.isEqualTo(new PlaylistTrack(1, 2));
		assertThat(this.db.table("playlist_track").update(1, Map.of("trackId", 3)).getInt("track_id")).isEqualTo(3);
		assertThat(this.db.table("playlist_track").insert(Row.of("playlistId", 5)).getInt("playlist_id")).isEqualTo(5);
	}

	@Test
	void columnsWhoseNamesDifferInCaseOnlyAreKeptApart() {
		this.database.execute("create table t (id int primary key, a int, \"A\" int)");
		Table<Row> table = this.db.table("t");

		assertThat(table.insert(Map.of("id", 1, "a", 1, "A", 2))).isEqualTo(Row.of("id", 1, "a", 1, "A", 2));
		assertThat(table.xtra("A", 2).where("a = ?", 1).orderBy("A", "a").list()).hasSize(1);
		assertThat(table.select("A").list()).isEqualTo(List.of(Row.of("A", 2)));
	}

}
