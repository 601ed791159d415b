package io.fastpg.ddl;

import java.util.List;
import java.util.function.Supplier;

import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.Transactions;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.type.TypeMap;

/**
 * Makes, changes and drops tables, views and indexes of a database. Each change is all or
 * nothing, and joins a transaction that is open. Row filters are not asked here.
 * Immutable and thread-safe.
 */
public final class SchemaChanges {

	private final Session session;

	private final Tenancy tenancy;

	/**
	 * Makes what changes a database.
	 * @param executor runs statements
	 * @param transactions runs transactions of the same database
	 * @param types writes the values of defaults
	 * @param schema the current snapshot, of the current transaction
	 * @param schemaChanged told when the schema has changed
	 * @param tenancy what tables for tenants have
	 */
	public SchemaChanges(StatementExecutor executor, Transactions transactions, TypeMap types, Supplier<Schema> schema,
			Runnable schemaChanged, Tenancy tenancy) {
		this.session = new Session(executor, transactions, types, schema, schemaChanged);
		this.tenancy = tenancy;
	}

	/**
	 * Makes a table for a class.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @return its name, as {@code db.table} takes it
	 * @throws SchemaException if there is one, or the options do not fit the class
	 */
	public String create(Class<?> type, TableOptions options) {
		return new TableChanges(this.session, this.tenancy, type, options).create();
	}

	/**
	 * Makes a table of column definitions.
	 * @param name its name
	 * @param columnsSql what stands between the brackets of {@code create table}
	 * @throws SchemaException if there is one
	 */
	public void createFromSchema(String name, String columnsSql) {
		TableChanges.create(this.session, name, columnsSql);
	}

	/**
	 * Makes a table what a class and options ask for; makes it if it is not there.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @return its name, as {@code db.table} takes it
	 * @throws SchemaException if data would be lost, or the options do not fit the class
	 */
	public String transform(Class<?> type, TableOptions options) {
		return new TableChanges(this.session, this.tenancy, type, options).transform();
	}

	/**
	 * Returns what {@link #transform} would do.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @return its statements in their order; empty if nothing is to be done
	 * @throws SchemaException if the options do not fit the class
	 */
	public List<String> transformSql(Class<?> type, TableOptions options) {
		return new TableChanges(this.session, this.tenancy, type, options).transformSql();
	}

	/**
	 * Drops a table or view.
	 * @param name as {@code db.table} takes it
	 * @param cascade whether what depends on it is dropped too
	 * @throws SchemaException if there is none, or something depends on it
	 */
	public void drop(String name, boolean cascade) {
		this.session.change((schema) -> {
			Drop.run(this.session, schema.get(name), cascade);
			return null;
		});
	}

	/**
	 * Drops a view, of either sort.
	 * @param name as {@code db.table} takes it
	 * @throws SchemaException if there is none, it is a table, or something depends on it
	 */
	public void dropView(String name) {
		this.session.change((schema) -> {
			Relation relation = schema.get(name);
			if (relation.kind().isTable()) {
				throw new SchemaException(relation + " is a table and not a view. Drop it with db.table(…).drop().");
			}
			Drop.run(this.session, relation, false);
			return null;
		});
	}

	/**
	 * Makes a view.
	 * @param name its name
	 * @param sql its query
	 * @param options what sort of view it is
	 */
	public void createView(String name, String sql, ViewOptions options) {
		new ViewChanges(this.session).create(name, sql, options);
	}

	/**
	 * Computes the rows of a materialized view anew.
	 * @param name as {@code db.table} takes it
	 * @param concurrently whether it can be read meanwhile
	 * @throws SchemaException if there is none
	 */
	public void refreshView(String name, boolean concurrently) {
		new ViewChanges(this.session).refresh(name, concurrently);
	}

	/**
	 * Makes an index.
	 * @param table as {@code db.table} takes it
	 * @param options what is indexed, and how
	 * @return the index's name
	 * @throws SchemaException if there is no such table or column
	 */
	public String createIndex(String table, IndexOptions options) {
		return new IndexChanges(this.session).create(table, options);
	}

	static String lookedUp(TableName name, Schema schema) {
		boolean bare = schema.find(name.name()).filter((found) -> found.name().equals(name)).isPresent();
		return bare ? name.name() : name.toString();
	}

}
