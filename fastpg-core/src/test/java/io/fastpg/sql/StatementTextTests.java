package io.fastpg.sql;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Column.Identity;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Clauses.Lock;
import io.fastpg.testing.PgTypes;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The text of each statement, with a row filter and without, and its parameters in order.
 */
class StatementTextTests {

	private static final TypeMap TYPES = new TypeMap(JsonMapper.shared());

	private static final Column TENANT = column("tenant_id", "int4", Identity.NONE);

	private static final Column ID = column("id", "int4", Identity.ALWAYS);

	private static final Column TITLE = column("title", "text", Identity.NONE);

	private static final Relation ALBUM = new Relation(new TableName("s", "t"), Relation.Kind.TABLE, false,
			List.of(TENANT, ID, TITLE), List.of("id"), List.of(), List.of(), null);

	private static final Projection ALL = Projection.of(List.of(ID, TITLE));

	private static final RowFilter MINE = RowFilter.of("tenant_id", 42).on(ALBUM);

	private static final Key KEY = new Key(List.of(ID), List.of(7));

	private final SqlTexts texts = new SqlTexts(TYPES);

	@Test
	void get() {
		expect(Select.byKey(ALBUM, ALL, RowFilter.none(), KEY), "SELECT `id`, `title` FROM `s`.`t` WHERE `id` = ?", 7);
		expect(Select.byKey(ALBUM, ALL, MINE, KEY),
				"SELECT `id`, `title` FROM `s`.`t` WHERE `tenant_id` = ? AND `id` = ?", 42, 7);
		expect(Select.byKey(ALBUM, Projection.NONE, MINE, KEY).as(Select.Result.EXISTS),
				"SELECT EXISTS (SELECT  FROM `s`.`t` WHERE `tenant_id` = ? AND `id` = ?)", 42, 7);
	}

	@Test
	void list() {
		expect(Select.rows(ALBUM, ALL, RowFilter.none(), Clauses.ALL), "SELECT `id`, `title` FROM `s`.`t`");
		expect(Select.rows(ALBUM, ALL, MINE, Clauses.ALL), "SELECT `id`, `title` FROM `s`.`t` WHERE `tenant_id` = ?",
				42);
	}

	@Test
	void selectWithConditions() {
		Clauses clauses = new Clauses(List.of(where("title = ?", "x"), where("id = ?", 1)), List.of(), List.of(),
				OrderTerm.list(List.of("title desc nulls last, id"), ALBUM, List.of()), 5L, 6L, Lock.NONE);

		expect(Select.rows(ALBUM, ALL, RowFilter.none(), clauses),
				"SELECT `id`, `title` FROM `s`.`t` WHERE (\ntitle = ?\n) AND (\nid = ?\n)"
						+ " ORDER BY `title` DESC NULLS LAST, `id` LIMIT ? OFFSET ?",
				"x", 1, 5L, 6L);
		expect(Select.rows(ALBUM, ALL, MINE, clauses),
				"SELECT `id`, `title` FROM (SELECT * FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false)) AS `t`"
						+ " WHERE (\ntitle = ?\n) AND (\nid = ?\n)"
						+ " ORDER BY `title` DESC NULLS LAST, `id` LIMIT ? OFFSET ?",
				42, 42, "x", 1, 5L, 6L);
	}

	@Test
	void aConditionWithoutTextNeedsNoDerivedTable() {
		Predicate predicate = Predicate.all(List.of(Predicate.of("title", Operator.CONTAINS, List.of("x")),
				Predicate.of("id", Operator.IN, List.of(List.of(1, 2))).not()));
		BoundCondition bound = new BoundPredicate(predicate, ALBUM);
		String condition = "(pg_catalog.strpos(`title`, ?) > 0 AND NOT (`id` = ANY (?::`pg_catalog`.`int4`[])))";

		expect(Select.rows(ALBUM, ALL, MINE, clauses(bound)),
				"SELECT `id`, `title` FROM `s`.`t` WHERE `tenant_id` = ? AND " + condition, 42, "x", List.of(1, 2));
		expect(Select.rows(ALBUM, ALL, MINE, clauses(bound, where("id > ?", 3))),
				"SELECT `id`, `title` FROM (SELECT * FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false)) AS `t` WHERE "
						+ condition + " AND (\nid > ?\n)",
				42, 42, "x", List.of(1, 2), 3);
		expect(new Delete(ALBUM, MINE, null, List.of(bound), ALL),
				"DELETE FROM `s`.`t` WHERE `tenant_id` = ? AND " + condition + " RETURNING `id`, `title`", 42, "x",
				List.of(1, 2));
	}

	private static Clauses clauses(BoundCondition... where) {
		return new Clauses(List.of(where), List.of(), List.of(), List.of(), null, null, Lock.NONE);
	}

	@Test
	void countAndExists() {
		Clauses clauses = new Clauses(List.of(where("title = ?", "x")), List.of(), List.of(),
				OrderTerm.list(List.of("title"), ALBUM, List.of()), null, null, Lock.NONE);
		Select select = Select.rows(ALBUM, Projection.NONE, MINE, clauses);

		expect(select.as(Select.Result.COUNT),
				"SELECT count(*) FROM (SELECT * FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false)) AS `t` WHERE (\ntitle = ?\n)",
				42, 42, "x");
		expect(select.as(Select.Result.EXISTS),
				"SELECT EXISTS (SELECT  FROM (SELECT * FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false)) AS `t`"
						+ " WHERE (\ntitle = ?\n))",
				42, 42, "x");
	}

	@Test
	void groups() {
		Clauses clauses = new Clauses(List.of(where("id > ?", 1)), SelectItem.list(List.of("title"), ALBUM),
				List.of(where("count(*) > ?", 2)), List.of(), 3L, null, Lock.NONE);
		Projection items = new Projection(SelectItem.list(List.of("title, count(*) as n"), ALBUM));
		String rows = "SELECT `title`, (\ncount(*)\n) AS `n`"
				+ " FROM (SELECT * FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false)) AS `t` WHERE (\nid > ?\n)"
				+ " GROUP BY `title` HAVING (\ncount(*) > ?\n) LIMIT ?";

		expect(Select.rows(ALBUM, items, MINE, clauses), rows, 42, 42, 1, 2, 3L);
		expect(Select.rows(ALBUM, items, MINE, clauses).as(Select.Result.COUNT),
				"SELECT count(*) FROM (" + rows + ") AS counted", 42, 42, 1, 2, 3L);
	}

	@Test
	void locks() {
		Clauses clauses = new Clauses(List.of(where("id > ?", 1)), List.of(), List.of(), List.of(), 2L, null,
				Lock.UPDATE_SKIP_LOCKED);

		expect(Select.rows(ALBUM, ALL, MINE, clauses),
				"SELECT `id`, `title` FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false) AND (\nid > ?\n) LIMIT ?"
						+ " FOR UPDATE SKIP LOCKED",
				42, 42, 1, 2L);
	}

	@Test
	void insert() {
		expect(new Insert(ALBUM, List.of(set(TITLE, "x")), RowFilter.none(), ALL),
				"INSERT INTO `s`.`t` (`title`) VALUES (?) RETURNING `id`, `title`", "x");
		expect(new Insert(ALBUM, List.of(set(TENANT, 1), set(TITLE, null)), MINE, ALL),
				"INSERT INTO `s`.`t` (`tenant_id`, `title`) VALUES (?, ?) RETURNING `id`, `title`", 42, null);
		expect(new Insert(ALBUM, List.of(), MINE, ALL),
				"INSERT INTO `s`.`t` (`tenant_id`) VALUES (?) RETURNING `id`, `title`", 42);
		expect(new Insert(ALBUM, List.of(), RowFilter.none(), ALL),
				"INSERT INTO `s`.`t` DEFAULT VALUES RETURNING `id`, `title`");
	}

	@Test
	void update() {
		expect(new Update(ALBUM, List.of(set(TITLE, "x")), RowFilter.none(), KEY, List.of(), ALL),
				"UPDATE `s`.`t` SET `title` = ? WHERE `id` = ? RETURNING `id`, `title`", "x", 7);
		expect(new Update(ALBUM, List.of(set(TITLE, "x")), MINE, KEY, List.of(), ALL),
				"UPDATE `s`.`t` SET `title` = ? WHERE `tenant_id` = ? AND `id` = ? RETURNING `id`, `title`", "x", 42,
				7);
		expect(new Update(ALBUM, List.of(set(TITLE, "x")), MINE, null, List.of(where("id = ? or true", 1)), ALL),
				"UPDATE `s`.`t` SET `title` = ? WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false) AND (\nid = ? or true\n)"
						+ " RETURNING `id`, `title`",
				"x", 42, 42, 1);
	}

	@Test
	void delete() {
		expect(new Delete(ALBUM, MINE, KEY, List.of(), ALL),
				"DELETE FROM `s`.`t` WHERE `tenant_id` = ? AND `id` = ? RETURNING `id`, `title`", 42, 7);
		expect(new Delete(ALBUM, MINE, null, List.of(where("true")), ALL),
				"DELETE FROM `s`.`t` WHERE `tenant_id` = ? AND coalesce(`tenant_id` = ?, false) AND (\ntrue\n) RETURNING `id`, `title`",
				42, 42);
	}

	@Test
	void upsert() {
		List<Assignment> values = List.of(set(ID, 7), set(TITLE, "x"));

		expect(new Upsert(ALBUM, values, List.of(TITLE), RowFilter.none(), List.of(ID), ALL),
				"INSERT INTO `s`.`t` AS `t` (`id`, `title`) OVERRIDING SYSTEM VALUE VALUES (?, ?)"
						+ " ON CONFLICT (`id`) DO UPDATE SET `title` = EXCLUDED.`title` RETURNING `id`, `title`",
				7, "x");
		expect(new Upsert(ALBUM, values, List.of(TITLE), MINE, List.of(ID), ALL),
				"INSERT INTO `s`.`t` AS `t` (`tenant_id`, `id`, `title`) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?)"
						+ " ON CONFLICT (`id`) DO UPDATE SET `title` = EXCLUDED.`title` WHERE `t`.`tenant_id` = ?"
						+ " RETURNING `id`, `title`",
				42, 7, "x", 42);
		expect(new Upsert(ALBUM, List.of(set(ID, 7)), List.of(TITLE), MINE, List.of(TENANT, ID), ALL),
				"INSERT INTO `s`.`t` AS `t` (`tenant_id`, `id`) OVERRIDING SYSTEM VALUE VALUES (?, ?)"
						+ " ON CONFLICT (`tenant_id`, `id`) DO UPDATE SET `title` = NULL WHERE `t`.`tenant_id` = ?"
						+ " RETURNING `id`, `title`",
				42, 7, 42);
		expect(new Upsert(ALBUM, List.of(set(ID, 7)), List.of(), MINE, List.of(ID), ALL),
				"INSERT INTO `s`.`t` AS `t` (`tenant_id`, `id`) OVERRIDING SYSTEM VALUE VALUES (?, ?)"
						+ " ON CONFLICT (`id`) DO NOTHING RETURNING `id`, `title`",
				42, 7);
	}

	@Test
	void aFilterOnAKeyThatIsAlwaysGeneratedOverridesIt() {
		RowFilter seven = RowFilter.of("id", 7).on(ALBUM);

		expect(new Insert(ALBUM, List.of(set(TITLE, "x")), seven, ALL),
				"INSERT INTO `s`.`t` (`id`, `title`) OVERRIDING SYSTEM VALUE VALUES (?, ?) RETURNING `id`, `title`", 7,
				"x");
	}

	@Test
	void oneShapeIsOneStringWhateverTheValues() {
		String first = this.texts.sql(Select.byKey(ALBUM, ALL, MINE, KEY)).text();
		String second = this.texts
			.sql(Select.byKey(ALBUM, ALL, RowFilter.of("tenant_id", 1).on(ALBUM), new Key(List.of(ID), List.of(8))))
			.text();

		assertThat(second).isSameAs(first);
	}

	@Test
	void noWriteSetsAColumnOfItsFilter() {
		assertThatThrownBy(() -> new Update(ALBUM, List.of(set(TENANT, 1)), MINE, KEY, List.of(), ALL))
			.isInstanceOf(RowFilterException.class)
			.hasMessageContaining("column \"tenant_id\" is fixed by the row filter on tenant_id");
		assertThatThrownBy(() -> new Upsert(ALBUM, List.of(set(ID, 1)), List.of(TENANT), MINE, List.of(ID), ALL))
			.isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> new Delete(ALBUM, MINE, null, List.of(), ALL))
			.isInstanceOf(InvalidStatementException.class);
	}

	@Test
	void aFilterThatNothingMatchesStoresNothing() {
		RowFilter two = MINE.and(RowFilter.of("tenant_id", 1)).on(ALBUM);

		expect(Select.rows(ALBUM, ALL, two, Clauses.ALL),
				"SELECT `id`, `title` FROM `s`.`t` WHERE `tenant_id` = ? AND `tenant_id` = ?", 42, 1);
		assertThatThrownBy(() -> new Insert(ALBUM, List.of(), two, ALL)).isInstanceOf(RowFilterException.class);
		assertThatThrownBy(() -> new Upsert(ALBUM, List.of(), List.of(), two, List.of(ID), ALL))
			.isInstanceOf(RowFilterException.class);
	}

	private void expect(Statement statement, String text, @Nullable Object... parameters) {
		Sql sql = this.texts.sql(statement);

		assertThat(sql.text()).isEqualTo(text.replace('`', '"'));
		assertThat(sql.parameters().stream().map(Parameter::value).toList()).isEqualTo(Arrays.asList(parameters));
		assertThat(this.texts.sql(statement).text()).isSameAs(sql.text());
	}

	private static Column column(String name, String type, Identity identity) {
		return new Column(name, PgTypes.builtIn(type), type, true, null, identity, false, true, null);
	}

	private static Assignment set(Column column, @Nullable Object value) {
		return new Assignment(column, value);
	}

	private static BoundFragment where(String sql, Object... values) {
		Schema schema = new Schema(List.of(), List.of(), List.of());
		return BoundFragment.of(Fragment.condition(sql).sql(), List.of(values), TYPES, schema);
	}

}
