package io.fastpg;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import io.fastpg.copy.ImportOptions;
import io.fastpg.copy.FileFormat;
import io.fastpg.copy.Import;
import io.fastpg.copy.ImportedColumn;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.NotNullViolationException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files into tables, made for them or there before. */
class ImportFileTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE);

	@TempDir
	private Path folder;

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void whatEndsALineOrQuotesDelimitsNoFields() {
		ImportOptions options = ImportOptions.defaults();

		assertThatThrownBy(() -> options.delimiter('\n')).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> options.delimiter('\r')).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> options.delimiter('"')).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void aTableIsMadeForAFile() {
		Path file = file("Track List.csv", """
				Track Id,Title,price,zip,released,added,live,note
				1,"Go, ""Down\""",1.50,00501,1980-07-25,2026-01-02T03:04:05Z,true,
				2,Powerage,2,10115,,2026-01-02T03:04:05.5+01:00,false,""
				""");

		Import stored = this.db.importFile(file);

		assertThat(stored).isEqualTo(new Import("track_list", true, 2,
				List.of(new ImportedColumn("track_id", "integer"), new ImportedColumn("title", "text"),
						new ImportedColumn("price", "numeric"), new ImportedColumn("zip", "text"),
						new ImportedColumn("released", "date"), new ImportedColumn("added", "timestamp with time zone"),
						new ImportedColumn("live", "boolean"), new ImportedColumn("note", "text"))));
		List<Row> rows = this.db.table("track_list").orderBy("track_id").list();
		assertThat(rows.get(0).getString("title")).isEqualTo("Go, \"Down\"");
		assertThat(rows.get(0).get("price")).isEqualTo(new BigDecimal("1.50"));
		assertThat(rows.get(0).getString("zip")).isEqualTo("00501");
		assertThat(rows.get(0).isNull("note")).isTrue();
		assertThat(rows.get(1).isNull("released")).isTrue();
		assertThat(rows.get(1).getString("note")).isEmpty();
	}

	@Test
	void everyCharacterArrivesAsItIs() {
		String hostile = "\\N\\.\\\\ \t tab\nline\r\ncr\rend \"q\" \\n ,;| 東京 \uD83D\uDC08 \u0001\u007f";
		Path file = file("t.csv", "a,b\n\"" + hostile.replace("\"", "\"\"") + "\",\"\\.\"\n\\.,\\N\n");

		this.db.importFile(file);

		assertThat(this.db.table("t").list()).containsExactly(Row.of("a", hostile, "b", "\\."),
				Row.of("a", "\\.", "b", "\\N"));
	}

	@Test
	void rowsGoIntoATableThatIsThere() {
		Path file = file("cats.csv", "Weight,NAME,id\n4.25,tom,7\n,zoe,8\n");

		Import stored = this.db.importFile("cat", file);

		assertThat(stored.created()).isFalse();
		assertThat(stored.columns()).hasToString("[weight numeric, name text, id integer]");
		assertThat(this.db.table("cat").orderBy("id").list()).containsExactly(
				Row.of("id", 7, "name", "tom", "weight", new BigDecimal("4.25"), "uid", 1),
				Row.of("id", 8, "name", "zoe", "weight", null, "uid", 1));
	}

	@Test
	void aDelimiterIsFoundOut() {
		for (String delimiter : List.of(",", ";", "\t", "|")) {
			String table = "t" + (int) delimiter.charAt(0);
			Path file = file(table + ".txt",
					"a,b".replace(",", delimiter) + "\n" + "1,\"x,y;z|\"".replaceFirst(",", delimiter) + "\n");

			assertThat(this.db.importFile(file).columns()).as(delimiter).hasToString("[a integer, b text]");
		}
	}

	@Test
	void tabsSeparateTheFieldsOfTsv() {
		this.db.importFile("cat", file("c.tsv", "id\tname\n1\ta,b\n"));

		assertThat(this.db.table("cat").get(1).getString("name")).isEqualTo("a,b");
	}

	@Test
	void anArrayOfObjectsIsImported() {
		Path file = file("t.json", """
				[ {"id": 1, "name": "tom", "tags": ["a"], "price": 1.10, "big": 12345678901234567890},
				  {"id": 2, "zip": "00501", "name": null, "born": "2026-01-02", "tags": "x", "ok": true} ]
				""");

		Import stored = this.db.importFile(file);

		assertThat(stored.columns()).hasToString("[id integer, name text, tags jsonb, price numeric, big numeric,"
				+ " zip text, born date, ok boolean]");
		List<Row> rows = this.db.table("t").orderBy("id").list();
		assertThat(rows.get(0).get("tags")).hasToString("[\"a\"]");
		assertThat(rows.get(1).get("tags")).hasToString("\"x\"");
		assertThat(rows.get(0).get("price")).isEqualTo(new BigDecimal("1.10"));
		assertThat(rows.get(1).getString("zip")).isEqualTo("00501");
		assertThat(rows.get(1).isNull("name")).isTrue();
	}

	@Test
	void linesOfObjectsAreImported() {
		this.database.execute("create table tag (id int, names text[], doc jsonb, grid int[])");
		String lines = """
				{"id": 1, "names": ["a\\"b\\\\", null, "NULL", "x,y"], "doc": {"k": [1]}}
				{"id": 2, "names": [], "doc": "text", "grid": [[1, 2], [3, 4]]}
				""";

		assertThat(this.db.importFile("tag", file("t.ndjson", lines)).rows()).isEqualTo(2);

		assertThat(this.db
			.query("select names[1] a, names[2] b, names[3] c, names[4] d, doc::text e from tag where id = 1")
			.single()).isEqualTo(Row.of("a", "a\"b\\", "b", null, "c", "NULL", "d", "x,y", "e", "{\"k\": [1]}"));
		assertThat(
				this.db.query("select cardinality(names) a, doc::text b, grid[2][1] c from tag where id = 2").single())
			.isEqualTo(Row.of("a", 0, "b", "\"text\"", "c", 3));
		assertThat(this.db.importFile("again", file("noname", lines)).rows()).isEqualTo(2);
	}

	@Test
	void aByteOrderMarkAndAnEncodingAreUnderstood() throws IOException {
		Files.write(this.folder.resolve("bom.csv"), "\uFEFFa\nä\n".getBytes(StandardCharsets.UTF_8));
		Files.write(this.folder.resolve("wide.csv"), "\uFEFFa\nä\n".getBytes(StandardCharsets.UTF_16LE));
		Files.write(this.folder.resolve("latin.csv"), "a\nä\n".getBytes(StandardCharsets.ISO_8859_1));

		this.db.importFile(this.folder.resolve("bom.csv"));
		this.db.importFile(this.folder.resolve("wide.csv"));
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> this.db.importFile(this.folder.resolve("latin.csv")))
			.withMessage(
					"Cannot read \"latin.csv\": it has bytes that are no UTF-8. Say how it is encoded with charset(…).");
		this.db.importFile("latin", this.folder.resolve("latin.csv"),
				(options) -> options.charset(Charset.forName("windows-1252")));

		for (String table : List.of("bom", "wide", "latin")) {
			assertThat(this.db.table(table).list()).containsExactly(Row.of("a", "ä"));
		}
	}

	@Test
	void optionsSayWhatCannotBeFoundOut() {
		Path file = file("x.dat", "1#'#NA#7\n2#\"b#-#\n");

		Import stored = this.db.importFile("x", file,
				(options) -> options.format(FileFormat.CSV)
					.delimiter('#')
					.withoutQuotes()
					.columns("id", "name", "n", "code")
					.nullText("NA", "-")
					.emptyAsText()
					.text("code")
					.key("id"));

		assertThat(stored.columns()).hasToString("[id integer, name text, n text, code text]");
		assertThat(this.db.table("x").get(2)).isEqualTo(Row.of("id", 2, "name", "\"b", "n", null, "code", ""));
	}

	@Test
	void aKeyCanBeNumberedByTheServer() {
		this.db.importFile("t", file("t.csv", "a\nx\ny\n"), (options) -> options.identityKey("id"));

		assertThat(this.db.table("t").get(2)).isEqualTo(Row.of("id", 2L, "a", "y"));
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.importFile("u", file("u.csv", "a\nx\n"), (options) -> options.key("b")))
			.withMessageContaining("\"b\"");
	}

	@Test
	void columnsThatTheTableLacksAreRefusedLeftOutOrAdded() {
		Path file = file("c.csv", "id,name,colour\n1,tom,7\n");

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.importFile("cat", file))
			.withMessage("Table \"cat\" has no column for \"colour\" of the file. Leave it out with ignoreUnknown(), or"
					+ " have it added with addColumns().");
		assertThat(this.db.importFile("cat", file, (options) -> options.ignoreUnknown()).columns()).hasSize(2);
		this.db.table("cat").delete(1);
		assertThat(this.db.importFile("cat", file, (options) -> options.addColumns()).columns())
			.hasToString("[id integer, name text, colour integer]");
		assertThat(this.db.table("cat").get(1).getInt("colour")).isEqualTo(7);
	}

	@Test
	void computedColumnsAreLeftOutAsInsertsDo() {
		this.database.execute(
				"""
						create table made (id int generated always as identity, a int, b int generated always as (a * 2) stored)""");

		assertThat(this.db.importFile("made", file("m.csv", "id,a,b\n99,5,0\n")).columns()).hasToString("[a integer]");

		assertThat(this.db.table("made").list()).containsExactly(Row.of("id", 1, "a", 5, "b", 10));
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.importFile("made", file("n.csv", "id,b\n99,0\n")))
			.withMessageContaining("No column of the file can be stored");
	}

	@Test
	void aValueThatDoesNotFitSaysLineAndColumnAndStoresNothing() {
		Path file = file("c.csv", "id,name,weight\n1,\"two\nlines\",1\n2,zoe,secret\n3,tim,2\n");

		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> this.db.importFile("cat", file))
			.withMessageStartingWith("Import of \"c.csv\" into \"cat\" at line 4, column \"weight\" failed: ")
			.withMessageNotContaining("secret")
			.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain("secret"));

		assertThat(this.db.table("cat").count()).isZero();
	}

	@Test
	void aBrokenConstraintSaysTheLine() {
		assertThatExceptionOfType(UniqueViolationException.class)
			.isThrownBy(() -> this.db.importFile("cat", file("c.csv", "id,name\n1,a\n1,b\n")))
			.withMessageContaining("at line 3 failed");
		assertThatExceptionOfType(NotNullViolationException.class)
			.isThrownBy(() -> this.db.importFile("cat", file("c.csv", "id,name\n1,\n")))
			.withMessageContaining("at line 2");
	}

	@Test
	void aFailedImportLeavesNoTable() {
		Path file = file("t.csv", "a,b\n1,2\n1,2,3\n");

		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> this.db.importFile(file))
			.withMessage("Cannot read line 3 of \"t.csv\": it has 3 fields, where 2 columns are named.");
		assertThatExceptionOfType(UniqueViolationException.class)
			.isThrownBy(() -> this.db.importFile("u", file("u.csv", "a\n1\n1\n"), (options) -> options.key("a")));

		assertThat(this.db.refresh().find("t")).isEmpty();
		assertThat(this.db.refresh().find("u")).isEmpty();
	}

	@Test
	void malformedFilesAreRefused() {
		assertRefused("t.csv", "", "it is empty");
		assertRefused("t.csv", "a,a\n1,2\n", "the column \"a\" twice");
		assertRefused("t.csv", "a\n\"x\u0000y\"\n", "line 2, column \"a\"");
		assertRefused("t.json", "[{\"a\": \"secret\"},\n{\"a\": secret}]", "line 2");
		assertRefused("t.json", "[{\"a\": 1, \"a\": \"secret\"}]", "a key twice");
		assertRefused("t.json", "[{\"a\": 1},\n7]", "line 2 of \"t.json\": a row must be a JSON object");
		assertRefused("t.json", "[{\"a\": \"\\ud800 secret\"}]", "line 1, column \"a\"");
		assertRefused("t.json", "[{\"a\": 1}", "line 1");
		assertRefused("t.json", "[{\"a\": 1}]\n[]", "line 2 of \"t.json\": something follows");
		assertThatThrownBy(() -> this.db.importFile("t", file("t.json", "[]"))).isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.db.importFile(file("t2.csv", "a b,a_b\n1,2\n")))
			.isInstanceOf(SchemaException.class);
		assertThatThrownBy(() -> this.db.importFile(this.folder.resolve("none.csv")))
			.isInstanceOf(UncheckedIOException.class)
			.hasMessage("\"none.csv\" could not be read: there is no file " + this.folder.resolve("none.csv") + ".");
	}

	private void assertRefused(String name, String content, String why) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(() -> this.db.importFile(file(name, content)))
			.withMessageContaining(why)
			.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain("secret"));
	}

	@Test
	void aStreamIsImported() {
		InputStream in = new ByteArrayInputStream("{\"id\": 1, \"name\": \"tom\"}".getBytes(StandardCharsets.UTF_8));

		assertThat(this.db.importFile("cat", in, (options) -> options).rows()).isEqualTo(1);
		InputStream broken = new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("gone");
			}
		};
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> this.db.importFile("cat", broken, (options) -> options))
			.withRootCauseInstanceOf(IOException.class);
	}

	@Test
	void anImportIsPartOfItsTransaction() {
		Path file = file("t.csv", "a\n1\n");

		assertThatThrownBy(() -> this.db.transaction(() -> {
			this.db.importFile(file);
			assertThat(this.db.table("t").count()).isEqualTo(1);
			throw new IllegalStateException();
		})).isInstanceOf(IllegalStateException.class);
		this.db.transaction(() -> {
			assertThatThrownBy(() -> this.db.importFile("cat", file("c.csv", "id,name\n1,\n")));
			this.db.importFile("cat", file("c.csv", "id,name\n1,tom\n"));
		});

		assertThat(this.db.refresh().find("t")).isEmpty();
		assertThat(this.db.table("cat").count()).isEqualTo(1);
	}

	@Test
	void aTableOfAnotherSchemaIsMadeAndFilled() {
		this.database.execute("create schema attic");

		assertThat(this.db.importFile("attic.t", file("t.csv", "a\n1\n")).created()).isTrue();
		assertThat(this.db.importFile("attic.t", file("t.csv", "a\n2\n")).created()).isFalse();

		assertThat(this.db.table("attic.t").count()).isEqualTo(2);
	}

	@Test
	void aViewTakesRowsToo() {
		this.database.execute("create view kitten as select id, name from cat");

		this.db.importFile("kitten", file("k.csv", "id,name\n1,tom\n"));

		assertThat(this.db.table("cat").count()).isEqualTo(1);
	}

	private static String stackTrace(Throwable ex) {
		StringWriter text = new StringWriter();
		ex.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	@Test
	void elementsOfAnArrayOfJsonKeepTheirKind() {
		this.database.execute("create table tag (id int, docs jsonb[])");

		this.db.importFile("tag", file("t.json", """
				[{"id": 1, "docs": ["1", "true", null, {"a": "\\"b\\\\"}, [1, [2]], 3]}]"""));

		assertThat(this.db.item(String.class, "select array_to_json(docs)::text from tag"))
			.isEqualTo("[\"1\",\"true\",null,{\"a\": \"\\\"b\\\\\"},[1, [2]],3]");
	}

	private Path file(String name, String content) {
		try {
			return Files.writeString(this.folder.resolve(name), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
