package io.fastpg;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.exception.SchemaException;
import io.fastpg.exception.TooManyRowsException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase("""
			create table album (album_id int primary key, title text, artist_id int, "a, b" int);
			insert into album values (1, 'Back', 1, 9), (2, 'acid', 2, 8), (3, null, 1, 7), (4, 'Dirt', 2, 6);
			create table track (no int, album_id int, name text, primary key (album_id, no));
			insert into track values (1, 2, 'x'), (2, 1, 'y')""");

	private Database db;

	private Table<Row> albums;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.albums = this.db.table("album");
	}

	@Test
	void rowsAreOrderedByColumnsAndExpressions() {
		assertThat(ids(this.albums.orderBy("album_id desc"))).containsExactly(4, 3, 2, 1);
		assertThat(ids(this.albums.orderBy("title nulls first"))).startsWith(3);
		assertThat(ids(this.albums.orderBy("title DESC NULLS LAST"))).endsWith(3);
		assertThat(ids(this.albums.orderBy("lower(title)"))).containsExactly(2, 1, 4, 3);
		assertThat(ids(this.albums.orderBy("artist_id asc", "album_id desc"))).containsExactly(3, 1, 4, 2);
		assertThat(ids(this.albums.orderBy("artist_id").orderBy("album_id desc"))).containsExactly(3, 1, 4, 2);
		assertThat(ids(this.albums.orderBy("coalesce(title, 'z') desc", "ALBUM_ID"))).startsWith(3);
	}

	@Test
	void anOrderMayBeOneTextWithCommas() {
		assertThat(ids(this.albums.orderBy("artist_id, album_id desc"))).containsExactly(3, 1, 4, 2);
		assertThat(ids(this.albums.orderBy("coalesce(title, 'a,b') desc nulls last, album_id"))).hasSize(4);
		assertThat(ids(this.albums.orderBy("a, b"))).containsExactly(4, 3, 2, 1);
	}

	@Test
	void anUnknownColumnOfAnOrderIsAnsweredByTheNearest() {
		assertThatThrownBy(() -> this.albums.orderBy("titel").list()).isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"titel\"")
			.hasMessageContaining("\"title\"");
		assertThatThrownBy(() -> this.albums.orderBy("").list()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.orderBy("title,").list()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.orderBy("title; drop table album").list())
			.isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.orderBy("lower(?)").list()).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void limitAndOffsetCountRows() {
		Selection<Row> ordered = this.albums.orderBy("album_id");

		assertThat(ids(ordered.limit(2))).containsExactly(1, 2);
		assertThat(ids(ordered.limit(2).offset(1))).containsExactly(2, 3);
		assertThat(ids(ordered.offset(3))).containsExactly(4);
		assertThat(ordered.limit(0).list()).isEmpty();
		assertThat(this.albums.limit(0).count()).isZero();
	}

	@Test
	void aNegativeLimitOrOffsetIsRefused() {
		assertThatThrownBy(() -> this.albums.limit(-1)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("negative limit");
		assertThatThrownBy(() -> this.albums.all().offset(-1)).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void singleWantsExactlyOneRow() {
		assertThat(this.albums.where("album_id = ?", 1).single().getString("title")).isEqualTo("Back");
		assertThatThrownBy(() -> this.albums.where("album_id = ?", 99).single())
			.isInstanceOf(RowNotFoundException.class)
			.hasMessageContaining("\"album\"");
		assertThatThrownBy(() -> this.albums.where("artist_id = ?", 1).single())
			.isInstanceOf(TooManyRowsException.class)
			.hasMessageContaining("\"album\"");
		assertThat(this.albums.orderBy("album_id").limit(1).single().getInt("album_id")).isEqualTo(1);
	}

	@Test
	void optionalAllowsNoneAndFirstAllowsMany() {
		assertThat(this.albums.where("album_id = ?", 99).optional()).isEmpty();
		assertThat(this.albums.where("album_id = ?", 1).optional()).isPresent();
		assertThatThrownBy(() -> this.albums.all().optional()).isInstanceOf(TooManyRowsException.class);
		assertThat(this.albums.orderBy("album_id desc").first()).map((row) -> row.getInt("album_id")).contains(4);
		assertThat(this.albums.where("false").first()).isEmpty();
		assertThat(this.albums.limit(0).first()).isEmpty();
	}

	@Test
	void countAndExistsAreAboutTheRowsThatListWouldGive() {
		assertThat(this.albums.where("artist_id = ?", 1).count()).isEqualTo(2);
		assertThat(this.albums.limit(3).count()).isEqualTo(3);
		assertThat(this.albums.orderBy("album_id").limit(3).offset(2).count()).isEqualTo(2);
		assertThat(this.albums.orderBy("album_id").offset(4).exists()).isFalse();
		assertThat(this.albums.all().offset(3).exists()).isTrue();
		assertThat(this.albums.limit(0).exists()).isFalse();
		assertThat(this.albums.where("false").exists()).isFalse();
	}

	@Test
	void anOrderDoesNotDisturbACount() {
		assertThat(this.albums.orderBy("title desc").count()).isEqualTo(4);
		assertThat(this.albums.orderBy("title desc").exists()).isTrue();
		assertThat(this.albums.where("artist_id = ?", 1).orderBy("lower(title)").count()).isEqualTo(2);
		assertThat(this.albums.xtra("artist_id", 1).orderBy("title").limit(1).count()).isEqualTo(1);
	}

	@Test
	void keyedRowsStandUnderTheirKeyInOrder() {
		Map<Object, Row> keyed = this.albums.where("artist_id = ?", 2).orderBy("album_id desc").keyed();

		assertThat(keyed).containsOnlyKeys(4, 2);
		assertThat(keyed.keySet()).containsExactly(4, 2);
		assertThat(keyed.get(2).getString("title")).isEqualTo("acid");
		assertThatThrownBy(keyed::clear).isInstanceOf(UnsupportedOperationException.class);
	}

	@Test
	void aLongKeyIsAListInKeyOrderAndOpensItsRowAgain() {
		Map<Object, Row> keyed = this.db.table("track").all().keyed();

		assertThat(keyed).containsOnlyKeys(List.of(2, 1), List.of(1, 2));
		keyed.forEach((key, row) -> assertThat(this.db.table("track").get(key)).isEqualTo(row));
	}

	@Test
	void rowsAreKeyedEvenIfTheirTypeHasNoKey() {
		record Title(String title) {
		}

		Map<Object, Title> keyed = this.db.table("album", Title.class).where("album_id < ?", 3).keyed();

		assertThat(keyed).isEqualTo(Map.of(1, new Title("Back"), 2, new Title("acid")));
	}

	@Test
	void rowsWithoutTheirShapeCannotBeKeyed() {
		assertThatThrownBy(() -> this.albums.select("title").keyed()).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.albums.all().groupBy("artist_id").keyed())
			.isInstanceOf(InvalidStatementException.class);
	}

	private static List<Integer> ids(Selection<Row> selection) {
		return selection.list().stream().map((row) -> row.getInt("album_id")).toList();
	}

}
