package io.fastpg.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fastpg.model.Scenario.LoadedRow;
import io.fastpg.model.Scenario.Policy;
import io.fastpg.model.Scenario.Schema;
import io.fastpg.model.Scenario.Step;
import io.fastpg.model.TableLayout.Column;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Makes scenarios. Few values, so that keys meet; all tenants, so that they meet too. */
final class Scenarios {

	static final int TABLES = 3;

	private static final List<List<String>> KEYS = List.of(List.of("id"), List.of("id"), List.of("id"), List.of("id"),
			List.of("tenant_id", "id"), List.of("tenant_id", "id"), List.of("id", "tenant_id"), List.of("region", "id"),
			List.of("tenant_id", "region", "id"), List.of("tenant_id"), List.of());

	private static final List<List<List<String>>> UNIQUES = List.of(List.of(), List.of(List.of("code")),
			List.of(List.of("tenant_id", "code")), List.of(List.of("name")),
			List.of(List.of("tenant_id", "name"), List.of("id", "code")), List.of(List.of("region", "code")));

	private Scenarios() {
	}

	/** Scenarios of every kind. */
	static Arbitrary<Scenario> any() {
		return Arbitraries.of(TenantType.values()).flatMap(Scenarios::of);
	}

	private static Arbitrary<Scenario> of(TenantType tenant) {
		Operations operations = new Operations(tenant.tenants());
		Arbitrary<Step> steps = Combinators.combine(sights(tenant), operations.any()).as(Step::new);
		return Combinators
			.combine(schemas(tenant), rows(tenant).list().ofMinSize(12).ofMaxSize(30), policies(),
					steps.list().ofMinSize(1).ofMaxSize(12))
			.as(Scenario::new);
	}

	private static Arbitrary<Policy> policies() {
		return Combinators.combine(rarely(), rarely()).as(Policy::new);
	}

	private static Arbitrary<Boolean> rarely() {
		return Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
	}

	private static Arbitrary<Schema> schemas(TenantType tenant) {
		return tables(tenant).list().ofSize(TABLES).map((tables) -> {
			List<TableLayout> named = new ArrayList<>();
			for (TableLayout table : tables) {
				boolean child = table.parent() != null && !named.isEmpty() && named.get(0).key().equals(List.of("id"));
				named.add(named("t" + named.size(), table, child));
			}
			return new Schema(tenant, named);
		});
	}

	private static TableLayout named(String name, TableLayout table, boolean child) {
		List<Column> columns = new ArrayList<>(table.columns());
		if (child) {
			columns.add(new Column("parent_id", "int", false, null));
		}
		return new TableLayout(name, columns, table.key(), table.uniques(), child ? 0 : null);
	}

	private static Arbitrary<TableLayout> tables(TenantType tenant) {
		return Combinators
			.combine(Arbitraries.frequency(Tuple.of(6, "not null"), Tuple.of(3, "null"), Tuple.of(1, "absent")),
					Arbitraries.of(true, false), Arbitraries.of(KEYS), Arbitraries.of(UNIQUES),
					Arbitraries.of(true, false))
			.as((tenantColumn, region, key, uniques, child) -> {
				List<Column> columns = columns(tenant, tenantColumn, region);
				List<String> names = columns.stream().map(Column::name).toList();
				List<String> fittingKey = key.stream().filter(names::contains).toList();
				List<List<String>> fittingUniques = uniques.stream().filter(names::containsAll).toList();
				return new TableLayout("", columns, fittingKey, fittingUniques, child ? 0 : null);
			});
	}

	private static List<Column> columns(TenantType tenant, String tenantColumn, boolean region) {
		List<Column> columns = new ArrayList<>();
		columns.add(new Column("id", "int", true, null));
		if (!tenantColumn.equals("absent")) {
			columns.add(new Column("tenant_id", tenant.sql(), tenantColumn.equals("not null"), null));
		}
		if (region) {
			columns.add(new Column("region", "text", true, "eu"));
		}
		columns.add(new Column("code", "text", true, null));
		columns.add(new Column("name", "text", false, null));
		columns.add(new Column("amount", "int", false, 7));
		return columns;
	}

	private static Arbitrary<LoadedRow> rows(TenantType tenant) {
		Arbitrary<@Nullable Object> tenants = Arbitraries.of(tenant.tenants())
			.<@Nullable Object>map((value) -> value)
			.injectNull(0.08);
		Arbitrary<Map<String, @Nullable Object>> values = Combinators
			.combine(Arbitraries.integers().between(1, 5), tenants, Arbitraries.of("eu", "eu", "us"),
					Arbitraries.of("a", "b", "c", "d"), Arbitraries.of("x", "y", "z").injectNull(0.3),
					Arbitraries.integers().between(1, 3).injectNull(0.2),
					Arbitraries.integers().between(1, 4).injectNull(0.6))
			.as(Scenarios::row);
		return Combinators.combine(Arbitraries.integers().between(0, TABLES - 1), values).as(LoadedRow::new);
	}

	private static Map<String, @Nullable Object> row(Integer id, @Nullable Object tenant, String region, String code,
			@Nullable String name, @Nullable Integer amount, @Nullable Integer parent) {
		Map<String, @Nullable Object> row = new LinkedHashMap<>();
		row.put("id", id);
		row.put("tenant_id", tenant);
		row.put("region", region);
		row.put("code", code);
		row.put("name", name);
		row.put("amount", amount);
		row.put("parent_id", parent);
		return row;
	}

	private static Arbitrary<Sight> sights(TenantType tenant) {
		// Mostly two tenants: their rows are to meet
		Arbitrary<Object> tenants = Arbitraries.frequency(Tuple.of(8, tenant.tenants().get(0)),
				Tuple.of(2, tenant.tenants().get(1)), Tuple.of(1, tenant.tenants().get(3)));
		Arbitrary<Sight.Term> ofTenant = tenants.map((value) -> new Sight.Term("tenant_id", value));
		Arbitrary<Sight.Term> other = Arbitraries.of(new Sight.Term("region", "eu"), new Sight.Term("code", "a"),
				new Sight.Term("code", "b"), new Sight.Term("id", 2));
		Arbitrary<Sight.Term> term = Arbitraries.frequencyOf(Tuple.of(7, ofTenant), Tuple.of(2, other));
		Arbitrary<List<Sight.Term>> some = term.list().ofMaxSize(2);
		Arbitrary<List<Sight.Term>> one = ofTenant.list().ofSize(1);
		Arbitrary<List<Sight.Term>> none = Arbitraries.of(List.of(List.of()));
		return Arbitraries.frequencyOf(Tuple.of(3, Combinators.combine(one, none, none).as(Sight::new)),
				Tuple.of(3, Combinators.combine(none, one, none).as(Sight::new)),
				Tuple.of(2, Combinators.combine(none, none, one).as(Sight::new)),
				Tuple.of(2, Combinators.combine(one, none, other.list().ofMaxSize(1)).as(Sight::new)),
				Tuple.of(2, Combinators.combine(some, some, some).as(Sight::new)));
	}

}
