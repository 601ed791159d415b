package io.fastpg.ddl;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ViewChangesTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table dog (id int primary key, name text, data jsonb);
			insert into dog values (1, 'Rex', '{"a": 1}'), (2, 'Ace', '{}')""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aViewShowsTheRowsOfNow() {
		Table<Row> names = this.db.createView("a name", "select name from dog where name <> ';' -- all of them\n;");

		this.db.table("dog").insert(Row.of("id", 3, "name", "Ben"));

		assertThat(names.orderBy("name").list()).extracting((row) -> row.getString("name"))
			.containsExactly("Ace", "Ben", "Rex");
	}

	@Test
	void theOperatorWithAQuestionMarkIsWrittenTwice() {
		assertThat(this.db.createView("with_a", "select id from dog where data ?? 'a'").count()).isEqualTo(1);
	}

	@Test
	void aMaterializedViewShowsTheRowsOfItsLastRefresh() {
		Table<Row> count = this.db.createView("dog_count", "select count(*) as n from dog", ViewOptions::materialized);
		count.createIndex((i) -> i.columns("n").unique());
		this.db.table("dog").insert(Row.of("id", 3));

		assertThat(count.list().get(0).getLong("n")).isEqualTo(2);
		this.db.refreshView("dog_count");
		assertThat(count.list().get(0).getLong("n")).isEqualTo(3);

		this.db.table("dog").delete(3);
		this.db.refreshViewConcurrently("dog_count");
		assertThat(count.list().get(0).getLong("n")).isEqualTo(2);
	}

	@Test
	void aViewThatIsThereIsReplacedOnlyOnDemand() {
		this.db.createView("pup", "select id from dog");

		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.createView("pup", "select id, name from dog"))
			.withMessage("There is a table, view or index \"public.pup\" already. Replace a view with orReplace(), or"
					+ " drop it first.");
		Table<Row> replaced = this.db.createView("pup", "select id, name from dog", ViewOptions::orReplace);

		assertThat(replaced.columns()).hasSize(2);
	}

	@Test
	void aMaterializedViewIsReplacedUnlessOthersReadIt() {
		this.db.createView("pup", "select id from dog", (v) -> v.materialized().orReplace());
		this.db.createView("pup", "select name from dog", (v) -> v.materialized().orReplace());
		this.db.createView("pups", "select name from pup");

		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.createView("pup", "select 1", (v) -> v.materialized().orReplace()))
			.withMessageContaining("view pups");
		assertThat(this.db.table("pup").columns()).extracting((column) -> column.name()).containsExactly("name");
		assertThatExceptionOfType(SchemaException.class)
			.isThrownBy(() -> this.db.createView("dog", "select 1", (v) -> v.materialized().orReplace()))
			.withMessageContaining("no materialized view");
	}

	@Test
	void aReplacementThatFailsLeavesTheOldView() {
		this.db.createView("pup", "select id from dog", ViewOptions::materialized);

		assertThatExceptionOfType(Exception.class).isThrownBy(
				() -> this.db.createView("pup", "select no_such_column from dog", (v) -> v.materialized().orReplace()));

		assertThat(this.db.table("pup").count()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "select 1; drop table dog", "drop table dog", "delete from dog returning id",
			"select ? as x", "select :x as x", "select $1 as x", "", "select 'x" })
	void whatIsNotOneQueryIsRefused(String sql) {
		assertThatExceptionOfType(InvalidStatementException.class).isThrownBy(() -> this.db.createView("pup", sql));
		assertThatExceptionOfType(InvalidStatementException.class)
			.isThrownBy(() -> this.db.createView("pup", sql, ViewOptions::materialized));

		assertThat(this.db.views()).isEmpty();
		assertThat(this.db.table("dog").count()).isEqualTo(2);
	}

	@Test
	void onlyAMaterializedViewIsRefreshed() {
		this.db.createView("pup", "select id from dog");

		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.refreshView("pup"))
			.withMessageContaining("no materialized view");
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.refreshView("dog"))
			.withMessageContaining("no materialized view");
	}

}
