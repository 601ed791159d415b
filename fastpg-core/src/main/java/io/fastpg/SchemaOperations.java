package io.fastpg;

import java.util.List;
import java.util.function.UnaryOperator;

import io.fastpg.ddl.TableOptions;
import io.fastpg.ddl.ViewOptions;
import io.fastpg.row.Row;

/**
 * What a {@link Database} does to its tables and views themselves. Each method is all or
 * nothing, joins a transaction that is open, and is refused where a row filter is in
 * force or required: it is then called on {@link Database#unfiltered}.
 *
 * <pre>{@code
 * record Dog(long id, String name, BigDecimal weight) {}
 * Table<Dog> dogs = db.create(Dog.class, (t) -> t.unique("name").check("weight > 0"));
 * }</pre>
 */
public sealed interface SchemaOperations permits Database {

	/**
	 * Makes a table for a class, as {@link #create(Class, UnaryOperator)} does without
	 * options.
	 * @param type a record or bean
	 * @param <T> its type
	 * @return the new table
	 */
	default <T> Table<T> create(Class<T> type) {
		return create(type, UnaryOperator.identity());
	}

	/**
	 * Makes a table for a class: a column for each component, in their order, of the type
	 * that holds all its values. Primitive components and the key are NOT NULL. The key
	 * is {@code id}, else the table's name and {@code _id}, and numbered by the server if
	 * it is an int or long.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @param <T> its type
	 * @return the new table
	 * @throws io.fastpg.exception.SchemaException if there is such a table, it would have
	 * no key, a Java type stands for no PostgreSQL type, or options name a column that it
	 * is not to have
	 * @throws io.fastpg.exception.RowFilterException if a row filter is in force or
	 * required
	 */
	default <T> Table<T> create(Class<T> type, UnaryOperator<TableOptions> options) {
		String name = definitions(this).create(type, options.apply(TableOptions.defaults()));
		return ((Database) this).table(name, type);
	}

	/**
	 * Makes a table of column definitions in SQL.
	 * @param name a bare name, for the first schema of the search path, or
	 * {@code schema.name}; without quotes
	 * @param columnsSql what stands between the brackets of {@code create table}:
	 * {@code id int primary key, name text not null}
	 * @return the new table
	 * @throws io.fastpg.exception.InvalidStatementException if the text leaves its
	 * brackets, or has placeholders
	 * @throws io.fastpg.exception.SchemaException if there is such a table
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default Table<Row> createFromSchema(String name, String columnsSql) {
		return createFromSchema(name, columnsSql, Row.class);
	}

	/**
	 * Makes a table of column definitions in SQL, its rows seen as a class.
	 * @param name as for {@link #createFromSchema(String, String)}
	 * @param columnsSql as for {@link #createFromSchema(String, String)}
	 * @param type a record, a bean or {@link Row}
	 * @param <T> its type
	 * @return the new table
	 * @throws io.fastpg.exception.InvalidStatementException as for
	 * {@link #createFromSchema(String, String)}
	 * @throws io.fastpg.exception.SchemaException as for
	 * {@link #createFromSchema(String, String)}
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default <T> Table<T> createFromSchema(String name, String columnsSql, Class<T> type) {
		definitions(this).createFromSchema(name, columnsSql);
		return ((Database) this).table(name, type);
	}

	/**
	 * Makes a table what its class asks for, as {@link #transform(Class, UnaryOperator)}
	 * does without options.
	 * @param type a record or bean
	 * @param <T> its type
	 * @return the table
	 */
	default <T> Table<T> transform(Class<T> type) {
		return transform(type, UnaryOperator.identity());
	}

	/**
	 * Makes a table what {@link #create(Class, UnaryOperator)} with the same arguments
	 * would make, by {@code ALTER TABLE}, keeping its rows; one that is not there is
	 * created. A second call finds nothing to do. The order of columns stays. Of
	 * constraints that the options do not have, those with names of fastpg's go
	 * ({@code uq_…}, {@code fk_…}, {@code ck_…}), and the primary key; others, and
	 * indexes, go only by {@code dropConstraint} and {@code dropIndex}.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @param <T> its type
	 * @return the table
	 * @throws io.fastpg.exception.SchemaException if data may be lost, by a column that
	 * goes or a type that becomes narrower, and {@code allowLossy()} is not said; if rows
	 * have NULL where it is to be refused; or as for
	 * {@link #create(Class, UnaryOperator)}
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default <T> Table<T> transform(Class<T> type, UnaryOperator<TableOptions> options) {
		String name = definitions(this).transform(type, options.apply(TableOptions.defaults()));
		return ((Database) this).table(name, type);
	}

	/**
	 * Returns the statements of {@link #transform(Class)} without running them.
	 * @param type a record or bean
	 * @return them in their order; empty if nothing is to be done
	 */
	default List<String> transformSql(Class<?> type) {
		return transformSql(type, UnaryOperator.identity());
	}

	/**
	 * Returns the statements of {@link #transform(Class, UnaryOperator)} without running
	 * them; those that may lose data are among them, and say so in a comment of their
	 * first line. Policies of {@code tenantReady()} are left out:
	 * {@code rowSecurity().sql(table)} returns those.
	 * @param type a record or bean
	 * @param options what else the table is to have
	 * @return them in their order; empty if nothing is to be done
	 * @throws io.fastpg.exception.SchemaException as for
	 * {@link #create(Class, UnaryOperator)}
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default List<String> transformSql(Class<?> type, UnaryOperator<TableOptions> options) {
		return definitions(this).transformSql(type, options.apply(TableOptions.defaults()));
	}

	/**
	 * Makes a view.
	 * @param name as for {@link #createFromSchema(String, String)}
	 * @param sql its query, without placeholders
	 * @return the new view
	 */
	default Table<Row> createView(String name, String sql) {
		return createView(name, sql, UnaryOperator.identity());
	}

	/**
	 * Makes a view, plain or materialized.
	 * @param name as for {@link #createFromSchema(String, String)}
	 * @param sql its query, without placeholders
	 * @param options what sort of view it is: {@code ViewOptions::materialized}
	 * @return the new view
	 * @throws io.fastpg.exception.InvalidStatementException if the text is not one query,
	 * or has placeholders
	 * @throws io.fastpg.exception.SchemaException if the name is taken and
	 * {@code orReplace()} is not said, or the view is to replace one that is needed by
	 * others, or something that is no view of its sort
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default Table<Row> createView(String name, String sql, UnaryOperator<ViewOptions> options) {
		definitions(this).createView(name, sql, options.apply(ViewOptions.defaults()));
		return ((Database) this).table(name);
	}

	/**
	 * Computes the rows of a materialized view anew; nobody reads it meanwhile.
	 * @param name as {@link Database#table(String)} takes it
	 * @throws io.fastpg.exception.SchemaException if there is no such materialized view
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default void refreshView(String name) {
		definitions(this).refreshView(name, false);
	}

	/**
	 * Computes the rows of a materialized view anew while others go on reading it. The
	 * view needs a unique index on columns, over all rows.
	 * @param name as {@link Database#table(String)} takes it
	 * @throws io.fastpg.exception.SchemaException if there is no such materialized view
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default void refreshViewConcurrently(String name) {
		definitions(this).refreshView(name, true);
	}

	/**
	 * Drops a view, of either sort.
	 * @param name as {@link Database#table(String)} takes it
	 * @throws io.fastpg.exception.SchemaException if there is none, it is a table, or
	 * another view depends on it; the message names those
	 * @throws io.fastpg.exception.RowFilterException as for {@link #create(Class)}
	 */
	default void dropView(String name) {
		definitions(this).dropView(name);
	}

	private static Definitions definitions(SchemaOperations database) {
		return ((Database) database).definitions();
	}

}
