package io.fastpg.schema;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogReaderNameTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase();

	@Test
	void anyNameIsReadAsItIs() throws Exception {
		List<String> names = List.of("UpperName", "Mixed Case", "select", "a.b", "say \"hi\"", "it's", "back\\slash",
				"a,b{c}", "NULL", "übergröße", "日本語", "😀", "tab\tand\nline", "x\"; drop table canary; --",
				"1 FROM t; SELECT pg_sleep(10); --", "?", "$1", ":name", "%", "_",
				"sixty-three-bytes-sixty-three-bytes-sixty-three-bytes-sixty-thr");
		this.database.execute("create table canary (id int)");
		for (String name : names) {
			this.database.execute("""
					create schema %1$s;
					create type %1$s.%1$s as enum ('calm');
					create table %1$s.t (%1$s %1$s.%1$s, constraint %1$s primary key (%1$s));
					create table public.%1$s (other int, %1$s %1$s.%1$s references %1$s.t)"""
				.formatted(Identifier.quote(name)));
		}

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).hasSize(1 + 2 * names.size());
		assertThat(names).allSatisfy((name) -> {
			Relation table = schema.get(name);
			assertThat(table.name()).isEqualTo(new TableName("public", name));
			assertThat(table.columns()).extracting(Column::name).containsExactly("other", name);
			assertThat(table.column(name).type().schema()).isEqualTo(name);
			assertThat(table.column(name).type().name()).isEqualTo(name);
			assertThat(table.foreignKeys()).extracting(ForeignKey::target).containsExactly(new TableName(name, "t"));
			assertThat(schema.get(name + ".t").primaryKey()).extracting(Column::name).containsExactly(name);
		});
	}

	@Test
	void namesThatDifferByCaseAreDifferentTables() throws Exception {
		this.database.execute("create table cat (a int); create table \"Cat\" (b int)");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.get("cat").find("a")).isPresent();
		assertThat(schema.get("Cat").find("b")).isPresent();
		assertThat(schema.find("CAT")).isEmpty();
	}

	@Test
	void aTableBehindAnotherOfItsNameIsWrittenWithItsSchema() throws Exception {
		this.database.execute("""
				create schema shop;
				create table public.cat (a int);
				create table shop.cat (b int);
				create table shop.toy (id int)""");

		Schema schema = read("set search_path = public, shop");

		assertThat(schema.searchPath()).containsExactly("public", "shop");
		assertThat(schema.tables()).extracting(Relation::toString)
			.containsExactly("\"cat\"", "\"shop\".\"cat\"", "\"toy\"");
	}

	@Test
	void aTableBehindOneOfTheServersIsWrittenWithItsSchema() throws Exception {
		this.database.execute("create table public.pg_class (a int)");

		Schema schema = Snapshot.of(this.database);

		assertThat(schema.tables()).extracting(Relation::toString).containsExactly("\"public\".\"pg_class\"");
	}

	@Test
	void theSearchPathLeavesOutSchemasThatAreMissingOrClosedToTheRole() throws Exception {
		this.database.executeAsSuperuser("create schema vault; create table vault.gold (bars int)");

		Schema schema = read("set search_path = nowhere, vault, public");

		assertThat(schema.searchPath()).containsExactly("public");
		assertThat(schema.get("vault.gold")).hasToString("\"vault\".\"gold\"");
	}

	@Test
	void anEmptySearchPathLeavesAllNamesToTheirSchemas() throws Exception {
		this.database.execute("create table cat (id int)");

		Schema schema = read("set search_path = ''");

		assertThat(schema.searchPath()).isEmpty();
		assertThat(schema.find("cat")).isEmpty();
		assertThat(schema.get("public.cat")).hasToString("\"public\".\"cat\"");
	}

	private Schema read(String setting) throws Exception {
		try (Connection connection = this.database.dataSource().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(setting);
			return CatalogReader.read(connection);
		}
	}

}
