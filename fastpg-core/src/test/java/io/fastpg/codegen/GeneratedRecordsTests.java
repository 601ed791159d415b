package io.fastpg.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.fastpg.Database;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Generated records, compiled and used. */
class GeneratedRecordsTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@TempDir
	Path folder;

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void theRecordsOfTheSampleAreUsed() throws IOException {
		this.database.execute(Files.readString(Path.of("../sample-app/src/main/resources/schema.sql")));
		String use = """
				package music;

				import io.fastpg.Database;
				import io.fastpg.Table;
				import java.util.List;
				import java.util.function.Function;

				public final class Use implements Function<Database, List<Object>> {

					@Override
					public List<Object> apply(Database db) {
						Table<Album> albums = db.table(Album.class);
						db.table(Artist.class).insert(new Artist(1, "AC/DC"));
						Album made = albums.insert(new Album(null, "acme", "Powerage", 1, null));
						Album changed = albums.update(made.albumId(), Album.changes().released(1978).row());
						Track track = db.table(Track.class)
							.insert(new Track(null, "acme", made.albumId(), 1, "Riff Raff", 312));
						Playlist list = db.table(Playlist.class).insert(new Playlist(null, "acme", "Loud"));
						Table<PlaylistTrack> entries = db.table(PlaylistTrack.class);
						PlaylistTrack entry = entries
							.insert(new PlaylistTrack(list.playlistId(), track.trackId(), "acme", 1));
						entries.update(entry.key(), PlaylistTrack.changes().position(2).row());
						db.verify(Album.class, Artist.class, Track.class, Playlist.class, PlaylistTrack.class);
						return List.of(made.title(), changed.released(), albums.get(made.albumId()).equals(changed),
								entries.get(entry.key()).position());
					}

				}
				""";

		List<Object> result = use("music", use);

		assertThat(result).containsExactly("Powerage", 1978, true, 2);
	}

	@Test
	void recordsOfHostileNamesAndCommentsAreUsed() {
		this.database.execute(
				"""
						create type "ev""il" as enum ('sad', 'very-happy', 'class', '*/', '', '1', 'VERY_HAPPY', '"; \\u0022');
						create table canary (id int);
						create table "x""; drop table canary; --" ("1 FROM t; SELECT pg_sleep(10); --" int primary key,

						"\\u000a*/ }" text, "class" text, "日本" int, "1x" int, "a_b" int, "aB" int, "$" int, "_" int, "to_string" text,
							"hash code" int, "row" int, "changes" int, "values" int, "mood" "ev""il", "this" text[], "İ" int);
						comment on table "x""; drop table canary; --" is E'*/ } class X { /* \\\\u000a <b> & {@link Foo}\\n@param x\\r\\n\\u202e';
						comment on column "x""; drop table canary; --"."class" is E'*/ \\\\u002a/ @Nullable';
						create table string (object int, integer text); create table "object" (id int);
						create table nullable ("@" int, list text[]); create table "column" ("NULL" int not null);
						create table row (id int, changes int, io int); create table objects (id int); create table changes (id int); create table map (a jsonb);
						create table seat (java int generated always as identity, io int, primary key (java, io)); create table key (changes int, key int, "values" int, "Key" text, primary key (key, "values"));
						create table "String" (id int); create table "Foo$Changes" (id int); create table foo (id int);
						create table "日本" (id int); create table "!!!" (id int); create table "1x" (id int);
						create table "record" ("record" int, "var" int, "yield" int, "enum" int, "sealed" int)""");
		String use = """
				package p;

				import io.fastpg.Table;
				import java.util.List;

				public final class Use implements java.util.function.Function<io.fastpg.Database, List<java.lang.Object>> {

					@Override
					public List<java.lang.Object> apply(io.fastpg.Database db) {
						Table<XDropTableCanary> table = db.table(XDropTableCanary.class);
						table.insert(XDropTableCanary.changes2()._1FromTSelectPgSleep10(7).u000a("x").class_("y").日本(8)
							._1x(9).aB2(10).aB(11).column8(12).column9(13).toString_("z").hashCode_(14).row(15).changes(16)
							.values(17).mood(EvIl.VERY_HAPPY2).this_(List.of("t")).row());
						table.update(7, XDropTableCanary.changes2().class_(null).row());
						XDropTableCanary read = table.get(7);
						Table<Key> keys = db.table(Key.class);
						Key key = keys.insert(new Key(1, 2, 3, "k"));
						return List.of(read.aB2(), read.aB(), read.日本(), read.column8(), read.mood(), read.this_(),
								read.class_() == null, keys.get(key.key3()).equals(key),
								db.table(String.class).insert(new String(1, "s")).integer(),
								db.table(Row.class).insert(new Row(1, 2, 3)).changes(), EvIl.values().length);
					}

				}
				""";

		List<Object> result = use("p", use);

		assertThat(result.toString()).isEqualTo("[10, 11, 8, 12, VERY_HAPPY2, [t], true, true, s, 2, 8]");
		assertThat(this.db.table("canary").count()).isZero();
	}

	@Test
	void everyTypeIsWrittenAsItIsRead() {
		this.database.execute(
				"""
						create type size as (width int, height numeric);
						create domain small as int check (value < 10);
						create table thing (id int primary key, a int4range, b tstzmultirange, c interval, d size, e size[],
							f timestamptz[], g bytea[], h small[], i inet, j point, k xml, l tsvector, m money, n bit(3), o "char",
							p timetz, q jsonb[], r date[], s daterange[], t oid, u float4, v name)""");
		String use = """
				package p;

				import io.fastpg.Database;
				import java.util.List;
				import java.util.function.Function;

				public final class Use implements Function<Database, List<Object>> {

					@Override
					public List<Object> apply(Database db) {
						db.verify(Thing.class);
						Thing made = db.table(Thing.class).insert(Thing.changes().id(1).h(List.of(2, 3)).row());
						return List.of(made.id(), made.h(), made.a() == null);
					}

				}
				""";

		List<Object> result = use("p", use);

		assertThat(result).containsExactly(1, List.of(2, 3), true);
	}

	@SuppressWarnings("unchecked") // what the test's own source says
	private List<Object> use(String packageName, String use) {
		List<GeneratedSource> sources = new ArrayList<>(
				new RecordGenerator(GeneratorOptions.inPackage(packageName)).generate(this.db.schema()));
		sources.add(new GeneratedSource(packageName + "/Use.java", use));
		CompiledSources compiled = CompiledSources.of(sources, this.folder);
		return ((Function<Database, List<Object>>) compiled.make(packageName + ".Use")).apply(this.db);
	}

}
