package io.fastpg;

import java.util.ArrayList;
import java.util.List;

import io.fastpg.ddl.IndexOptions;
import io.fastpg.ddl.SchemaChanges;
import io.fastpg.ddl.TableOptions;
import io.fastpg.ddl.Tenancy;
import io.fastpg.ddl.ViewOptions;
import io.fastpg.exception.RowFilterException;
import io.fastpg.rowsecurity.RowSecurity;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;

/**
 * DDL on its way to the server. What defines a table concerns the rows of all, so it is
 * refused where a row filter is in force or required.
 *
 * @param engine runs it
 * @param view through what the database or table is seen
 * @param wall what is asked of row-level security where filters are not passed by
 */
record Definitions(Engine engine, View view, SecondWall wall) {

	String create(Class<?> type, TableOptions options) {
		return changes("Creating a table").create(type, options);
	}

	void createFromSchema(String name, String columnsSql) {
		changes("Creating a table").createFromSchema(name, columnsSql);
	}

	String transform(Class<?> type, TableOptions options) {
		return changes("Transforming a table").transform(type, options);
	}

	List<String> transformSql(Class<?> type, TableOptions options) {
		return changes("Transforming a table").transformSql(type, options);
	}

	void drop(String name, boolean cascade) {
		changes("Dropping a table or view").drop(name, cascade);
	}

	void createView(String name, String sql, ViewOptions options) {
		changes("Creating a view").createView(name, sql, options);
	}

	void refreshView(String name, boolean concurrently) {
		changes("Refreshing a view").refreshView(name, concurrently);
	}

	void dropView(String name) {
		changes("Dropping a view").dropView(name);
	}

	String createIndex(String table, IndexOptions options) {
		return changes("Creating an index").createIndex(table, options);
	}

	private SchemaChanges changes(String what) {
		if (this.view.isFiltered() || !this.view.ofTable().isEmpty()) {
			throw new RowFilterException(what + " was refused under a row filter: it concerns the rows of everybody,"
					+ " and the filter is in force or required for the rows of one. Do it with"
					+ " db.unfiltered(reason), or in a migration.");
		}
		return new SchemaChanges(this.engine.executor, this.engine.transactions, this.engine.types, this::schema,
				this.engine.schema::changed, new Tenancy(List.copyOf(this.wall.columns()), this::secure));
	}

	private Schema schema() {
		return this.engine.schema.current().schema();
	}

	// Where policies are not used nobody tells them the tenant, and no row could be read
	private void secure(TableName table) {
		if (this.wall.isUsed()) {
			List<String> columns = new ArrayList<>(this.wall.columns());
			new RowSecurity(this.engine.executor, this.engine.transactions, this::schema, this.engine.schema::changed,
					columns, List.of())
				.enable(table.toString(), columns.toArray(String[]::new));
		}
	}

}
