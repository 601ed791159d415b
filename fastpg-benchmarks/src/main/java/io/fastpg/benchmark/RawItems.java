package io.fastpg.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** What a careful programmer writes by hand: pgjdbc, typed getters, by index. */
final class RawItems {

	private final DataSource dataSource;

	RawItems(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	Item get(int id) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.GET)) {
			statement.setInt(1, id);
			return one(statement);
		}
	}

	Item get(int id, String tenant) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.GET_FILTERED)) {
			statement.setInt(1, id);
			statement.setString(2, tenant);
			return one(statement);
		}
	}

	List<Item> list() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.LIST)) {
			return all(statement);
		}
	}

	List<Item> list(String tenant) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.LIST_FILTERED)) {
			statement.setString(1, tenant);
			return all(statement);
		}
	}

	List<Item> where(long plays, long limit) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.WHERE)) {
			statement.setLong(1, plays);
			statement.setLong(2, limit);
			return all(statement);
		}
	}

	Item insert(Item item, String tenant) throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				PreparedStatement statement = connection.prepareStatement(ItemSql.INSERT)) {
			statement.setString(1, tenant);
			statement.setLong(2, item.plays());
			statement.setBigDecimal(3, item.price());
			statement.setBoolean(4, item.available());
			statement.setObject(5, item.released());
			statement.setObject(6, item.code());
			statement.setString(7, item.details());
			statement.setArray(8, connection.createArrayOf("text", item.tags().toArray()));
			return one(statement);
		}
	}

	static Item one(PreparedStatement statement) throws SQLException {
		try (ResultSet resultSet = statement.executeQuery()) {
			if (!resultSet.next()) {
				throw new IllegalStateException("No row");
			}
			return map(resultSet);
		}
	}

	private static List<Item> all(PreparedStatement statement) throws SQLException {
		try (ResultSet resultSet = statement.executeQuery()) {
			List<Item> items = new ArrayList<>();
			while (resultSet.next()) {
				items.add(map(resultSet));
			}
			return items;
		}
	}

	private static Item map(ResultSet resultSet) throws SQLException {
		return new Item(resultSet.getInt(1), resultSet.getString(2), resultSet.getLong(3), resultSet.getBigDecimal(4),
				resultSet.getBoolean(5), resultSet.getObject(6, OffsetDateTime.class),
				resultSet.getObject(7, UUID.class), resultSet.getString(8),
				List.of((String[]) resultSet.getArray(9).getArray()));
	}

}
