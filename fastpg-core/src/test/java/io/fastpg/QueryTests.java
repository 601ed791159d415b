package io.fastpg;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.TooManyRowsException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE, "insert into cat (name) values ('meow'), ('purr')");

	private Database db;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
	}

	@Test
	void argumentsStandForQuestionMarksDollarsOrNames() {
		assertThat(text("select ? || ?", "a", "b")).isEqualTo("ab");
		assertThat(text("select $2 || $1 || $2", "a", "b")).isEqualTo("bab");
		assertThat(text("select :x || :y || :x", Map.of("x", "a", "y", "b"))).isEqualTo("aba");
		assertThat(text("select 'it''s ? $1 :x' /* ? */ -- ?")).isEqualTo("it's ? $1 :x");
		assertThat(text("select ?::text", 5)).isEqualTo("5");
		assertThat(text("select (array['p', 'q', 'r'])[?]", 2)).isEqualTo("q");
		assertThat(text("select coalesce(?, 'z')", (Object) null)).isEqualTo("z");
	}

	@Test
	void anOptionalStandsForItsValueAndAnEmptyOneForNull() {
		assertThat(text("select ? || 'b'", Optional.of("a"))).isEqualTo("ab");
		assertThat(text("select coalesce(:x, 'z')", Map.of("x", Optional.empty()))).isEqualTo("z");
		assertThat(this.db.execute("update cat set weight = ? where name = ?", Optional.empty(), Optional.of("meow")))
			.isEqualTo(1);
	}

	@Test
	void wrongArgumentsAreRefusedWhenTheQueryIsMade() {
		assertThatThrownBy(() -> this.db.query("select ?")).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.db.query("select 1", 1)).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.db.query("select :a", Map.of("b", 1)))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining(":a");
		assertThatThrownBy(() -> this.db.query("select :a || ?", Map.of("a", 1)))
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.db.query("")).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void rowsBecomeRowsRecordsBeansOrSimpleValues() {
		String sql = "select id, name from cat order by id";

		assertThat(this.db.query(sql).list()).containsExactly(Row.of("id", 1, "name", "meow"),
				Row.of("id", 2, "name", "purr"));
		assertThat(this.db.query(sql).as(Cat.class).list()).containsExactly(new Cat(1, "meow", null, null),
				new Cat(2, "purr", null, null));
		assertThat(this.db.query(sql).as(CatBean.class).list()).extracting((cat) -> cat.name)
			.containsExactly("meow", "purr");
		assertThat(this.db.query("select name from cat order by id").as(String.class).list()).containsExactly("meow",
				"purr");
		assertThat(this.db.query("select weight from cat where id = ?", 1).as(BigDecimal.class).single())
			.isEqualTo(new BigDecimal("3.5"));
		assertThat(this.db.query("select count(*) from cat").as(Long.class).single()).isEqualTo(2);
	}

	@Test
	void aSimpleValueComesFromOneColumn() {
		assertThatThrownBy(() -> this.db.query("select id, name from cat").as(Long.class).list())
			.isInstanceOf(DataAccessException.class)
			.hasMessageContaining("one column");
	}

	@Test
	void singleAndOptionalCountRows() {
		assertThatThrownBy(() -> this.db.query("select 1 where false").single())
			.isInstanceOf(RowNotFoundException.class);
		assertThatThrownBy(() -> this.db.query("select * from cat").single()).isInstanceOf(TooManyRowsException.class);
		assertThatThrownBy(() -> this.db.query("select * from cat").optional())
			.isInstanceOf(TooManyRowsException.class);
		assertThat(this.db.query("select 1 where false").optional()).isEmpty();
	}

	@Test
	void aNullValueIsEmptyAndNeverSingle() {
		Query<String> none = this.db.query("select null::text").as(String.class);

		assertThat(none.optional()).isEqualTo(Optional.empty());
		assertThat(none.list()).containsOnlyNulls().hasSize(1);
		assertThatThrownBy(none::single).isInstanceOf(RowNotFoundException.class).hasMessageContaining("NULL");
		assertThat(this.db.query("select null as x").single().isNull("x")).isTrue();
	}

	@Test
	void columnsOfOneNameAreRefused() {
		assertThatThrownBy(() -> this.db.query("select 1 as a, 2 as a").list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("named a")
			.hasMessageContaining("as b_id");
		assertThatThrownBy(() -> this.db.query("select count(*), count(*) from cat").list())
			.isInstanceOf(SchemaException.class);
	}

	@Test
	void jsonOperatorsAreWrittenWithTwoQuestionMarks() {
		assertThat(bool("select '{\"a\": 1}'::jsonb ?? 'a'")).isTrue();
		assertThat(bool("select '{\"a\": 1}'::jsonb ?? ?", "b")).isFalse();
		assertThat(bool("select '{\"a\": 1}'::jsonb ?| array['b', 'a']")).isTrue();
		assertThat(bool("select '{\"a\": 1}'::jsonb ?& array['b', 'a']")).isFalse();
		assertThat(bool("select '{\"a\": 1}'::jsonb @? '$.a' and ?", true)).isTrue();
		assertThat(bool("select ?::jsonb @> ?::jsonb", Map.of("a", 1, "b", 2), Map.of("a", 1))).isTrue();
	}

	@Test
	void aSecondStatementIsRefused() {
		assertThatThrownBy(() -> this.db.query("select 1; select 2")).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.db.query("select 1; delete from cat").list())
			.isInstanceOf(InvalidStatementException.class);
		assertThat(this.db.query("select 1 as one; -- that is all").single().getInt("one")).isEqualTo(1);
	}

	@Test
	void statementsThatReturnTheirRowsAreQueriesToo() {
		assertThat(this.db.query("update cat set name = ? where id = ? returning name", "MEOW", 1).single())
			.isEqualTo(Row.of("name", "MEOW"));
		assertThat(this.db.query("with gone as (delete from cat returning id) select count(*) n from gone").single())
			.isEqualTo(Row.of("n", 2L));
		assertThat(this.db.query("values (1, 'a')").list()).hasSize(1);
	}

	@Test
	void aStreamReadsRowByRow() {
		try (Stream<Integer> numbers = this.db.query("select i from generate_series(1, ?) i", 3000)
			.as(Integer.class)
			.stream()) {
			assertThat(numbers.limit(1500).mapToLong(Integer::longValue).sum()).isEqualTo(1500 * 1501 / 2);
		}
	}

	@Test
	void aQueryIsRunAnewEachTimeWithTheArgumentsItWasMadeWith() {
		List<Integer> ids = new ArrayList<>(List.of(1));
		Query<Row> query = this.db.query("select id from cat where id = any(?)", ids);
		assertThat(query.list()).hasSize(1);

		ids.add(2);
		this.database.execute("delete from cat where id = 1");

		assertThat(query.list()).isEmpty();
	}

	@Test
	void anErrorOfTheServerSaysTheSqlAndNoArgument() {
		assertThatThrownBy(() -> this.db.query("select nothing from cat where name = ?", "secret").list())
			.isInstanceOf(DataAccessException.class)
			.hasMessageContaining("nothing")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> this.db.query("select ?::int", "secret").list())
			.isInstanceOf(DataAccessException.class)
			.hasMessageNotContaining("secret");
	}

	private String text(String sql, Object... args) {
		return this.db.query(sql, args).as(String.class).single();
	}

	private boolean bool(String sql, Object... args) {
		return this.db.query(sql, args).as(Boolean.class).single();
	}

	/** A bean. */
	static final class CatBean {

		private String name = "";

		public void setName(String name) {
			this.name = name;
		}

	}

}
