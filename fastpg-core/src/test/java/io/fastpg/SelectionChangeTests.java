package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.Cats.Cat;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Update and delete of a selection. */
class SelectionChangeTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(Cats.TABLE,
			"insert into cat (name, uid) values ('meow', 1), ('purr', 1), ('hiss', 2)");

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.cats = Database.of(this.database.dataSource()).table("cat");
	}

	@Test
	void updateChangesTheSelectedRowsAndReturnsThem() {
		List<Row> changed = this.cats.where("uid = ?", 1).where("id > ?", 1).update(Row.of("weight", null, "uid", 5));

		assertThat(changed).hasSize(1);
		assertThat(changed.get(0).getInt("id")).isEqualTo(2);
		assertThat(this.cats.get(2).getInt("uid")).isEqualTo(5);
		assertThat(this.cats.where("uid = ?", 1).count()).isEqualTo(1);
	}

	@Test
	void valuesFilterAndConditionTakeTheirArgumentsInTheirPlaces() {
		List<Cat> changed = this.cats.as(Cat.class)
			.xtra("uid", 1)
			.where("name = ? and id < ?", "meow", 3)
			.update(Map.of("name", "MEOW", "weight", 4));

		assertThat(changed).containsExactly(new Cat(1, "MEOW", java.math.BigDecimal.valueOf(4), 1));
	}

	@Test
	void anUpdateMayChangeAKeyBySelection() {
		assertThat(this.cats.where("id = ?", 3).update(Map.of("id", 30)).get(0).getInt("id")).isEqualTo(30);
	}

	@Test
	void noSelectedRowIsNoError() {
		assertThat(this.cats.where("false").update(Map.of("name", "x"))).isEmpty();
		assertThat(this.cats.where("false").delete()).isEmpty();
	}

	@Test
	void deleteReturnsTheDeletedRows() {
		assertThat(this.cats.where("name = any(?)", List.of("meow", "hiss")).delete())
			.extracting((row) -> row.getInt("id"))
			.containsExactlyInAnyOrder(1, 3);
		assertThat(this.cats.count()).isEqualTo(1);
	}

	@Test
	void everyRowIsChangedOnlyIfThatIsSaid() {
		assertThatThrownBy(() -> this.cats.all().delete()).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("every row of \"cat\"")
			.hasMessageContaining("where(\"true\")");
		assertThatThrownBy(() -> this.cats.all().update(Map.of("name", "x")))
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.xtra("uid", 1).all().delete()).isInstanceOf(InvalidStatementException.class);
		assertThat(this.cats.where("true").delete()).hasSize(3);
	}

	@Test
	void clausesThatWouldBeIgnoredAreRefused() {
		Selection<Row> ones = this.cats.where("uid = ?", 1);

		assertThatThrownBy(() -> ones.limit(1).delete()).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("limit");
		assertThatThrownBy(() -> ones.orderBy("id").delete()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> ones.offset(1).update(Map.of("name", "x")))
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> ones.select("id").delete()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> ones.skipLocked().delete()).isInstanceOf(InvalidStatementException.class);
		assertThat(this.cats.count()).isEqualTo(3);
	}

	@Test
	void nothingToWriteIsRefused() {
		assertThatThrownBy(() -> this.cats.where("true").update(Map.of())).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("Nothing to update");
	}

}
