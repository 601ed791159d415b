package io.fastpg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.UniqueViolationException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BatchTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("create table cat (id int primary key, name text)");

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
	}

	@Test
	void batchRunsTheStatementOncePerRowAndCounts() {
		int[] stored = this.db.batch("insert into cat values (?, ?)",
				List.of(List.of(1, "a"), new Object[] { 2, "b" }));
		int[] changed = this.db.batch("update cat set name = :name where id = :id",
				List.of(Map.of("id", 1, "name", "A"), Row.of("id", 9, "name", "Z")));

		assertThat(stored).containsExactly(1, 1);
		assertThat(changed).containsExactly(1, 0);
		assertThat(this.cats.orderBy("id").list()).containsExactly(Row.of("id", 1, "name", "A"),
				Row.of("id", 2, "name", "b"));
	}

	@Test
	void aRowOfOneArgumentMayStandByItself() {
		this.db.batch("insert into cat values (?, 'x')", List.of(1, 2, 3));

		assertThat(this.db.batch("delete from cat where id = ?", Arrays.asList(2, null, 3))).containsExactly(1, 0, 1);
		assertThat(this.cats.count()).isEqualTo(1);
	}

	@Test
	void nullsMayStandInAnyRow() {
		int[] counts = this.db.batch("insert into cat values (?, ?)", List.of(List.of(1, "a"), Arrays.asList(2, null),
				List.of(3, "c"), Arrays.asList(4, null), Arrays.asList(5, null)));

		assertThat(counts).containsExactly(1, 1, 1, 1, 1);
		assertThat(this.cats.where("name is null").orderBy("id").keyed()).containsOnlyKeys(2, 4, 5);
	}

	@Test
	void noRowIsNoError() {
		assertThat(this.db.batch("insert into cat values (?, ?)", List.of())).isEmpty();
	}

	@Test
	void whenOneRowFailsNothingIsStored() {
		List<List<Object>> rows = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			rows.add(Arrays.asList(i, (i % 3 == 0) ? null : "cat"));
		}
		rows.add(List.of(0, "twice"));

		assertThatThrownBy(() -> this.db.batch("insert into cat values (?, ?)", rows))
			.isInstanceOfSatisfying(UniqueViolationException.class,
					(ex) -> assertThat(ex.constraint()).isEqualTo("cat_pkey"))
			.hasMessageNotContaining("twice");

		assertThat(this.cats.count()).isZero();
	}

	@Test
	void aFailingBatchLeavesTheOuterTransactionUsable() {
		this.db.transaction(() -> {
			this.cats.insert(Map.of("id", 1, "name", "outer"));
			assertThatThrownBy(() -> this.db.batch("insert into cat values (?, 'x')", List.of(2, 1)))
				.isInstanceOf(UniqueViolationException.class);
			this.cats.insert(Map.of("id", 3, "name", "after"));
		});

		assertThat(this.cats.all().keyed()).containsOnlyKeys(1, 3);
	}

	@Test
	void wrongArgumentsAreRefusedBeforeAnythingIsSent() {
		assertThatThrownBy(() -> this.db.batch("insert into cat values (?, ?)", List.of(List.of(1, "a"), List.of(2))))
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.db.batch("begin", List.of(List.of())))
			.isInstanceOf(InvalidStatementException.class);

		assertThat(this.cats.count()).isZero();
	}

}
