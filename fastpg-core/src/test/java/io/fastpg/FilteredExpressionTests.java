package io.fastpg;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The first row is of the other tenant, so that what is computed too early shows it. */
class FilteredExpressionTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, tenant_id int not null, name text, regtype_id int);
			insert into cat values (1, 2, 'secret', 1), (2, 1, 'meow', 1)""");

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.xtra("tenant_id", 1).table("cat");
	}

	@ParameterizedTest
	@ValueSource(strings = { "query_to_xml('select name from cat', true, false, '')::text like '%secret%'",
			"Pg_Catalog.Query_To_Xml ('select 1', true, false, '') is null",
			"\"query_to_xml\"('select 1', true, false, '') is null", "set_config('search_path', 'evil', false) = ''",
			"current_setting(name) is null", "has_schema_privilege(name, 'usage')", "name::regclass is null",
			"name::\"regtype\" is null", "cast(name as regproc) is null", "array[name]::_regclass is null",
			"regclassin(textout(name)) is null", "nextval(name) > 0", "pg_sleep(1) is null",
			"pg_read_file(name) is null", "lo_get(1) is null", "dblink('', name) is null", "ts_parse(name, '') is null",
			"ts_rewrite('a'::tsquery, 'select name::tsquery, name::tsquery from cat') is null" })
	void expressionsThatGetPastTheirRowAreRefusedUnderAFilter(String sql) {
		assertThatThrownBy(() -> this.cats.where(sql).list()).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("gets at more than the rows")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> this.cats.where(sql).update(Map.of("name", "x")))
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.where(sql).delete()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.orderBy(sql).list()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.select("(" + sql + ") as x").list())
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.groupBy(sql).select("count(*) as n").list())
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.groupBy("name").having(sql).select("name").list())
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void ordinaryFunctionsAndColumnsOfLikeNamesAreAllowed() {
		assertThat(this.cats
			.where("regexp_replace(lower(name), 'e', '') = ? and regtype_id = 1"
					+ " and to_tsvector('simple', name) @@ to_tsquery('simple', ?)", "mow", "meow")
			.count()).isOne();
	}

	@Test
	void withoutAFilterTheyAreTheCallersOwn() {
		assertThat(this.db.table("cat").where("pg_column_size(name) > 0 and 'cat'::regclass is not null").count())
			.isEqualTo(2);
	}

}
