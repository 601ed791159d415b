package io.fastpg.benchmark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/** The same through JdbcTemplate, with a hand-written mapper by label. */
final class TemplateItems {

	private final JdbcTemplate template;

	TemplateItems(DataSource dataSource) {
		this.template = new JdbcTemplate(dataSource);
	}

	Item get(int id) {
		return this.template.query(ItemSql.GET, TemplateItems::map, id).get(0);
	}

	List<Item> list() {
		return this.template.query(ItemSql.LIST, TemplateItems::map);
	}

	List<Item> where(long plays, long limit) {
		return this.template.query(ItemSql.WHERE, TemplateItems::map, plays, limit);
	}

	Item insert(Item item) {
		return this.template.query(ItemSql.INSERT, (statement) -> {
			statement.setString(1, item.tenantId());
			statement.setLong(2, item.plays());
			statement.setBigDecimal(3, item.price());
			statement.setBoolean(4, item.available());
			statement.setObject(5, item.released());
			statement.setObject(6, item.code());
			statement.setString(7, item.details());
			statement.setArray(8, statement.getConnection().createArrayOf("text", item.tags().toArray()));
		}, TemplateItems::map).get(0);
	}

	private static Item map(ResultSet resultSet, int row) throws SQLException {
		return new Item(resultSet.getInt("id"), resultSet.getString("tenant_id"), resultSet.getLong("plays"),
				resultSet.getBigDecimal("price"), resultSet.getBoolean("available"),
				resultSet.getObject("released", OffsetDateTime.class), resultSet.getObject("code", UUID.class),
				resultSet.getString("details"), List.of((String[]) resultSet.getArray("tags").getArray()));
	}

}
