package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExecuteTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text, facts jsonb);
			insert into cat values (1, 'meow', '{"a": 1}'), (2, 'purr', '{"b": 1}'), (3, 'hiss', null)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void executeSaysHowManyRowsWereChanged() {
		assertThat(this.db.execute("update cat set name = upper(name) where id > ?", 1)).isEqualTo(2);
		assertThat(this.db.execute("update cat set name = :name where id = :id", Map.of("name", "x", "id", 1)))
			.isEqualTo(1);
		assertThat(this.db.execute("update cat set name = $2 where id = $1", 1, null)).isEqualTo(1);
		assertThat(this.db.execute("delete from cat")).isEqualTo(3);
		assertThat(this.db.execute("create table dog (id int)")).isZero();
	}

	@Test
	void withoutArgumentsAScriptOfSeveralStatementsIsRun() {
		long rows = this.db.execute("""
				create table dog (id int, name text default 'a;b'); -- a comment; with a semicolon
				insert into dog (id) values (1), (2);
				create function two() returns int language plpgsql as $$ begin return 2; end; $$;
				update cat set name = 'x' where id = two();
				""");

		assertThat(rows).isEqualTo(3);
		assertThat(this.db.table("dog").count()).isEqualTo(2);
	}

	@Test
	void aScriptIsAllOrNothing() {
		assertThatThrownBy(() -> this.db.execute("delete from cat; insert into cat values (1), (1)"))
			.isInstanceOf(DataAccessException.class);

		assertThat(this.db.table("cat").count()).isEqualTo(3);
	}

	@Test
	void withArgumentsItIsOneStatement() {
		assertThatThrownBy(() -> this.db.execute("delete from cat where id = ?; delete from cat", 1))
			.isInstanceOf(InvalidStatementException.class);
		assertThat(this.db.table("cat").count()).isEqualTo(3);
	}

	@Test
	void placeholdersWithoutArgumentsAreRefused() {
		assertThatThrownBy(() -> this.db.execute("delete from cat where id = ?"))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("1 argument");
		assertThatThrownBy(() -> this.db.execute("delete from cat where id = :id"))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining(":id");
		assertThatThrownBy(() -> this.db.execute("delete from cat where id = ?", 1, 2))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void jsonOperatorsAreWrittenTheSameWithAndWithoutArguments() {
		assertThat(this.db.execute("delete from cat where facts ?? 'a'")).isEqualTo(1);
		assertThat(this.db.execute("delete from cat where facts ?? ?", "b")).isEqualTo(1);
		assertThat(this.db.execute("delete from cat where facts ?| array['b']")).isZero();
	}

	@Test
	void aTableMadeByExecuteIsThereAtOnce() {
		assertThatThrownBy(() -> this.db.table("dog")).isInstanceOf(SchemaException.class);

		this.db.execute("create table dog (id int primary key)");

		assertThat(this.db.table("dog").insert(Map.of("id", 1))).isEqualTo(Row.of("id", 1));
		this.db.execute("alter table dog add name text default 'rex'");
		assertThat(this.db.table("dog").get(1)).isEqualTo(Row.of("id", 1, "name", "rex"));
		this.db.execute("drop table dog");
		assertThatThrownBy(() -> this.db.table("dog")).isInstanceOf(SchemaException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "begin", "COMMIT", "rollback", "start transaction", "savepoint a", "release a",
			"/* x */ begin", "end", "abort", "prepare transaction 'x'", "delete from cat; commit; begin" })
	void aStatementThatControlsTransactionsIsRefusedWithAPointer(String sql) {
		assertThatThrownBy(() -> this.db.execute(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("db.transaction");
		assertThat(this.db.table("cat").count()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "set search_path = other", "SET ROLE postgres", "set session authorization app",
			"set statement_timeout to 0", "reset all", "listen orders", "unlisten *", "load 'x'",
			"prepare p as select 1", "deallocate all", "set local work_mem = '1MB'; set work_mem = '1MB'" })
	void aStatementThatTheNextBorrowerWouldFeelIsRefusedWithAPointer(String sql) {
		assertThatThrownBy(() -> this.db.execute(sql)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("set local");
		assertThatThrownBy(() -> this.db.query(sql).list()).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void aSettingOfTheTransactionIsAllowed() {
		String seen = this.db.transaction(() -> {
			this.db.execute("set local statement_timeout = '7s'");
			this.db.execute("set constraints all deferred");
			return this.db.item(String.class, "show statement_timeout");
		});

		assertThat(seen).isEqualTo("7s");
		assertThat(this.db.item(String.class, "show statement_timeout")).isNotEqualTo("7s");
	}

	@Test
	void copyIsRefusedWithAPointer() {
		assertThatThrownBy(() -> this.db.execute("copy cat from stdin")).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("CopyManager");
		assertThatThrownBy(() -> this.db.query("copy cat to stdout")).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("CopyManager");
	}

	@Test
	void aScriptOfCommentsDoesNothing() {
		assertThat(this.db.execute(" -- nothing")).isZero();
	}

	@Test
	void aCollectionIsOneArgument() {
		assertThat(this.db.execute("delete from cat where id = any(?)", List.of(1, 2))).isEqualTo(2);
	}

}
