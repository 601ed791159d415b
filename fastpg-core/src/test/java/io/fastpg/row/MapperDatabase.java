package io.fastpg.row;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import tools.jackson.databind.json.JsonMapper;

import io.fastpg.schema.PgType;
import io.fastpg.testing.PgTypes;
import io.fastpg.type.TypeMap;

/** Runs a query and maps its rows, nine times, the last of them in binary. */
final class MapperDatabase {

	private final DataSource dataSource;

	private final RowMappers mappers = new RowMappers(new TypeMap(JsonMapper.builder().build()));

	MapperDatabase(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	<T> List<T> query(Class<T> type, String sql) {
		List<T> rows = new ArrayList<>();
		try (var connection = this.dataSource.getConnection(); var statement = connection.prepareStatement(sql)) {
			for (int run = 0; run < 9; run++) {
				rows.clear();
				try (var resultSet = statement.executeQuery()) {
					List<ResultColumn> columns = new ArrayList<>();
					for (int i = 1; i <= resultSet.getMetaData().getColumnCount(); i++) {
						columns.add(new ResultColumn(resultSet.getMetaData().getColumnLabel(i),
								type(resultSet.getMetaData().getColumnTypeName(i))));
					}
					RowMapper<T> mapper = this.mappers.mapper(type, columns);
					while (resultSet.next()) {
						rows.add(mapper.map(resultSet));
					}
				}
			}
			return rows;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PgType type(String name) {
		return name.startsWith("_") ? PgTypes.arrayOf(PgTypes.builtIn(name.substring(1))) : PgTypes.builtIn(name);
	}

}
