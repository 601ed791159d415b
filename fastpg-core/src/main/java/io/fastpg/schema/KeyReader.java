package io.fastpg.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the keys of all relations of the rows of {@link CatalogQueries#KEYS}. */
final class KeyReader {

	private final Map<Long, List<String>> primaryKeys = new HashMap<>();

	private final Map<Long, List<UniqueConstraint>> uniqueConstraints = new HashMap<>();

	private final Map<Long, List<ForeignKey>> foreignKeys = new HashMap<>();

	void read(ResultSet row) throws SQLException {
		while (row.next()) {
			long relation = row.getLong("relation_oid");
			String name = row.getString("key_name");
			List<String> columns = TextArray.read(row, "key_columns");
			switch (row.getString("kind")) {
				case "p" -> this.primaryKeys.put(relation, columns);
				case "u" -> keys(relation, this.uniqueConstraints).add(new UniqueConstraint(name, columns));
				default -> keys(relation, this.foreignKeys).add(foreignKey(name, columns, row));
			}
		}
	}

	private static ForeignKey foreignKey(String name, List<String> columns, ResultSet row) throws SQLException {
		TableName target = new TableName(row.getString("target_schema"), row.getString("target_name"));
		return new ForeignKey(name, columns, target, TextArray.read(row, "target_columns"));
	}

	private static <T> List<T> keys(long relation, Map<Long, List<T>> keys) {
		return keys.computeIfAbsent(relation, (oid) -> new ArrayList<>());
	}

	List<String> primaryKey(long relation) {
		return this.primaryKeys.getOrDefault(relation, List.of());
	}

	List<UniqueConstraint> uniqueConstraints(long relation) {
		return this.uniqueConstraints.getOrDefault(relation, List.of());
	}

	List<ForeignKey> foreignKeys(long relation) {
		return this.foreignKeys.getOrDefault(relation, List.of());
	}

}
