package io.fastpg.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.fastpg.Database;
import io.fastpg.Table;
import io.fastpg.filter.RowSecurityMode;

/**
 * What the second wall costs: ten thousand items of a hundred tenants, who take turns, in
 * a table without policies and in one with them. No JMH: a wall is compared with none.
 */
final class WallBenchmark implements AutoCloseable {

	private static final int TENANTS = 100;

	private static final int ROWS = 10_000;

	private final ItemDatabase database = ItemDatabase.open();

	private final HikariDataSource pool;

	private final Table<Item> open;

	private final List<Table<Item>> filtered;

	private final List<Table<Item>> walled;

	private int turn;

	WallBenchmark() {
		this.database.execute("create role app login; grant create on schema public to app");
		for (String table : List.of("open_item", "walled_item")) {
			this.database.execute("create table " + table + " (like item including all);" + "alter table " + table
					+ " owner to app; create index on " + table + " (tenant_id)");
			this.database.execute("""
					insert into %s (tenant_id, plays, price, available, released, code, details, tags)
					select 't' || n %% %d, plays, price, available, released, code, details, tags
					from generate_series(1, %d) n join item on id = n %% 1000 + 1""".formatted(table, TENANTS, ROWS));
			this.database.execute("vacuum analyze " + table);
		}
		this.pool = this.database.pool("app");
		Database plain = Database.of(this.pool);
		Database secured = Database.builder(this.pool).rowSecurity(RowSecurityMode.USE).build();
		secured.rowSecurity().enable("walled_item", "tenant_id");
		this.open = plain.table("open_item", Item.class);
		this.filtered = tables(plain, "open_item");
		this.walled = tables(secured, "walled_item");
	}

	private static List<Table<Item>> tables(Database db, String name) {
		return IntStream.range(0, TENANTS)
			.mapToObj((tenant) -> db.xtra("tenant_id", "t" + tenant).table(name, Item.class))
			.toList();
	}

	private int next() {
		this.turn = this.turn % ROWS + 1;
		return this.turn;
	}

	Object get() {
		return this.open.get(next());
	}

	Object getFiltered() {
		int id = next();
		return this.filtered.get(id % TENANTS).get(id);
	}

	Object getWalled() {
		int id = next();
		return this.walled.get(id % TENANTS).get(id);
	}

	/** The usual way by hand: a transaction for the setting, three round trips. */
	Object getInTransaction() throws SQLException {
		int id = next();
		return inTransaction(this.pool, "t" + id % TENANTS, id);
	}

	private static Object inTransaction(DataSource dataSource, String tenant, int id) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			connection.setAutoCommit(false);
			try (PreparedStatement setting = connection
				.prepareStatement("select set_config('fastpg.tenant_id', ?, true)")) {
				setting.setString(1, tenant);
				setting.execute();
			}
			try (PreparedStatement statement = connection
				.prepareStatement(ItemSql.GET.replace("from item", "from walled_item"))) {
				statement.setInt(1, id);
				Item item = RawItems.one(statement);
				connection.commit();
				return item;
			}
			finally {
				connection.setAutoCommit(true);
			}
		}
	}

	Object listFiltered() {
		return this.filtered.get(next() % TENANTS).list();
	}

	Object listWalled() {
		return this.walled.get(next() % TENANTS).list();
	}

	Object insert() {
		return this.open.insert(Item.unsaved());
	}

	Object insertFiltered() {
		return this.filtered.get(next() % TENANTS).insert(Item.unsaved());
	}

	Object insertWalled() {
		return this.walled.get(next() % TENANTS).insert(Item.unsaved());
	}

	void deleteInserted() {
		this.database
			.execute("delete from open_item where id > " + ROWS + "; delete from walled_item where id > " + ROWS);
	}

	@Override
	public void close() throws IOException {
		this.pool.close();
		this.database.close();
	}

}
