package io.fastpg.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.fastpg.model.KeyValues.Form;
import io.fastpg.sql.OnConflict;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/**
 * Makes operations; a row says what it likes of the tenant, and leaves out what it likes.
 */
final class Operations {

	private final List<Object> tenants;

	private final Arbitrary<Integer> table = Arbitraries.integers().between(0, Scenarios.TABLES - 1);

	Operations(List<Object> tenants) {
		this.tenants = tenants;
	}

	/** Operations of every kind, transactions among them. */
	Arbitrary<Operation> any() {
		return Arbitraries.frequencyOf(Tuple.of(9, plain()), Tuple.of(1, transactions(plain())),
				Tuple.of(1, transactions(Arbitraries.oneOf(plain(), transactions(plain())))));
	}

	private static Arbitrary<Operation> transactions(Arbitrary<? extends Operation> steps) {
		return Combinators.combine(steps.list().ofMinSize(1).ofMaxSize(4), Arbitraries.of(false, false, true))
			.as((list, rollback) -> new Operation.InTransaction(List.copyOf(list), rollback));
	}

	private Arbitrary<Operation> plain() {
		return Arbitraries.frequencyOf(Tuple.of(1, reads()), Tuple.of(2, writes()));
	}

	private Arbitrary<Operation> reads() {
		return Arbitraries.oneOf(Combinators.combine(this.table, keys()).as(Operation.Get::new),
				Combinators.combine(this.table, keys()).as(Operation.Find::new),
				Combinators.combine(this.table, readings()).as(Operation.Read::new),
				Combinators.combine(this.table, readings()).as(Operation.Stream::new),
				Combinators.combine(this.table, readings()).as(Operation.Count::new),
				Combinators.combine(this.table, readings()).as(Operation.First::new),
				Combinators.combine(this.table, readings()).as(Operation.Single::new),
				Combinators.combine(this.table, readings()).as(Operation.Keyed::new),
				Combinators.combine(this.table, readings()).as(Operation.CountByCode::new));
	}

	private Arbitrary<Operation> writes() {
		Arbitrary<OnConflict> onKey = Arbitraries.of(OnConflict.onKey(), OnConflict.onKey(),
				OnConflict.onKey().doNothing());
		return Arbitraries.frequencyOf(Tuple.of(3, Combinators.combine(this.table, rows(9)).as(Operation.Insert::new)),
				Tuple.of(2, Combinators.combine(this.table, rows(9)).as(Operation.Update::new)),
				Tuple.of(3, Combinators.combine(this.table, keys(), rows(1)).as(Operation.UpdateByKey::new)),
				Tuple.of(5, Combinators.combine(this.table, rows(9), onKey).as(Operation.Upsert::new)),
				Tuple.of(3, Combinators.combine(this.table, rows(9), conflicts()).as(Operation.Upsert::new)),
				Tuple.of(2, Combinators.combine(this.table, keys()).as(Operation.Delete::new)),
				Tuple.of(3, Combinators.combine(this.table, conditions(), rows(1)).as(Operation.UpdateWhere::new)),
				Tuple.of(1, Combinators.combine(this.table, conditions()).as(Operation.DeleteWhere::new)));
	}

	private Arbitrary<Condition> conditions() {
		return Arbitraries.of(Condition.all(this.tenants));
	}

	private Arbitrary<Reading> readings() {
		Arbitrary<Boolean> lock = Arbitraries.of(false, false, false, false, false, true);
		Arbitrary<Reading> plain = Combinators
			.combine(conditions().injectNull(0.4), Arbitraries.of(true, false).injectNull(0.5), lock)
			.as((where, descending, locked) -> new Reading(where, descending, null, null, locked));
		Arbitrary<Long> few = Arbitraries.longs().between(0, 4).injectNull(0.4);
		Arbitrary<Reading> cut = Combinators
			.combine(conditions().injectNull(0.4), Arbitraries.of(true, false), few, few)
			.as((where, descending, limit, offset) -> new Reading(where, descending, limit, offset, false));
		return Arbitraries.oneOf(plain, cut);
	}

	private Arbitrary<KeyValues> keys() {
		return Combinators
			.combine(Arbitraries.integers().between(1, 4), Arbitraries.of(this.tenants), Arbitraries.of("eu", "us"),
					Arbitraries.of(Form.values()))
			.as((id, tenant, region, form) -> {
				Map<String, Object> values = new LinkedHashMap<>();
				values.put("id", id);
				values.put("tenant_id", tenant);
				values.put("region", region);
				return new KeyValues(values, form);
			});
	}

	private static Arbitrary<OnConflict> conflicts() {
		List<List<String>> columns = List.of(List.of("id"), List.of("code"), List.of("code", "tenant_id"),
				List.of("name"), List.of("tenant_id", "id"), List.of("tenant_id"), List.of("region", "code"));
		List<List<String>> updates = List.of(List.of("name"), List.of("amount", "name"), List.of("code"), List.of("id"),
				List.of("tenant_id"), List.of());
		return Combinators.combine(Arbitraries.of(columns), Arbitraries.of(updates).injectNull(0.6))
			.as((on, updated) -> {
				OnConflict conflict = OnConflict.on(on.toArray(String[]::new));
				return (updated != null) ? conflict.update(updated.toArray(String[]::new)) : conflict;
			});
	}

	/**
	 * A row that has most of its columns, or few.
	 * @param often how many of ten times a row says its id and code
	 */
	private Arbitrary<Map<String, @Nullable Object>> rows(int often) {
		Arbitrary<List<Map.Entry<String, ?>>> entries = Combinators
			.combine(sometimes("id", often, 1, 2, 3, 4), sometimes("code", often, "a", "b", "c", "d"),
					sometimes("tenant_id", 3, this.tenants.toArray()), sometimes("region", 1, "eu", "us"),
					sometimes("name", 5, "x", "y", "z"), sometimes("amount", 5, 1, 2, 3),
					sometimes("parent_id", 1, 1, 2, 3, 4))
			.as((a, b, c, d, e, f, g) -> {
				List<Map.Entry<String, ?>> all = new ArrayList<>();
				List.of(a, b, c, d, e, f, g).forEach(all::addAll);
				return all;
			});
		return entries.map((all) -> {
			Map<String, @Nullable Object> row = new LinkedHashMap<>();
			all.forEach((entry) -> row.put(entry.getKey(), entry.getValue().equals(NULL) ? null : entry.getValue()));
			return row;
		});
	}

	private static final Object NULL = new Object() {
		@Override
		public String toString() {
			return "null";
		}
	};

	private static Arbitrary<List<Map.Entry<String, Object>>> sometimes(String column, int often, Object... values) {
		Arbitrary<List<Map.Entry<String, Object>>> some = Arbitraries
			.frequencyOf(Tuple.of(19, Arbitraries.of(values)), Tuple.of(1, Arbitraries.of(NULL)))
			.map((value) -> List.of(Map.entry(column, value)));
		Arbitrary<List<Map.Entry<String, Object>>> none = Arbitraries.of(List.of(List.of()));
		return Arbitraries.frequencyOf(Tuple.of(10 - often, none), Tuple.of(often, some));
	}

}
