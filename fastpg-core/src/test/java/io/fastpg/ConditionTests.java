package io.fastpg;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.InvalidValueException;
import io.fastpg.exception.SchemaException;
import io.fastpg.row.Row;
import io.fastpg.testing.TestDatabase;

import static io.fastpg.Condition.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConditionTests {

	@RegisterExtension
	final TestDatabase database = new TestDatabase(
			"""
					create type mood as enum ('calm', 'wild');
					create domain tag as text check (length(value) < 10);
					create table cat (id int primary key, tenant_id int not null default 1, name text, weight numeric(6,2),
						kind mood, token uuid, born date, seen timestamptz, facts jsonb, tags text[], nick varchar(10),
						code char(5), label tag, fed boolean, "odd ""name" int, "group" int);
					insert into cat (id, name, weight, kind, token, born, seen, facts, tags, nick, code, label, fed, "odd ""name", "group") values
						(1, 'Meow', 4.5, 'calm', '00000000-0000-0000-0000-000000000001', '2020-01-01', '2024-01-01 00:00Z',
							'{"a": 1}', '{x,y}', 'mo', 'ab', 'one', true, 1, 1),
						(2, '50%_\\', 3, 'wild', '00000000-0000-0000-0000-000000000002', '2021-01-01', '2025-01-01 00:00Z',
							'{"b": 1}', '{}', 'po', 'cd', 'two', false, 2, 2),
						(3, null, null, null, null, null, null, null, null, null, null, null, null, null, null)""");

	private Database db;

	private Table<Row> cats;

	@BeforeEach
	void open() {
		this.db = Database.of(this.database.dataSource());
		this.cats = this.db.table("cat");
	}

	@Test
	void valuesAreComparedByTheTypeOfTheirColumn() {
		assertThat(ids(col("id").eq(2))).containsExactly(2);
		assertThat(ids(col("id").eq(2L))).containsExactly(2);
		assertThat(ids(col("name").eq("Meow"))).containsExactly(1);
		assertThat(ids(col("weight").eq(new BigDecimal("4.50")))).containsExactly(1);
		assertThat(ids(col("kind").eq("wild"))).containsExactly(2);
		assertThat(ids(col("kind").eq(Mood.wild))).containsExactly(2);
		assertThat(ids(col("token").eq(UUID.fromString("00000000-0000-0000-0000-000000000001")))).containsExactly(1);
		assertThat(ids(col("token").eq("00000000-0000-0000-0000-000000000001"))).containsExactly(1);
		assertThat(ids(col("born").eq(LocalDate.of(2020, 1, 1)))).containsExactly(1);
		assertThat(ids(col("seen").eq(Instant.parse("2024-01-01T00:00:00Z")))).containsExactly(1);
		assertThat(ids(col("facts").eq(Map.of("a", 1)))).containsExactly(1);
		assertThat(ids(col("tags").eq(List.of("x", "y")))).containsExactly(1);
		assertThat(ids(col("tags").eq(List.of()))).containsExactly(2);
		assertThat(ids(col("nick").eq("mo"))).containsExactly(1);
		assertThat(ids(col("code").eq("ab"))).containsExactly(1);
		assertThat(ids(col("label").eq("one"))).containsExactly(1);
		assertThat(ids(col("fed").eq(false))).containsExactly(2);
		assertThat(ids(col("odd \"name").eq(1).and(col("group").eq(1)))).containsExactly(1);
	}

	@Test
	void orderIsTheServersOwn() {
		assertThat(ids(col("id").ne(1))).containsExactly(2, 3);
		assertThat(ids(col("id").lt(2))).containsExactly(1);
		assertThat(ids(col("id").le(2))).containsExactly(1, 2);
		assertThat(ids(col("id").gt(2))).containsExactly(3);
		assertThat(ids(col("id").ge(2))).containsExactly(2, 3);
		assertThat(ids(col("id").between(2, 3))).containsExactly(2, 3);
		assertThat(ids(col("id").between(3, 2))).isEmpty();
		assertThat(ids(col("kind").gt("calm"))).containsExactly(2);
		assertThat(ids(col("kind").between(Mood.calm, Mood.wild))).containsExactly(1, 2);
		assertThat(ids(col("seen").lt(Instant.parse("2024-06-01T00:00:00Z")))).containsExactly(1);
		assertThat(ids(col("born").between(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31)))).containsExactly(1);
		assertThat(ids(col("weight").ge(4))).containsExactly(1);
	}

	@Test
	void aSetOfValuesIsOneArray() {
		assertThat(ids(col("id").in(List.of(1, 3, 9)))).containsExactly(1, 3);
		assertThat(ids(col("id").in(List.of()))).isEmpty();
		assertThat(ids(col("id").notIn(List.of(1, 3)))).containsExactly(2);
		assertThat(ids(col("kind").notIn(List.of()))).containsExactly(1, 2, 3);
		assertThat(ids(col("name").in(Set.of("Meow", "it's")))).containsExactly(1);
		assertThat(ids(col("kind").in(List.of(Mood.wild)))).containsExactly(2);
		assertThat(ids(col("kind").notIn(List.of("wild")))).containsExactly(1);
		assertThat(ids(col("token").in(List.of(UUID.fromString("00000000-0000-0000-0000-000000000002")))))
			.containsExactly(2);
		assertThat(ids(col("seen").in(List.of(Instant.parse("2024-01-01T00:00:00Z"))))).containsExactly(1);
		assertThat(ids(col("facts").in(List.of(Map.of("a", 1))))).containsExactly(1);
		assertThat(ids(col("label").in(List.of("one")))).containsExactly(1);
		assertThat(ids(col("code").in(List.of("ab")))).containsExactly(1);
		assertThat(ids(col("weight").in(List.of(3)))).containsExactly(2);
	}

	@Test
	void nullIsAskedForByItsName() {
		assertThat(ids(col("name").isNull())).containsExactly(3);
		assertThat(ids(col("name").isNotNull())).containsExactly(1, 2);
		assertThat(ids(col("name").ne("Meow"))).containsExactly(2);
		assertThat(ids(col("name").eq("Meow").not())).containsExactly(2);
		assertThat(ids(col("name").isDistinctFrom("Meow"))).containsExactly(2, 3);
		assertThat(ids(col("name").isDistinctFrom("Meow").not())).containsExactly(1);
		assertThat(ids(col("name").isDistinctFrom(null))).containsExactly(1, 2);
		assertThat(ids(col("kind").isDistinctFrom(null).not())).containsExactly(3);
		assertThat(ids(col("kind").isDistinctFrom(Optional.empty()))).containsExactly(1, 2);
	}

	@Test
	@SuppressWarnings("NullAway") // what a caller without a checker does
	void nullAsAValueIsRefusedWithTheWayToSayIt() {
		assertThatThrownBy(() -> col("name").eq(null)).isInstanceOf(InvalidStatementException.class)
			.hasMessage("Column \"name\" cannot be compared with null: NULL equals nothing, so no row would ever fit."
					+ " Use isNull().");
		assertThatThrownBy(() -> col("name").ne(null)).hasMessageContaining("isNotNull()");
		assertThatThrownBy(() -> col("name").eq(Optional.empty())).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> col("id").lt(null)).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> col("id").between(1, null)).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> col("id").in(Arrays.asList(1, null))).isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("isNull()");
		assertThatThrownBy(() -> col("id").notIn(Arrays.asList(1, null))).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> col("name").like(null)).isInstanceOf(InvalidStatementException.class);
		assertThatThrownBy(() -> col("name").contains(null)).isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void textIsLookedInto() {
		assertThat(ids(col("name").like("M%w"))).containsExactly(1);
		assertThat(ids(col("name").like("m%"))).isEmpty();
		assertThat(ids(col("name").like("50\\%%"))).containsExactly(2);
		assertThat(ids(col("name").ilike("m%"))).containsExactly(1);
		assertThat(ids(col("name").startsWith("Me"))).containsExactly(1);
		assertThat(ids(col("name").startsWith("%"))).isEmpty();
		assertThat(ids(col("name").startsWith(""))).containsExactly(1, 2);
		assertThat(ids(col("name").contains("%_\\"))).containsExactly(2);
		assertThat(ids(col("name").contains("eo"))).containsExactly(1);
		assertThat(ids(col("nick").startsWith("m").and(col("code").contains("b")).and(col("label").like("o%"))))
			.containsExactly(1);
		assertThat(ids(col("code").startsWith("ab").or(col("code").like("cd%")))).containsExactly(1, 2);
	}

	@Test
	void textIsNotLookedForInAnotherType() {
		for (Condition condition : List.of(col("id").like("1%"), col("kind").ilike("c%"), col("seen").contains("2"),
				col("facts").startsWith("{"))) {
			assertThatThrownBy(() -> this.cats.where(condition).list()).isInstanceOf(SchemaException.class)
				.hasMessageContaining("look into text");
		}
		assertThatThrownBy(() -> this.cats.where(col("tags").in(List.of(List.of("x")))).list())
			.isInstanceOf(SchemaException.class)
			.hasMessageContaining("text[]");
	}

	@Test
	void conditionsArePutTogether() {
		Condition first = col("id").eq(1);
		Condition second = col("id").eq(2);
		Condition wild = col("kind").eq("wild");

		assertThat(ids(first.or(second).and(wild))).containsExactly(2);
		assertThat(ids(first.or(second.and(wild)))).containsExactly(1, 2);
		assertThat(ids(first.or(second).not())).containsExactly(3);
		assertThat(ids(Condition.any(first, second, col("id").gt(2)))).containsExactly(1, 2, 3);
		assertThat(ids(Condition.all(List.of(second, wild)))).containsExactly(2);
		assertThat(ids(Condition.any(List.of()))).isEmpty();
		assertThat(ids(Condition.all())).containsExactly(1, 2, 3);
		assertThat(ids(Condition.any(Condition.all(), first))).containsExactly(1, 2, 3);
		assertThat(ids(first.and(Condition.all()))).containsExactly(1);
	}

	@Test
	void aConditionStandsBesideTextAndOtherClauses() {
		assertThat(this.cats.where("id > ?", 1).where(col("id").lt(3)).single().getInt("id")).isEqualTo(2);
		assertThat(this.cats.where(col("id").lt(3)).where("id > ? or name = ?", 1, "x").count()).isOne();
		assertThat(this.cats.orderBy("id desc").where(col("id").le(2)).limit(1).single().getInt("id")).isEqualTo(2);
		assertThat(this.cats.where(col("name").isNotNull()).groupBy("fed").select("fed", "count(*) as n").list())
			.hasSize(2);
		assertThat(this.cats.where(col("id").eq(1)).exists()).isTrue();
		assertThat(this.cats.where(col("id").in(List.of(1, 2))).keyed()).containsOnlyKeys(1, 2);
		assertThat(this.cats.where(col("id").eq(1)).forUpdate().list()).hasSize(1);
	}

	@Test
	void oneConditionServesManyTablesAndViews() {
		this.database.execute(
				"create table dog (id bigint primary key, tenant_id int, kind text); insert into dog values (1, 2, 'calm')");
		Condition condition = col("kind").eq("calm").and(col("id").in(List.of(1)));

		assertThat(this.cats.where(condition).count()).isOne();
		assertThat(this.db.table("dog").where(condition).count()).isOne();
		assertThat(this.db.xtra("tenant_id", 1).table("dog").where(condition).count()).isZero();
		assertThat(this.db.xtra("tenant_id", 1).table("cat").where(condition).count()).isOne();
	}

	@Test
	void underAFilterAConditionOnlyNarrows() {
		this.database.execute("update cat set tenant_id = 2 where id = 1");
		Table<Row> mine = this.db.xtra("tenant_id", 1).table("cat");
		Condition everything = Condition.any(col("tenant_id").eq(2), col("tenant_id").ne(2), Condition.all());

		assertThat(mine.where(everything).orderBy("id").list()).extracting((row) -> row.getInt("id"))
			.containsExactly(2, 3);
		assertThat(mine.where(col("id").eq(1)).exists()).isFalse();
		assertThat(mine.where(everything).where("id > ? or true", 0).count()).isEqualTo(2);
		assertThat(mine.where(everything).update(Map.of("name", "mine"))).hasSize(2);
		assertThat(mine.where(everything).delete()).hasSize(2);
		assertThat(this.cats.get(1).getString("name")).isEqualTo("Meow");
	}

	@Test
	void rowsAreUpdatedAndDeletedByCondition() {
		assertThat(this.cats.where(col("kind").eq(Mood.calm)).update(Map.of("kind", Mood.wild))).hasSize(1);
		assertThat(this.cats.where(col("kind").in(List.of(Mood.wild)).and(col("id").gt(1))).delete())
			.extracting((row) -> row.getInt("id"))
			.containsExactly(2);
		assertThat(ids(Condition.all())).containsExactly(1, 3);
	}

	@Test
	void aConditionThatSaysNothingIsNoChoiceToDeleteBy() {
		assertThatThrownBy(() -> this.cats.where(Condition.all()).delete())
			.isInstanceOf(InvalidStatementException.class)
			.hasMessageContaining("no where was given");
		assertThatThrownBy(() -> this.cats.where(Condition.all(List.of(Condition.all()))).update(Map.of("fed", true)))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void anUnknownColumnIsToldWithTheNearest() {
		assertThatThrownBy(() -> this.cats.where(col("id").eq(1).and(col("nmae").eq("x").not())).list())
			.isInstanceOf(SchemaException.class)
			.hasMessageContaining("\"nmae\"")
			.hasMessageContaining("Did you mean \"name\"?");
		assertThatThrownBy(() -> this.cats.where(col("Name").eq("x")).delete()).isInstanceOf(SchemaException.class);
	}

	@Test
	void aColumnAddedSinceTheSchemaWasReadIsFound() {
		assertThat(ids(col("id").eq(1))).containsExactly(1);

		this.database.execute("alter table cat add lives int default 9");

		assertThat(ids(col("lives").eq(9))).containsExactly(1, 2, 3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id\" = 1 or \"id", "id = 1 or id", "id) or (true", "\"id\"", "id; drop table cat", "id--",
			"", "id\0", "cat.id", "*", "\ud83d",
			"aaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaabbbbbbbbbbaaaaaaaaaa" })
	void aColumnIsNothingButAColumn(String name) {
		for (Condition condition : List.of(col(name).eq(1), col(name).isNull().not(), col(name).in(List.of(1)))) {
			assertThatThrownBy(() -> this.cats.where(condition).list()).isInstanceOf(SchemaException.class);
			assertThatThrownBy(() -> this.cats.where(condition).delete()).isInstanceOf(SchemaException.class);
		}
		assertThat(this.cats.count()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "' or '1'='1", "x') or (true", "\\' or true --", "$$ or true", "?", ":name", "{fn now()}",
			"{\"a\",NULL}", "null", "%", "\\" })
	void aValueIsNothingButAValue(String value) {
		assertThat(ids(col("name").eq(value))).isEmpty();
		assertThat(ids(col("name").in(List.of(value, "{}", "a,b")))).isEmpty();
		assertThat(ids(col("tags").eq(List.of(value)))).isEmpty();
		assertThat(ids(col("name").startsWith(value))).isEmpty();
		assertThat(ids(col("name").eq("Meow").and(col("name").ne(value)))).containsExactly(1);

		this.cats.where(col("id").eq(3)).update(Map.of("name", value));

		assertThat(ids(col("name").in(List.of(value)))).containsExactly(3);
		assertThat(ids(col("name").contains(value).and(col("name").startsWith(value)))).containsExactly(3);
	}

	@Test
	void aValueThatDoesNotFitItsColumnIsRefusedWithoutIt() {
		assertThatThrownBy(() -> this.cats.where(col("id").eq("secret")).list())
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("column \"id\" (int4)")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> this.cats.where(col("id").in(List.of(1, "secret"))).list())
			.isInstanceOf(InvalidValueException.class)
			.hasMessageContaining("column \"id\" (int4[])")
			.hasMessageNotContaining("secret");
		assertThatThrownBy(() -> this.cats.where(col("id").gt(1.5)).list()).isInstanceOf(InvalidValueException.class);
	}

	@Test
	void theTextOfAConditionShowsNoValue() {
		Condition condition = col("name").eq("secret")
			.and(col("id").in(List.of(4711)).or(col("born").between(LocalDate.MIN, LocalDate.MAX)))
			.and(col("a\"b").contains("secret").not())
			.and(col("kind").isNull());

		assertThat(condition).hasToString("(\"name\" = ? AND (\"id\" = ANY (?) OR \"born\" BETWEEN ? AND ?)"
				+ " AND NOT (pg_catalog.strpos(\"a\"\"b\", ?) > 0) AND \"kind\" IS NULL)");
		assertThat(col("name").startsWith("secret")).hasToString("\"name\" ^@ ?");
		assertThat(Condition.all()).hasToString("TRUE");
		assertThat(col("name")).hasToString("name");
	}

	@Test
	void theCallersCollectionsAndArraysMayChangeLater() {
		List<Integer> ids = new ArrayList<>(List.of(1));
		String[] tags = { "x", "y" };
		Condition byId = col("id").in(ids);
		Condition byTags = col("tags").eq(tags);

		ids.set(0, 2);
		tags[0] = "z";

		assertThat(ids(byId)).containsExactly(1);
		assertThat(ids(byTags)).containsExactly(1);
	}

	@Test
	void aLongChainIsNoDeepTree() {
		Condition chain = Condition.any();
		for (int i = 0; i < 3000; i++) {
			chain = chain.or(col("id").eq(i));
		}

		assertThat(ids(chain)).containsExactly(1, 2, 3);
	}

	private List<Integer> ids(Condition condition) {
		return this.cats.where(condition).orderBy("id").list().stream().map((row) -> row.getInt("id")).toList();
	}

	enum Mood {

		calm, wild

	}

}
