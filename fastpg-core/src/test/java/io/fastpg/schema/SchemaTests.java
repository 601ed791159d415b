package io.fastpg.schema;

import java.sql.Connection;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.SchemaException;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SchemaTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table album (id int primary key, title text);
			create table artist (id int primary key);
			create schema billing;
			create table billing.invoice (id int primary key);
			create table billing.artist (id int primary key)
			""");

	@Test
	void aBareNameIsLookedForAlongTheSearchPath() throws Exception {
		Schema schema;
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("set search_path = billing, public");
			schema = CatalogReader.read(connection);
		}

		assertThat(schema.get("artist").name()).isEqualTo(new TableName("billing", "artist"));
		assertThat(schema.get("album").name()).isEqualTo(new TableName("public", "album"));
		assertThat(schema.get("public.artist").name()).isEqualTo(new TableName("public", "artist"));
	}

	@Test
	void aTableOutsideTheSearchPathIsFoundWithItsSchemaOnly() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThat(schema.find("billing.invoice")).isPresent();
		assertThat(schema.find("invoice")).isEmpty();
	}

	@Test
	void aNameIsExactAndHasNoQuotes() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThat(schema.find("Album")).isEmpty();
		assertThat(schema.find("\"album\"")).isEmpty();
		assertThat(schema.find("")).isEmpty();
		assertThat(schema.find(".")).isEmpty();
	}

	@Test
	void dotsMayBelongToTheTableOrTheSchema() throws Exception {
		this.database.execute("""
				create table "billing.invoice" (id int);
				create schema "a.b";
				create table "a.b"."c.d" (id int)""");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.get("billing.invoice").name()).isEqualTo(new TableName("public", "billing.invoice"));
		assertThat(schema.get("a.b.c.d").name()).isEqualTo(new TableName("a.b", "c.d"));
	}

	@Test
	void tablesAndViewsAreOrderedBySchemaAndName() throws Exception {
		this.database.execute("create view titles as select title from album");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting((table) -> table.name().toString())
			.containsExactly("billing.artist", "billing.invoice", "public.album", "public.artist");
		assertThat(schema.views()).extracting((view) -> view.name().toString()).containsExactly("public.titles");
	}

	@Test
	void anUnknownTableNamesTheNearest() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThatThrownBy(() -> schema.get("albun")).isInstanceOf(SchemaException.class)
			.hasMessage("There is no table or view \"albun\" in the schemas of the search path (public). "
					+ "Did you mean \"album\"? A table of another schema is asked for as schema.name.");
		assertThatThrownBy(() -> schema.get("public.ALBUM")).hasMessageContaining("Did you mean \"public.album\"?");
	}

	@Test
	void anUnknownTableNamesTheOneOfAnotherSchema() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThatThrownBy(() -> schema.get("invoice")).hasMessageContaining("Did you mean \"billing.invoice\"?");
		assertThatThrownBy(() -> schema.get("artst")).hasMessageContaining("Did you mean \"artist\"?");
	}

	@Test
	void anUnknownTableUnlikeAnyOtherNamesNone() throws Exception {
		Schema schema = Snapshot.of(this.database);

		assertThatThrownBy(() -> schema.get("customer")).isInstanceOf(SchemaException.class)
			.hasMessageNotContaining("Did you mean");
	}

	@Test
	void anUnknownColumnNamesTheNearestAndListsAll() throws Exception {
		Relation album = Snapshot.of(this.database).get("album");

		assertThatThrownBy(() -> album.column("Titel")).isInstanceOf(SchemaException.class)
			.hasMessage("Table \"album\" has no column \"Titel\". Did you mean \"title\"? Its columns are id, title.");
	}

	@Test
	void anUnknownColumnOfARelationWithoutColumnsSaysSo() throws Exception {
		this.database.execute("create view nothing as select");

		Relation nothing = Snapshot.of(this.database).get("nothing");

		assertThatThrownBy(() -> nothing.column("id"))
			.hasMessage("View \"nothing\" has no column \"id\". It has no columns.");
	}

}
