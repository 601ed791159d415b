package io.fastpg;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.BadSqlGrammarException;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SelectionWhereTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"""
					create type mood as enum ('calm', 'wild');
					create table cat (
						id int primary key, name text, uid int, kind mood, token uuid, born date, seen timestamptz, facts jsonb);
					insert into cat values
						(1, 'meow', 1, 'calm', '00000000-0000-0000-0000-000000000001', '2020-01-01', '2024-01-01 00:00Z', '{"a": 1}'),
						(2, 'purr', 1, 'wild', '00000000-0000-0000-0000-000000000002', '2021-01-01', '2025-01-01 00:00Z', '{"b": 1}'),
						(3, null, 2, null, null, null, null, null)""");

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.cats = Database.of(this.database.dataSource()).table("cat");
	}

	@Test
	void argumentsStandForQuestionMarksDollarsOrNames() {
		assertThat(ids(this.cats.where("id = ? or name = ?", 1, "purr"))).containsExactly(1, 2);
		assertThat(ids(this.cats.where("name = $2 and id < $1 + $1", 1, "meow"))).containsExactly(1);
		assertThat(ids(this.cats.where("id = :id or name = :name or uid = :id + 5", Map.of("id", 1, "name", "purr"))))
			.containsExactly(1, 2);
		assertThat(ids(this.cats.where("id = :id", Row.of("id", 2)))).containsExactly(2);
	}

	@Test
	void anArgumentWithoutAnOperatorIsToldHowToBeWritten() {
		assertThatThrownBy(() -> this.cats.where("id in (?)", List.of(1, 2)).list())
			.isInstanceOf(BadSqlGrammarException.class)
			.hasMessageContaining("= any(?)");
		assertThatThrownBy(() -> this.cats.where("token = ?", "00000000-0000-0000-0000-000000000001").list())
			.isInstanceOf(BadSqlGrammarException.class)
			.hasMessageContaining("?::uuid")
			.hasMessageNotContaining("00000000");
	}

	@Test
	void missingExtraAndMixedArgumentsAreToldByName() {
		assertThatThrownBy(() -> this.cats.where("id = ? or id = ?", 1)).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("2 arguments");
		assertThatThrownBy(() -> this.cats.where("id = 1", 1)).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> this.cats.where("id = :id and uid = :uid", Map.of("id", 1)))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining(":uid");
		assertThatThrownBy(() -> this.cats.where("id = :id", Map.of("id", 1, "nmae", 2)))
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining(":nmae");
		assertThatThrownBy(() -> this.cats.where("id = $1 or id = ?", 1, 2))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void severalConditionsMustAllHold() {
		Selection<Row> ones = this.cats.where("uid = ?", 1);

		assertThat(ids(ones.where("name = :name or id = 3", Map.of("name", "purr")))).containsExactly(2);
		assertThat(ids(ones)).containsExactly(1, 2);
	}

	@Test
	void aCollectionIsAnArray() {
		assertThat(ids(this.cats.where("id = any(?)", List.of(1, 3)))).containsExactly(1, 3);
		assertThat(ids(this.cats.where("name = any(?)", Set.of("meow")))).containsExactly(1);
		assertThat(ids(this.cats.where("id = any(:ids) and uid = :uid", Map.of("ids", List.of(1, 3), "uid", 2))))
			.containsExactly(3);
		assertThat(ids(this.cats.where("id = any(?)", List.of()))).isEmpty();
		assertThat(ids(this.cats.where("not (id = any(?))", List.of()))).containsExactly(1, 2, 3);
		assertThat(ids(this.cats.where("id = any(?)", Arrays.asList(1, null)))).containsExactly(1);
		assertThat(ids(this.cats.where("id = any(?)", new int[] { 2, 3 }))).containsExactly(2, 3);
		assertThat(ids(this.cats.where("kind = any(?)", List.of(Mood.wild)))).containsExactly(2);
	}

	@Test
	void nullIsAnArgumentInEveryPlace() {
		assertThat(ids(this.cats.where("name is not distinct from ?", (Object) null))).containsExactly(3);
		assertThat(ids(this.cats.where("? is null", (Object[]) null))).containsExactly(1, 2, 3);
		assertThat(ids(this.cats.where("id = ?", (Object) null))).isEmpty();
		assertThat(ids(this.cats.where("uid = ? and coalesce(?, id) = ?", 1, null, 2))).containsExactly(2);
		assertThat(ids(this.cats.where("(?::text is null or name = ?) and id > ?", null, null, 1))).containsExactly(2,
				3);
		assertThat(ids(this.cats.where("id = any(?)", (Object) null))).isEmpty();
		Map<String, Object> named = new HashMap<>();
		named.put("name", null);
		assertThat(ids(this.cats.where(":name is null or name = :name", named))).containsExactly(1, 2, 3);
	}

	@Test
	void argumentsHaveTheTypeOfTheirJavaClass() {
		assertThat(ids(this.cats.where("kind = ?", Mood.wild))).containsExactly(2);
		assertThat(ids(this.cats.where("token = ?", UUID.fromString("00000000-0000-0000-0000-000000000001"))))
			.containsExactly(1);
		assertThat(ids(this.cats.where("born < ?", LocalDate.of(2020, 6, 1)))).containsExactly(1);
		assertThat(ids(this.cats.where("seen > ?", Instant.parse("2024-06-01T00:00:00Z")))).containsExactly(2);
		assertThat(ids(this.cats.where("facts @> ?", Map.of("a", 1)))).containsExactly(1);
		assertThat(ids(this.cats.where("id = ?", 2L))).containsExactly(2);
	}

	@Test
	void anArgumentOfNoTypeIsRefusedWithoutItsValue() {
		assertThatThrownBy(() -> this.cats.where("id = ?", new StringBuilder("secret")).list())
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("StringBuilder")
			.hasMessageNotContaining("secret");
	}

	@Test
	void jsonOperatorsStandBesidePlaceholders() {
		assertThat(ids(this.cats.where("facts ?? ?", "a"))).containsExactly(1);
		assertThat(ids(this.cats.where("facts ?? $1", "b"))).containsExactly(2);
		assertThat(ids(this.cats.where("facts ?| array['a', 'b'] and id > ?", 1))).containsExactly(2);
		assertThat(ids(this.cats.where("facts @? '$.a' and id = :id", Map.of("id", 1)))).containsExactly(1);
	}

	@Test
	void aSubqueryMayStandInAConditionOfAnUnfilteredTable() {
		assertThat(ids(this.cats.where("id = (select max(id) from cat)"))).containsExactly(3);
	}

	@Test
	void theCallersCollectionsAreLeftAsTheyWereAndMayChangeLater() {
		List<Integer> list = new ArrayList<>(List.of(1));
		Map<String, Object> named = new HashMap<>(Map.of("id", 1));
		Object[] array = { 1 };
		Selection<Row> byName = this.cats.xtra("uid", 1).where("id = :id", named);
		Selection<Row> byPosition = this.cats.xtra("uid", 1).where("id = ?", array);
		Selection<Row> byList = this.cats.xtra("uid", 1).where("id = any(?)", list);
		ids(byName);

		assertThat(named).isEqualTo(Map.of("id", 1));
		assertThat(list).containsExactly(1);
		named.put("id", 2);
		array[0] = 2;
		list.set(0, 2);
		assertThat(ids(byName)).containsExactly(1);
		assertThat(ids(byPosition)).containsExactly(1);
		assertThat(ids(byList)).containsExactly(1);
	}

	private static List<Integer> ids(Selection<Row> selection) {
		return selection.orderBy("id").list().stream().map((row) -> row.getInt("id")).toList();
	}

	enum Mood {

		calm, wild

	}

}
