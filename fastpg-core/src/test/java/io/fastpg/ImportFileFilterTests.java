package io.fastpg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataAccessException;

import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.row.Row;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files into tables under a row filter, with and without the second wall. */
class ImportFileFilterTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text unique, uid int not null);
			create table colour (name text);""");

	@TempDir
	private Path folder;

	@Test
	void theFiltersValueWinsOverTheFiles() {
		Database db = Database.of(this.database.dataSource());

		db.xtra("uid", 1).importFile("cat", file("id,name,uid\n1,tom,2\n2,zoe,\n"));
		db.xtra("uid", 2).importFile("cat", file("id,name\n3,tim\n"));

		assertThat(db.table("cat").orderBy("id").list()).containsExactly(Row.of("id", 1, "name", "tom", "uid", 1),
				Row.of("id", 2, "name", "zoe", "uid", 1), Row.of("id", 3, "name", "tim", "uid", 2));
	}

	@Test
	void aValueThatDoesNotFitSaysLineAndColumnUnderAFilterToo() {
		this.database.execute("""
				create type "my "" mood" as enum ('low', 'high');
				create table day (id int primary key, mood "my "" mood", rate numeric(3, 1), tags text[], uid int)""");
		Database db = Database.of(this.database.dataSource()).xtra("uid", 1);

		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> db.importFile("day", file("id,mood,rate,tags\n1,low,2.5,{a}\n2,high,1000,{b}\n")))
			.withMessageContaining("at line 3, column \"rate\" failed");
		db.importFile("day", file("id,mood,rate,tags\n1,low,2.5,\"{a,b}\"\n"));

		assertThat(db.table("day").get(1).get("tags")).isEqualTo(List.of("a", "b"));
		assertThat(db.table("day").get(1).getString("mood")).isEqualTo("low");
	}

	@Test
	void aDifferingValueIsRefusedWhereMismatchesAre() {
		Database db = Database.builder(this.database.dataSource()).rejectMismatch().build();

		assertThat(db.xtra("uid", 1).importFile("cat", file("id,name,uid\n1,tom,1\n2,zoe,\n")).rows()).isEqualTo(2);
		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> db.xtra("uid", 1).importFile("cat", file("id,name,uid\n3,tim,1\n4,kit,2\n")))
			.withMessageContaining("line 3")
			.withMessageContaining("\"uid\"");

		assertThat(db.table("cat").count()).isEqualTo(2);
	}

	@Test
	void aRequiredTenantMustBeThere() {
		Database db = Database.builder(this.database.dataSource()).requireFilter("uid").build();
		Path file = file("id,name,uid\n1,tom,2\n");

		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> db.importFile("cat", file))
			.withMessageContaining("No row filter on \"uid\"");
		FilterScope.run(RowFilter.of("uid", 1), () -> db.importFile("cat", file));

		assertThat(db.forTenant(1).table("cat").count()).isEqualTo(1);
		assertThat(db.forTenant(2).table("cat").count()).isZero();
	}

	@Test
	void tablesAreNeitherMadeNorChangedUnderAFilter() {
		Database db = Database.builder(this.database.dataSource()).requireFilter("uid").build();
		Path file = file("id,name,shoe\n1,tom,2\n");

		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> db.forTenant(1).importFile("fresh", file));
		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> db.forTenant(1).importFile("cat", file, (options) -> options.addColumns()));
		assertThatExceptionOfType(RowFilterException.class)
			.isThrownBy(() -> db.forTenant(1).importFile("colour", file("name\nred\n")));
		assertThat(db.unfiltered("a test").importFile("fresh", file).rows()).isEqualTo(1);

		assertThat(db.refresh().get("cat").find("shoe")).isEmpty();
	}

	@Test
	void rowsPassTheSecondWallOnTheirOwnSide() {
		this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));
		Database db = Database.builder(this.database.dataSource())
			.rowSecurity(RowSecurityMode.REQUIRE)
			.requireFilter("uid")
			.build();

		assertThat(db.forTenant(1).importFile("cat", file("id,name,uid\n1,tom,2\n2,zoe,\n")).rows()).isEqualTo(2);
		db.forTenant(2).importFile("cat", file("id,name\n3,tim\n"));

		assertThat(db.forTenant(1).table("cat").orderBy("id").list()).extracting((row) -> row.getInt("id"))
			.containsExactly(1, 2);
		assertThat(db.forTenant(2).table("cat").count()).isEqualTo(1);
	}

	@Test
	void aPolicyOfOthersHoldsForAnImport() {
		this.database.execute("""
				alter table cat enable row level security;
				alter table cat force row level security;
				create policy small on cat using (true) with check (id < 10)""");
		Database db = Database.of(this.database.dataSource());

		assertThat(db.importFile("cat", file("id,name,uid\n1,tom,1\n")).rows()).isEqualTo(1);
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> db.importFile("cat", file("id,name,uid\n11,zoe,1\n")))
			.withMessageContaining("row-level security");

		assertThat(db.table("cat").count()).isEqualTo(1);
	}

	@Test
	void twoFilteredImportsShareATransaction() {
		Database db = Database.of(this.database.dataSource());

		db.transaction(() -> {
			db.xtra("uid", 1).importFile("cat", file("id,name\n1,tom\n"));
			db.xtra("uid", 2).importFile("cat", file("name,id\nzoe,2\n"));
		});

		assertThat(db.xtra("uid", 2).table("cat").get(2).getString("name")).isEqualTo("zoe");
		assertThat(this.database.dataSource().getHikariPoolMXBean().getActiveConnections()).isZero();
		assertThat(db.query("select count(*) from pg_class where relname = 'fastpg_staging'").as(Long.class).list())
			.isEqualTo(List.of(0L));
	}

	private Path file(String content) {
		try {
			return Files.writeString(this.folder.resolve("file.csv"), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
