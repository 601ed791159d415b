package io.fastpg;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.look.ColumnStatistics;
import io.fastpg.look.ValueCount;
import io.fastpg.testing.RowPolicies;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the values of a column are like, under the row filter. */
class TableStatisticsTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"""
					create table cat (id int primary key, name text, uid int not null);
					insert into cat values (1, 'tom', 1), (2, 'tom', 1), (3, '', 1), (4, null, 1), (5, 'zoe', 2), (10, 'zoe', 2)""");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void aColumnOfTextIsCounted() {
		ColumnStatistics name = this.db.table("cat").statistics("name").get(0);

		assertThat(name.type()).isEqualTo("text");
		assertThat(name.total()).isEqualTo(6);
		assertThat(name.nulls()).isEqualTo(1);
		assertThat(name.blanks()).isEqualTo(1);
		assertThat(name.distinct()).isEqualTo(3);
		assertThat(name.min()).isEmpty();
		assertThat(name.max()).isEqualTo("zoe");
		assertThat(name.mostCommon()).containsExactly(new ValueCount("tom", 2), new ValueCount("zoe", 2),
				new ValueCount("", 1));
		assertThat(name.leastCommon()).isEmpty();
	}

	@Test
	void allColumnsAreCountedAndPrinted() {
		assertThat(this.db.table("cat").statistics().toString().lines()).hasSize(2 + 3 + 1)
			.anyMatch((line) -> line.startsWith("id     | integer |     6 |     0 |      0 |        6 | 1   | 10 "))
			.anyMatch((line) -> line.contains("[1 (4), 2 (2)]"));
	}

	@Test
	void ofMoreThanTenValuesTheRarestAreListedToo() {
		this.database.execute("""
				create table n as select least(i, 12) as v from generate_series(1, 14) i;
				insert into n values (1)""");

		ColumnStatistics v = this.db.table("n").statistics("v").get(0);

		assertThat(v.mostCommon()).hasSize(10).startsWith(new ValueCount("12", 3), new ValueCount("1", 2));
		assertThat(v.leastCommon()).hasSize(10)
			.startsWith(new ValueCount("10", 1))
			.doesNotContain(new ValueCount("12", 3));
	}

	@Test
	void onlyRowsOfTheFilterAreCounted() {
		Table<?> mine = this.db.xtra("uid", 1).table("cat");

		ColumnStatistics id = mine.statistics("id").get(0);
		ColumnStatistics name = mine.statistics("name").get(0);

		assertThat(id.total()).isEqualTo(4);
		assertThat(id.max()).isEqualTo("4");
		assertThat(name.mostCommon()).containsExactly(new ValueCount("tom", 2), new ValueCount("", 1));
		Database required = Database.builder(this.database.dataSource()).requireFilter("uid").build();
		assertThatExceptionOfType(RowFilterException.class).isThrownBy(() -> required.table("cat").statistics());
		assertThat(required.xtra("uid", 2).table("cat").statistics("id").get(0).total()).isEqualTo(2);
	}

	@Test
	void onlyRowsOfThePolicyAreCounted() {
		this.database.execute(RowPolicies.FUNCTION + RowPolicies.on("cat", "uid", "int"));
		Database walled = Database.builder(this.database.dataSource()).rowSecurity(RowSecurityMode.USE).build();

		assertThat(walled.xtra("uid", 2).table("cat").statistics("name").get(0).mostCommon())
			.containsExactly(new ValueCount("zoe", 2));
	}

	@Test
	void everyTypeHasStatistics() {
		this.database.execute(
				"""
						create type mood as enum ('low', 'high');
						create type pair as (a int, b point);
						create domain age as int check (value > 0);
						create table every (a json, b jsonb, c xml, d point, e int[], f point[], g mood, h pair, i bool, j uuid,
							k bytea, l int4range, m interval, n inet, o tsvector, p bit(3), q age, r money, s timestamptz, t numeric,
							u box, v name, w float8, x int4multirange, y char(3), z timetz, "a ""?::b" text, "c {fn d}" int);
						insert into every select '{}', '{"a": 1}', '<a/>', '(1,2)', '{1}', '{"(1,2)"}', 'low', '(1,"(1,2)")', true,
							'00000000-0000-0000-0000-00000000000a', '\\x00ff', '[1,3)', '1 day', '::1', 'a b', '101', 3, 2.5,
							'2026-01-01 00:00Z', 'NaN', '(1,2),(3,4)', 'n', 'Infinity', '{[1,3)}', 'ab', '10:00Z', 'q', 7
							from generate_series(1, 2);
						insert into every (g) values ('high')""");

		assertThat(this.db.table("every").statistics()).hasSize(28).allSatisfy((column) -> {
			assertThat(column.total()).isEqualTo(3);
			assertThat(column.mostCommon()).isNotEmpty();
			assertThat(column.distinct()).isEqualTo(column.column().equals("g") ? 2 : 1);
		});
		assertThat(this.db.table("every").statistics("g").get(0).min()).isEqualTo("low");
		assertThat(this.db.table("every").statistics("i").get(0).max()).isEqualTo("true");
		assertThat(this.db.table("every").statistics("a").get(0).max()).isNull();
	}

	@Test
	void longValuesAreCut() {
		this.database.execute("insert into cat select i, repeat('x', 5000), 1 from generate_series(100, 101) i");

		ColumnStatistics name = this.db.table("cat").statistics("name").get(0);

		assertThat(name.mostCommon()).contains(new ValueCount("x".repeat(200), 2));
	}

	@Test
	void anEmptyTableHasNoValues() {
		this.database.execute("delete from cat");

		assertThat(this.db.table("cat").statistics("name")).singleElement().satisfies((name) -> {
			assertThat(name.total()).isZero();
			assertThat(name.min()).isNull();
			assertThat(name.mostCommon()).isEmpty();
		});
	}

	@Test
	void anUnknownColumnIsAnError() {
		assertThatExceptionOfType(SchemaException.class).isThrownBy(() -> this.db.table("cat").statistics("nam"))
			.withMessageContaining("Did you mean \"name\"?");
	}

}
