package io.fastpg.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Column.Identity;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Clauses.Lock;
import io.fastpg.testing.PgTypes;
import io.fastpg.type.TypeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kept texts are never mixed up: thousands of random statements, kept and written anew.
 */
class SqlTextsTests {

	private static final TypeMap TYPES = new TypeMap(JsonMapper.shared());

	private static final List<String> CONDITIONS = List.of("true", "a = ?", "b = any(?)", "a = ? or b = ?", "? is null",
			"a=?", "c = $1 and d = $1");

	private final Random random = new Random(20261121);

	private final List<Relation> tables = List.of(table("t"), table("t"), table("u"));

	@Test
	void aKeptTextIsTheTextWrittenAnew() {
		SqlTexts texts = new SqlTexts(TYPES);
		Map<Object, String> byShape = new HashMap<>();
		int statements = 0;

		for (int i = 0; i < 20_000; i++) {
			Statement statement = statement();
			if (statement == null) {
				continue;
			}
			statements++;
			Sql kept = texts.sql(statement);
			Sql anew = SqlWriter.write(statement, TYPES, null);
			assertThat(kept.text()).isEqualTo(anew.text());
			assertThat(described(kept)).isEqualTo(described(anew));
			assertThat(kept.text().chars().filter((c) -> c == '?').count()).isEqualTo(kept.parameters().size());
			assertThat(byShape.putIfAbsent(statement.shape(), anew.text())).isIn(null, anew.text());
		}

		assertThat(statements).isGreaterThan(10_000);
		assertThat(byShape.size()).isBetween(1000, statements - 1000);
	}

	private static List<String> described(Sql sql) {
		return sql.parameters().stream().map((parameter) -> parameter.value() + " as " + parameter.binding()).toList();
	}

	private @Nullable Statement statement() {
		Relation table = pick(this.tables);
		RowFilter filter = filter(table);
		Projection projection = new Projection(
				SelectItem.list(pick(List.of(List.of("a"), List.of("a", "b"), List.of("a as b"), List.of("b as a"),
						List.of("a+b"), List.of("a+b as a"), List.of("count(*) as n"))), table));
		Key key = flip() ? key(table) : null;
		List<BoundCondition> where = where(table);
		try {
			return switch (this.random.nextInt(5)) {
				case 0 -> new Insert(table, values(table), filter, projection);
				case 1 -> new Update(table, values(table), filter, key, where, projection);
				case 2 ->
					new Upsert(table, values(table), some(table.columns()), filter, table.primaryKey(), projection);
				case 3 -> new Delete(table, filter, key, where, projection);
				default -> new Select(table, flip() ? projection : Projection.NONE, filter, key, clauses(table, where),
						pick(Arrays.asList(Select.Result.values())));
			};
		}
		catch (InvalidStatementException | io.fastpg.exception.RowFilterException ex) {
			return null;
		}
	}

	private Clauses clauses(Relation table, List<BoundCondition> where) {
		if (this.random.nextInt(4) == 0) {
			return Clauses.ALL;
		}
		List<OrderTerm> order = OrderTerm.list(
				pick(List.of(List.of(), List.of("a"), List.of("a desc"), List.of("a nulls last"), List.of("a", "b"))),
				table, List.of());
		return new Clauses(where, flip() ? List.of() : SelectItem.list(List.of("a"), table),
				flip() ? List.of() : having(), order, flip() ? null : this.random.nextLong(3),
				flip() ? null : this.random.nextLong(3), pick(Arrays.asList(Lock.values())));
	}

	private List<BoundCondition> where(Relation table) {
		List<BoundCondition> where = new ArrayList<>(having());
		while (this.random.nextInt(3) == 0) {
			where.add(new BoundPredicate(predicate(2), table));
		}
		return where;
	}

	private Predicate predicate(int depth) {
		if (depth > 0 && flip()) {
			List<Predicate> parts = List.of(predicate(depth - 1), predicate(depth - 1));
			return switch (this.random.nextInt(3)) {
				case 0 -> Predicate.all(parts);
				case 1 -> Predicate.any(parts);
				default -> predicate(depth - 1).not();
			};
		}
		String column = pick(List.of("a", "b"));
		return switch (this.random.nextInt(4)) {
			case 0 -> Predicate.of(column, Operator.BETWEEN, List.of(1, this.random.nextInt(3)));
			case 1 -> Predicate.of(column, Operator.IN, List.of(List.of(1, 2)));
			case 2 -> Predicate.of(column, Operator.IS_NULL, List.of());
			default -> Predicate.of(column, pick(List.of(Operator.EQ, Operator.LT)), List.of(this.random.nextInt(3)));
		};
	}

	private List<BoundFragment> having() {
		List<BoundFragment> where = new ArrayList<>();
		while (this.random.nextInt(3) == 0) {
			ParsedSql sql = Fragment.condition(pick(CONDITIONS)).sql();
			List<@Nullable Object> values = new ArrayList<>();
			for (int i = 0; i < sql.parameterCount(); i++) {
				values.add(pick(Arrays.asList(null, 1, "x", 1L, List.of(), List.of(1), List.of("x"))));
			}
			where.add(BoundFragment.of(sql, sql.arguments(values.toArray()), TYPES,
					new Schema(List.of(), List.of(), List.of())));
		}
		return where;
	}

	private RowFilter filter(Relation table) {
		RowFilter filter = RowFilter.none();
		for (Column column : some(table.columns())) {
			filter = flip() ? filter : filter.and(RowFilter.of(column.name(), this.random.nextInt(3)));
		}
		return filter.on(table);
	}

	private Key key(Relation table) {
		return flip() ? new Key(table.primaryKey(), List.of(this.random.nextInt(), 2))
				: new Key(List.of(table.primaryKey().get(0)), List.of(this.random.nextInt()));
	}

	private List<Assignment> values(Relation table) {
		return some(table.columns()).stream()
			.map((column) -> new Assignment(column, flip() ? null : Integer.valueOf(this.random.nextInt())))
			.toList();
	}

	private List<Column> some(List<Column> columns) {
		return columns.stream().filter((column) -> flip()).toList();
	}

	private boolean flip() {
		return this.random.nextBoolean();
	}

	private <E> E pick(List<E> list) {
		return list.get(this.random.nextInt(list.size()));
	}

	private static Relation table(String name) {
		List<Column> columns = List.of(column("a", Identity.NONE), column("b", Identity.ALWAYS),
				column("c", Identity.NONE), column("d", Identity.BY_DEFAULT));
		return new Relation(new TableName("public", name), Relation.Kind.TABLE, true, columns, List.of("b", "a"),
				List.of(), List.of(), null);
	}

	private static Column column(String name, Identity identity) {
		return new Column(name, PgTypes.builtIn("int4"), "integer", true, null, identity, false, true, null);
	}

}
