package io.fastpg;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionGroupTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table album (album_id int primary key, title text, artist_id int);
			insert into album values (1, 'Back', 1), (2, 'Acid', 2), (3, 'Cold', 1), (4, 'Dirt', 3)""");

	private Table<Row> albums;

	@BeforeEach
	void open() {
		this.albums = Database.of(this.database.dataSource()).table("album");
	}

	@Test
	void selectReadsColumnsAndExpressionsUnderTheirNames() {
		assertThat(this.albums.select("title").where("album_id = ?", 1).single()).isEqualTo(Row.of("title", "Back"));
		assertThat(this.albums.select("album_id as id", "upper(title) shout").where("album_id = ?", 1).single())
			.isEqualTo(Row.of("id", 1, "shout", "BACK"));
		assertThat(this.albums.select("upper(title)").where("album_id = ?", 1).single())
			.isEqualTo(Row.of("upper", "BACK"));
		assertThat(this.albums.select("album_id, title").where("album_id = ?", 1).single())
			.isEqualTo(Row.of("album_id", 1, "title", "Back"));
	}

	@Test
	void anOrderMayUseANameOfTheSelectList() {
		List<Row> rows = this.albums.select("upper(title) as shout").orderBy("shout desc").limit(1).list();

		assertThat(rows).containsExactly(Row.of("shout", "DIRT"));
	}

	@Test
	void anUnknownColumnIsAnsweredByTheNearest() {
		assertThatThrownBy(() -> this.albums.select("titel").list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"title\"");
		assertThatThrownBy(() -> this.albums.all().groupBy("artist").list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("artist_id");
	}

	@Test
	void groupsAreCountedAndNarrowed() {
		Selection<Row> groups = this.albums.select("artist_id", "count(*) as n").groupBy("artist_id");

		assertThat(groups.orderBy("n desc", "artist_id").list()).containsExactly(Row.of("artist_id", 1, "n", 2L),
				Row.of("artist_id", 2, "n", 1L), Row.of("artist_id", 3, "n", 1L));
		assertThat(groups.having("count(*) > ?", 1).single()).isEqualTo(Row.of("artist_id", 1, "n", 2L));
		assertThat(groups.count()).isEqualTo(3);
		assertThat(groups.having("count(*) > ?", 5).exists()).isFalse();
		assertThat(groups.having("count(*) > ?", 1).count()).isEqualTo(1);
	}

	@Test
	void whereGroupHavingLimitAndFilterTakeTheirArgumentsInTheirPlaces() {
		Selection<Row> groups = this.albums.xtra("artist_id", 1)
			.select("artist_id", "count(*) as n")
			.having("count(*) = ? and max(album_id) = ?", 2, 3)
			.where("album_id < ? and title <> ?", 4, "Dirt")
			.groupBy("artist_id")
			.limit(7)
			.offset(0);

		assertThat(groups.single()).isEqualTo(Row.of("artist_id", 1, "n", 2L));
	}

	@Test
	void groupsBecomeRecords() {
		record Count(int artistId, long n) {
		}

		List<Count> counts = this.albums.as(Count.class)
			.select("artist_id", "count(*) as n")
			.groupBy("artist_id")
			.orderBy("n desc", "artist_id")
			.limit(1)
			.list();

		assertThat(counts).containsExactly(new Count(1, 2));
	}

	@Test
	void oneSelectedColumnBecomesASimpleValue() {
		assertThat(this.albums.as(String.class).select("title").orderBy("title").list()).containsExactly("Acid", "Back",
				"Cold", "Dirt");
		assertThat(this.albums.as(Long.class).select("count(*)").single()).isEqualTo(4);
		assertThat(this.albums.as(String.class).where("album_id = ?", 1).count()).isEqualTo(1);
	}

	@Test
	void aGroupMayBeAnExpression() {
		assertThat(this.albums.select("album_id % 2 as odd", "count(*) as n").groupBy("album_id % 2").list())
			.hasSize(2);
	}

	@Test
	void aSelectListTakesNoArgumentsSubqueriesOrClauses() {
		assertThatThrownBy(() -> this.albums.select("upper(?)").list()).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("where and having");
		assertThatThrownBy(() -> this.albums.select("(select 1)").list()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.select("title from album").list())
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.select("").list()).isInstanceOf(InvalidStatementException.class);
	}

}
