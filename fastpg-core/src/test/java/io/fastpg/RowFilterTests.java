package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.Row;
import io.fastpg.sql.OnConflict;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a row filter promises: through a filtered table nobody reads, changes, moves or
 * takes over a row outside it.
 */
class RowFilterTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table cat (id int primary key, name text unique, uid int not null);
			create table toy (uid int, id int, name text, primary key (uid, id));
			insert into cat values (1, 'meow', 1), (2, 'purr', 2), (3, 'hiss', 1);
			insert into toy values (1, 1, 'ball'), (2, 1, 'mouse')""");

	private Database db;

	private Table<Row> cats;

	private Table<Row> mine;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
		this.mine = this.cats.xtra("uid", 1);
	}

	@Nested
	class Reading {

		@Test
		void listCountAndStreamSeeOnlyTheFiltersRows() {
			assertThat(names(mine.list())).containsExactlyInAnyOrder("meow", "hiss");
			assertThat(mine.count()).isEqualTo(2);
			try (var rows = mine.stream()) {
				assertThat(rows).hasSize(2);
			}
		}

		@Test
		void aForeignRowAndAnAbsentRowLookAlike() {
			assertThat(mine.find(2)).isEmpty();
			assertThat(mine.exists(2)).isFalse();
			assertThatThrownBy(() -> mine.get(2)).isInstanceOf(RowNotFoundException.class)
				.hasMessage("No row of \"cat\" with id = 2 is visible.");
			assertThatThrownBy(() -> mine.get(99)).isInstanceOf(RowNotFoundException.class)
				.hasMessage("No row of \"cat\" with id = 99 is visible.");
		}

		@Test
		void aConditionNarrowsTheFilterAndCannotWidenIt() {
			assertThat(mine.where("id = ? or id = ?", 1, 2).list()).hasSize(1);
			assertThat(mine.where("true or true").list()).hasSize(2);
			assertThat(mine.where("uid = ?", 2).exists()).isFalse();
			assertThat(mine.where("true").keyed()).containsOnlyKeys(1, 3);
		}

		@Test
		void theFilterHoldsUnderEveryClause() {
			Selection<Row> selection = mine.where("id > ?", 0);

			assertThat(names(selection.orderBy("id desc").limit(1).list())).containsExactly("hiss");
			assertThat(selection.first()).isPresent();
			assertThat(selection.select("count(*) as n").single().getLong("n")).isEqualTo(2);
			assertThat(selection.select("uid").groupBy("uid").list()).hasSize(1);
			assertThat(db.transaction(() -> selection.forUpdate().list())).hasSize(2);
		}

		@ParameterizedTest
		@ValueSource(strings = { "1=1) or (1=1", "true) or (uid = 2 and true", "true --",
				"true) or true --\n and (true", "name = '", "name = $$", "\"name", "true /* /* */", "true) /*",
				"true) union all select * from cat where (true", "true); delete from cat where (true", "true; select 1",
				"name = E'x'\n'\\'' ) or (true) or (name = E'x'\n'\\''", "U&'\\0027' <> '') or (1=1",
				"b'1'=b'1') or (1=1", "true, true", "", ")(" })
		void aConditionThatIsNotClosedIsRefusedAndNothingIsSent(String condition) {
			assertThatThrownBy(() -> mine.where(condition).list()).isInstanceOf(InvalidStatementException.class);
			assertThatThrownBy(() -> mine.where(condition).delete()).isInstanceOf(InvalidStatementException.class);

			assertThat(cats.count()).isEqualTo(3);
		}

		@ParameterizedTest
		@ValueSource(strings = { "(select string_agg(name, ',') from cat) as x", "name from cat where null is distinct",
				"1) from cat --" })
		void aSelectListCannotReadBesideTheFilter(String item) {
			assertThatThrownBy(() -> mine.select(item).list()).isInstanceOfAny(InvalidStatementException.class,
					org.springframework.jdbc.BadSqlGrammarException.class);
		}

	}

	@Nested
	class Writing {

		@Test
		void insertGetsTheFiltersValueWhateverTheRowSays() {
			Row stored = mine.insert(Map.of("id", 4, "name", "claw", "uid", 2));

			assertThat(stored.getInt("uid")).isEqualTo(1);
		}

		@Test
		void updateCannotMoveARowOutOfTheFilter() {
			Row stored = mine.update(1, Map.of("name", "MEOW", "uid", 2));

			assertThat(stored).isEqualTo(Row.of("id", 1, "name", "MEOW", "uid", 1));
		}

		@Test
		void updateOfTheFiltersColumnAloneIsRefused() {
			assertThatThrownBy(() -> mine.update(1, Map.of("uid", 2))).isInstanceOf(InvalidStatementException.class)
				.hasMessageContaining("Nothing to update");
		}

		@Test
		void updateOfAForeignRowFindsNothing() {
			assertThatThrownBy(() -> mine.update(2, Map.of("name", "stolen"))).isInstanceOf(RowNotFoundException.class);
			assertThatThrownBy(() -> mine.update(Map.of("id", 2, "name", "stolen")))
				.isInstanceOf(RowNotFoundException.class);

			assertThat(cats.get(2).getString("name")).isEqualTo("purr");
		}

		@Test
		void updateOfASelectionStaysInsideTheFilter() {
			List<Row> stored = mine.where("true").update(Row.of("uid", 9, "name", null));

			assertThat(stored).hasSize(2).allSatisfy((row) -> assertThat(row.getInt("uid")).isEqualTo(1));
			assertThat(cats.get(2).getString("name")).isEqualTo("purr");
		}

		@Test
		void deleteOfAForeignRowFindsNothing() {
			assertThatThrownBy(() -> mine.delete(2)).isInstanceOf(RowNotFoundException.class);

			assertThat(cats.exists(2)).isTrue();
		}

		@Test
		void deleteOfASelectionStaysInsideTheFilter() {
			assertThat(mine.where("true").delete()).hasSize(2);

			assertThat(names(cats.list())).containsExactly("purr");
		}

		@Test
		void upsertWhenTheKeyBelongsToAnotherTenantFailsAndChangesNothing() {
			assertThatThrownBy(() -> mine.upsert(Map.of("id", 2, "name", "stolen")))
				.isInstanceOf(RowNotFoundException.class);

			assertThat(cats.get(2)).isEqualTo(Row.of("id", 2, "name", "purr", "uid", 2));
		}

		@Test
		void upsertOnANamedColumnThatBelongsToAnotherTenantFailsAndChangesNothing() {
			assertThatThrownBy(() -> mine.upsert(Map.of("id", 9, "name", "purr"), OnConflict.on("name")))
				.isInstanceOf(RowNotFoundException.class);
			assertThatThrownBy(() -> mine.upsert(Map.of("id", 9, "name", "purr"), OnConflict.on("name").doNothing()))
				.isInstanceOf(RowNotFoundException.class);

			assertThat(cats.get(2)).isEqualTo(Row.of("id", 2, "name", "purr", "uid", 2));
		}

		@Test
		void upsertOfAnOwnRowUpdatesItAndLeavesItWhereItIs() {
			Row stored = mine.upsert(Map.of("id", 1, "name", "MEOW", "uid", 2));

			assertThat(stored).isEqualTo(Row.of("id", 1, "name", "MEOW", "uid", 1));
		}

		@Test
		void aMismatchIsRefusedWhereTheDatabaseSaysSo() {
			Table<Row> strict = Database.builder(database.dataSource())
				.rejectMismatch()
				.build()
				.table("cat")
				.xtra("uid", 1);

			assertThatThrownBy(() -> strict.insert(Map.of("id", 4, "uid", 2))).isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> strict.update(1, Map.of("name", "x", "uid", 2)))
				.isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> strict.upsert(Map.of("id", 1, "uid", 2))).isInstanceOf(RowFilterException.class);
			assertThat(strict.insert(Map.of("id", 4, "uid", 1)).getInt("uid")).isEqualTo(1);
		}

	}

	@Nested
	class Keys {

		@Test
		void theFiltersPartOfAKeyMayBeLeftOutOrGiven() {
			Table<Row> toys = db.table("toy").xtra("uid", 1);

			assertThat(toys.get(1).getString("name")).isEqualTo("ball");
			assertThat(toys.get(1, 1).getString("name")).isEqualTo("ball");
			assertThat(toys.find(2, 1)).isEmpty();
		}

		@Test
		void writesByAKeyWithTheFilterInItStayInside() {
			Table<Row> toys = db.table("toy").xtra("uid", 1);

			toys.update(1, Map.of("name", "BALL"));
			toys.upsert(Map.of("id", 1, "uid", 2, "name", "Ball"));
			toys.delete(1);

			assertThat(db.table("toy").list()).containsExactly(Row.of("uid", 2, "id", 1, "name", "mouse"));
		}

	}

	@Nested
	class Views {

		@Test
		void aViewLeavesTheTableAsItWas() {
			assertThat(cats.count()).isEqualTo(3);
			assertThat(db.table("cat").count()).isEqualTo(3);
		}

		@Test
		void viewsOnlyNarrow() {
			assertThat(mine.xtra("id", 1).count()).isEqualTo(1);
			assertThat(mine.xtra("uid", 2).count()).isZero();
			assertThatThrownBy(() -> mine.xtra("uid", 2).insert(Map.of("id", 5)))
				.isInstanceOf(RowFilterException.class);
		}

		@Test
		void aDatabaseViewFiltersEveryTableThatHasTheColumn() {
			Database two = db.xtra("uid", 2);

			assertThat(names(two.table("cat").list())).containsExactly("purr");
			assertThat(names(two.table("toy").list())).containsExactly("mouse");
		}

		@Test
		void aViewOfAColumnThatIsGoneFailsInsteadOfSeeingAllRows() {
			database.execute("alter table cat rename column uid to owner");
			db.refresh();

			assertThatThrownBy(() -> mine.list()).isInstanceOf(SchemaException.class);
			assertThatThrownBy(() -> mine.where("true").delete()).isInstanceOf(SchemaException.class);
			assertThat(cats.count()).isEqualTo(3);
		}

		@Test
		void scopeAndViewsAreAllInForce() {
			RowFilter one = RowFilter.of("uid", 1);

			assertThat(FilterScope.call(one, () -> cats.count())).isEqualTo(2L);
			assertThat(FilterScope.call(one, () -> cats.xtra("id", 3).count())).isEqualTo(1L);
			assertThat(FilterScope.call(one, () -> db.xtra("uid", 2).table("cat").count())).isZero();
			assertThat(cats.count()).isEqualTo(3);
		}

		@Test
		void aTextIsTakenForANumberOnlyInItsCanonicalForm() {
			assertThat(cats.xtra("uid", "1").count()).isEqualTo(2);
			assertThatThrownBy(() -> cats.xtra("uid", " 01 ")).isInstanceOf(RowFilterException.class)
				.hasMessageContaining("uid")
				.hasMessageNotContaining("01 ");
		}

		@Test
		void aNullValueAndAnUnknownColumnFailWhenTheViewIsMade() {
			assertThatThrownBy(() -> cats.xtra("uid", null)).isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> cats.xtra("owner", 1)).isInstanceOf(SchemaException.class);
			assertThatThrownBy(() -> db.xtra("owner", 1)).isInstanceOf(SchemaException.class);
			assertThatThrownBy(() -> cats.xtra("uid\" is not null or \"uid", 1)).isInstanceOf(SchemaException.class);
		}

	}

	@Nested
	class RawSql {

		@Test
		void sqlOfOnesOwnIsRefusedUnderAViewAndInAScope() {
			Database two = db.xtra("uid", 2);

			assertThatThrownBy(() -> two.query("select * from cat").list()).isInstanceOf(RowFilterException.class)
				.hasMessageContaining("unfiltered");
			assertThatThrownBy(() -> two.execute("delete from cat")).isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> two.execute("delete from cat where id = ?", 1))
				.isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> two.item(Long.class, "select count(*) from cat"))
				.isInstanceOf(RowFilterException.class);
			assertThatThrownBy(() -> two.batch("delete from cat where id = ?", List.of(List.of(1))))
				.isInstanceOf(RowFilterException.class);
			FilterScope.run(RowFilter.of("uid", 1),
					() -> assertThatThrownBy(() -> db.query("select 1").list()).isInstanceOf(RowFilterException.class));

			assertThat(cats.count()).isEqualTo(3);
		}

		@Test
		void aQueryMadeOutsideAScopeIsRefusedInsideIt() {
			Query<Row> query = db.query("select * from cat");

			FilterScope.run(RowFilter.of("uid", 1),
					() -> assertThatThrownBy(query::list).isInstanceOf(RowFilterException.class));
		}

		@Test
		void unfilteredIsTheWayPastAndWantsAReason() {
			Database two = db.xtra("uid", 2);

			assertThat(two.unfiltered("nightly export").query("select * from cat").list()).hasSize(3);
			assertThat(FilterScope.call(RowFilter.of("uid", 1),
					() -> two.unfiltered("nightly export").table("cat").count()))
				.isEqualTo(3L);
			assertThatThrownBy(() -> two.unfiltered(" ")).isInstanceOf(InvalidStatementException.class);
		}

	}

	private static List<String> names(List<Row> rows) {
		return rows.stream().map((row) -> row.getString("name")).toList();
	}

}
