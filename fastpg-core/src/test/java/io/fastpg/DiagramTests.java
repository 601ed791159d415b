package io.fastpg;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.SchemaException;
import io.fastpg.look.Diagram;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The schema as text that Mermaid and Graphviz draw. */
class DiagramTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"""
					create table artist (artist_id int primary key, name varchar(120) not null unique);
					comment on column artist.name is 'as on the "sleeve"';
					create table album (id bigint primary key, title text, artist_id int not null references artist);
					create table cover (album_id bigint primary key references album, drawn timestamptz(3), by int references artist);
					create view short_album as select id from album""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void mermaidHasTablesColumnsKeysAndRelations() {
		assertThat(this.db.diagram()).hasToString("""
				erDiagram
				    "album" {
				        bigint id PK
				        text title
				        integer artist_id FK
				    }
				    "artist" {
				        integer artist_id PK
				        varchar(120) name UK "as on the #34;sleeve#34;"
				    }
				    "cover" {
				        bigint album_id PK, FK
				        timestamptz(3) drawn
				        integer by FK
				    }
				    "artist" ||..o{ "album" : "artist_id"
				    "album" ||--o| "cover" : "album_id"
				    "artist" |o..o{ "cover" : "by"
				""");
	}

	@Test
	void graphvizHasNodesPortsAndEdges() {
		assertThat(this.db.diagram("album", "artist").graphviz()).isEqualTo(
				"""
						digraph {
						  graph [rankdir=LR]
						  node [shape=plain, fontname="Helvetica"]
						  edge [fontname="Helvetica", fontsize=10]
						  "album" [label=<
						    <table border="0" cellborder="1" cellspacing="0">
						      <tr><td colspan="2"><b>album</b></td></tr>
						      <tr><td align="left" port="c0" bgcolor="lightgrey">id</td><td align="left" bgcolor="lightgrey">bigint</td></tr>
						      <tr><td align="left" port="c1">title</td><td align="left">text</td></tr>
						      <tr><td align="left" port="c2">artist_id</td><td align="left">integer</td></tr>
						    </table>>]
						  "artist" [label=<
						    <table border="0" cellborder="1" cellspacing="0">
						      <tr><td colspan="2"><b>artist</b></td></tr>
						      <tr><td align="left" port="c0" bgcolor="lightgrey">artist_id</td><td align="left" bgcolor="lightgrey">integer</td></tr>
						      <tr><td align="left" port="c1">name</td><td align="left">varchar(120)</td></tr>
						    </table>>]
						  "album":c2 -> "artist":c0
						}
						""");
	}

	@Test
	void onlyTheTablesAskedForAreDrawn() {
		assertThat(this.db.diagram("cover", "short_album").mermaid()).contains("\"cover\" {", "\"short_album\" {")
			.doesNotContain("\"artist\"", "\"album\"");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.diagram("albun"))
			.withMessageContaining("Did you mean \"album\"?");
		this.database.execute("create table later (id int)");
		assertThat(this.db.diagram("later")).hasToString("erDiagram\n    \"later\" {\n        integer id\n    }\n");
	}

	@Test
	void aForeignKeyOfTwoColumnsIsOneLine() {
		this.database.execute("""
				create table track (album int, no int, primary key (album, no));
				create table play (id int primary key, album int, no int, unique (album, no),
					foreign key (album, no) references track)""");

		Diagram diagram = this.db.diagram("track", "play");

		assertThat(diagram.mermaid()).endsWith("    \"track\" |o..o| \"play\" : \"album, no\"\n");
		assertThat(diagram.graphviz()).contains("  \"play\":c1 -> \"track\":c0 [label=\"album, no\"]\n");
	}

	@Test
	void hostileNamesEndNothing() {
		this.database.execute("""
				create schema "a ""b";
				create table "a ""b"."x} %%{init: 1}%% <b>
				\\" ("c ""}" int primary key, "1-<i>&\\" text, "naïve 東京" text);
				comment on column "a ""b"."x} %%{init: 1}%% <b>
				\\"."c ""}" is '"}
				evil --> x; #quot;'""");

		Diagram diagram = this.db.diagram();

		String name = "a #34;b.x#125; #37;#37;#123;init: 1#125;#37;#37; #60;b#62;#10;#92;";
		assertThat(diagram.mermaid()).contains("    \"" + name + "\" {\n        integer c___ PK"
				+ " \"c #34;#125;: #34;#125;#10;evil --#62; x#59; #35;quot#59;\"\n"
				+ "        text _1-_i___ \"1-#60;i#62;#38;#92;\"\n        text naïve_東京 \"naïve 東京\"\n    }\n");
		assertThat(diagram.graphviz()).contains("  \"a \\\"b.x} %%{init: 1}%% <b>\\\\u000a\\\\\" [label=<\n",
				"<b>a &quot;b.x} %%{init: 1}%% &lt;b&gt;\\u000a\\</b>", ">c &quot;}</td>", ">1-&lt;i&gt;&amp;\\</td>");
	}

	@Test
	void theDiagramOfAnEmptySchemaIsEmpty() {
		this.database.execute("drop schema public cascade; create schema public; create table nothing ()");

		assertThat(this.db.diagram()).hasToString("erDiagram\n    \"nothing\"\n");
		assertThat(Database.of(this.database.dataSource()).diagram("nothing").graphviz()).contains("<b>nothing</b>");
	}

}
