package io.fastpg;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.fastpg.row.RowMapper;
import io.fastpg.schema.Column;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Select;
import io.fastpg.type.TypeMap;
import io.fastpg.type.ValueReader;

/** Reads rows with their whole key beside them, whatever of it the row's type holds. */
final class KeyedRows {

	private KeyedRows() {
	}

	static <T> Planned<Map.Entry<Object, T>> plan(TablePlan<T> plan, Select read, TypeMap types) {
		List<Column> key = Keys.primaryKey(plan.relation());
		Projection both = Projection.of(Stream.concat(plan.columns().stream(), key.stream()).toList());
		Select select = Select.rows(plan.relation(), both, read.filter(), read.clauses());
		return new Planned<>(plan.relation(), select, entries(plan, key, types));
	}

	private static <T> RowMapper<Map.Entry<Object, T>> entries(TablePlan<T> plan, List<Column> key, TypeMap types) {
		List<ValueReader> readers = new ArrayList<>();
		for (Column column : key) {
			Type type = types.defaultJavaType(column.type());
			readers.add(types.reader(column.type(), type, column.name()));
		}
		int first = plan.columns().size() + 1;
		return (resultSet) -> {
			List<Object> values = new ArrayList<>(readers.size());
			for (int i = 0; i < readers.size(); i++) {
				values.add(Objects.requireNonNull(readers.get(i).read(resultSet, first + i)));
			}
			Object whole = (values.size() == 1) ? values.get(0) : List.copyOf(values);
			return Map.entry(whole, plan.mapper().map(resultSet));
		};
	}

	static <T> Map<Object, T> map(List<Map.Entry<Object, T>> entries) {
		Map<Object, T> rows = new LinkedHashMap<>();
		entries.forEach((entry) -> rows.put(entry.getKey(), entry.getValue()));
		return Collections.unmodifiableMap(rows);
	}

}
