package io.fastpg;

import java.util.List;

import io.fastpg.row.ResultColumn;
import io.fastpg.row.RowMapper;
import io.fastpg.row.RowMappers;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Projection;

/**
 * How rows of one relation become values of one type: the columns that are read, and the
 * mapper that reads them by index. Made once per snapshot.
 */
record TablePlan<T>(Relation relation, List<Column> columns, Projection projection, RowMapper<T> mapper) {

	static <T> TablePlan<T> of(Relation relation, Class<T> type, RowMappers mappers) {
		List<String> names = relation.columns().stream().map(Column::name).toList();
		List<Column> columns = RowMappers.projection(type, names).stream().map(relation::column).toList();
		List<ResultColumn> results = columns.stream()
			.map((column) -> new ResultColumn(column.name(), column.type()))
			.toList();
		return new TablePlan<>(relation, columns, Projection.of(columns), mappers.mapper(type, results));
	}

}
