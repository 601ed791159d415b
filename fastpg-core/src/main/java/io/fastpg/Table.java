package io.fastpg;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.IndexOptions;
import io.fastpg.exception.RowNotFoundException;
import io.fastpg.filter.RowFilter;
import io.fastpg.look.ColumnStatistics;
import io.fastpg.look.StatisticsReader;
import io.fastpg.row.Row;
import io.fastpg.row.Rows;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Delete;
import io.fastpg.sql.Key;
import io.fastpg.sql.OnConflict;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Select;
import io.fastpg.sql.Statement;

/**
 * A table or view of the live schema, its rows seen as {@code T} and through a row
 * filter. Every verb, read or write, is one statement under that filter. Immutable and
 * thread-safe; a Table outlives changes of the schema.
 *
 * <pre>{@code
 * Table<Album> albums = db.table(Album.class);
 * Album made = albums.insert(new Album(null, "Powerage", 1));      // the stored row, key included
 * albums.update(made.albumId(), Map.of("title", "Powerage (1978)"));
 * albums.where("artist_id = ?", 1).orderBy("title").list();
 * }</pre>
 *
 * The pipeline behind the verbs is {@code Engine}; the statements are in
 * {@code io.fastpg.sql}.
 *
 * @param <T> what a row becomes: a record, a bean or {@link io.fastpg.row.Row}
 */
public final class Table<T> {

	final Engine engine;

	final View view;

	final Class<T> type;

	private final String name;

	Table(Engine engine, View view, String name, Class<T> type) {
		this.engine = engine;
		this.view = view;
		this.name = name;
		this.type = type;
	}

	/**
	 * Returns the table's name as it was asked for.
	 * @return a bare name, or {@code schema.name}
	 */
	public String name() {
		return this.name;
	}

	/**
	 * Returns the columns.
	 * @return all columns of the live table, in table order
	 */
	public List<Column> columns() {
		return relation().columns();
	}

	/**
	 * Returns a column.
	 * @param column its name in the catalog's spelling
	 * @return the column
	 * @throws io.fastpg.exception.SchemaException if there is none; the message names the
	 * nearest
	 */
	public Column column(String column) {
		return this.engine.schema.plan((snapshot) -> snapshot.schema().get(this.name).column(column));
	}

	/**
	 * Returns the primary key.
	 * @return its columns in key order; empty where the table has no key
	 */
	public List<Column> primaryKey() {
		return relation().primaryKey();
	}

	/**
	 * Returns the row with this primary key, if the row filter lets it be seen.
	 * @param key one value per key column, in key order: {@code get(7)} or
	 * {@code get(7, "eu")}; or all by name in a Row, a Map or, for several columns, a
	 * record; columns that the row filter fixes may be left out
	 * @return the row
	 * @throws RowNotFoundException if no such row is visible; absent and filtered out
	 * look alike, on purpose
	 * @throws io.fastpg.exception.SchemaException if the table has no primary key, or
	 * {@code key} has another number of values
	 */
	public T get(Object... key) {
		return find(key).orElseThrow(() -> notFound(key));
	}

	/**
	 * Returns the row with this primary key, or empty.
	 * @param key as for {@link #get}
	 * @return the row, if the row filter lets it be seen
	 * @throws io.fastpg.exception.SchemaException as for {@link #get}
	 */
	public Optional<T> find(Object... key) {
		List<T> rows = this.engine.list("Get from", (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.name, this.type);
			return new Planned<>(plan.relation(), byKey(plan.relation(), plan.projection(), key), plan.mapper());
		});
		return Results.optional(rows, this.name);
	}

	/**
	 * Tells whether the row with this primary key is visible.
	 * @param key as for {@link #get}
	 * @return whether {@link #find} would find it
	 */
	public boolean exists(Object... key) {
		return this.engine.list("Look into", (snapshot) -> {
			Relation relation = snapshot.schema().get(this.name);
			Select select = byKey(relation, Projection.NONE, key).as(Select.Result.EXISTS);
			return new Planned<>(relation, select, (resultSet) -> resultSet.getBoolean(1));
		}).get(0);
	}

	private Select byKey(Relation relation, Projection projection, @Nullable Object @Nullable ... key) {
		RowFilter filter = this.view.reading(relation);
		return Select.byKey(relation, projection, filter, Keys.of(relation, filter, key));
	}

	/**
	 * Returns all visible rows.
	 * @return the rows in no order; empty where there are none
	 */
	public Rows<T> list() {
		return all().list();
	}

	/**
	 * Streams all visible rows without holding them; for try-with-resources.
	 * @return a stream that must be closed
	 */
	public Stream<T> stream() {
		return all().stream();
	}

	/**
	 * Counts the visible rows.
	 * @return how many there are
	 */
	public long count() {
		return all().count();
	}

	/**
	 * Selects rows by a condition.
	 * @param sql an SQL condition with {@code ?}, {@code $1} or {@code :name}
	 * @param args its arguments; for names, one Map
	 * @return the selection, to be narrowed further or ended
	 * @throws io.fastpg.exception.InvalidStatementException if the text is not one closed
	 * condition, or the arguments do not fit it
	 */
	public Selection<T> where(String sql, @Nullable Object... args) {
		return all().where(sql, args);
	}

	/**
	 * Selects rows by a condition without SQL.
	 * @param condition a condition on columns of this table
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> where(Condition condition) {
		return all().where(condition);
	}

	/**
	 * Orders the rows.
	 * @param terms columns or expressions, each with or without {@code desc} and
	 * {@code nulls last}
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> orderBy(String... terms) {
		return all().orderBy(terms);
	}

	/**
	 * Takes the first rows only.
	 * @param rows how many at most; 0 is no rows
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> limit(long rows) {
		return all().limit(rows);
	}

	/**
	 * Passes over the first rows.
	 * @param rows how many are passed over
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> offset(long rows) {
		return all().offset(rows);
	}

	/**
	 * Puts rows with equal values together.
	 * @param items columns or expressions
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> groupBy(String... items) {
		return all().groupBy(items);
	}

	/**
	 * Locks the rows that are read until the transaction ends.
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> forUpdate() {
		return all().forUpdate();
	}

	/**
	 * Locks the rows that are read, and leaves out those that others have locked.
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> skipLocked() {
		return all().skipLocked();
	}

	/**
	 * Reads other columns, or expressions over them.
	 * @param items columns, or expressions with a name: {@code count(*) as n}
	 * @return the selection, to be narrowed further or ended
	 */
	public Selection<T> select(String... items) {
		return all().select(items);
	}

	/**
	 * Returns the selection of all visible rows, which every clause starts from.
	 * @return a selection without conditions
	 */
	public Selection<T> all() {
		return new Selection<>(this);
	}

	/**
	 * Stores a row.
	 * @param row a record or bean, in which null means the column's default; or a Row or
	 * Map, in which an absent column gets its default and null means NULL
	 * @return the stored row, with what the server filled in
	 * @throws io.fastpg.exception.SchemaException if the row has a column that the table
	 * has not
	 * @throws org.springframework.dao.DataIntegrityViolationException if a constraint
	 * forbids it
	 */
	public T insert(Object row) {
		List<T> stored = write("Insert into", (writes) -> writes.insert(row));
		return Results.stored(stored, this.name);
	}

	/**
	 * Updates the row whose key this row has.
	 * @param row a record or bean, all of whose other components are written, null as
	 * NULL; or a Row or Map, whose columns are written and no others
	 * @return the stored row
	 * @throws RowNotFoundException if no row with this key is visible
	 */
	public T update(Object row) {
		List<T> stored = write("Update", (writes) -> writes.update(row));
		return Results.one(stored, () -> this.engine.schema.plan((snapshot) -> {
			Writes writes = writes(snapshot.plan(this.name, this.type));
			return notFound(writes.relation(), writes.update(row).key(), writes.filter());
		}));
	}

	/**
	 * Updates columns of the row with this key.
	 * @param key the key; of several columns, a {@code List} in key order or a Row or Map
	 * @param values as for {@link #update(Object)}
	 * @return the stored row
	 * @throws RowNotFoundException if no such row is visible
	 * @throws io.fastpg.exception.InvalidStatementException if the values would change
	 * the key, or there is nothing to write
	 */
	public T update(Object key, Object values) {
		List<T> stored = write("Update",
				(writes) -> writes.update(Keys.of(writes.relation(), writes.filter(), key), values));
		return Results.one(stored, () -> notFound(key));
	}

	/**
	 * Stores a row, or updates the one with its primary key.
	 * @param row as for {@link #insert}; in the update null means NULL
	 * @return the stored row
	 * @throws RowNotFoundException if the row that is there lies outside the row filter;
	 * it stays as it is
	 */
	public T upsert(Object row) {
		return upsert(row, OnConflict.onKey());
	}

	/**
	 * Stores a row, or does with the one that is there what is said.
	 * @param row as for {@link #insert}; in the update null means NULL
	 * @param onConflict which columns tell that a row is there, and what is done with it
	 * @return the stored row; where nothing was done, the row that is there
	 * @throws RowNotFoundException if the row that is there lies outside the row filter;
	 * it stays as it is
	 */
	public T upsert(Object row, OnConflict onConflict) {
		return new Upserting<>(this, row, onConflict).run();
	}

	/**
	 * Deletes the row with this key.
	 * @param key as for {@link #get}
	 * @return the deleted row
	 * @throws RowNotFoundException if no such row is visible
	 */
	public T delete(Object... key) {
		List<T> deleted = write("Delete from", (writes) -> new Delete(writes.relation(), writes.filter(),
				Keys.of(writes.relation(), writes.filter(), key), List.of(), writes.returning()));
		return Results.one(deleted, () -> notFound(key));
	}

	List<T> write(String verb, Function<Writes, Statement> statement) {
		return this.engine.list(verb, (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.name, this.type);
			return new Planned<>(plan.relation(), statement.apply(writes(plan)), plan.mapper());
		});
	}

	Writes writes(TablePlan<T> plan) {
		return new Writes(plan.relation(), plan.projection(), this.view.writing(plan.relation()),
				this.view.policy().rejectMismatch());
	}

	/**
	 * Returns a view of this table, narrowed to the rows where the column has the value.
	 * This table is unchanged.
	 * @param column a column of this table
	 * @param value its value, never null
	 * @return the narrowed table
	 * @throws io.fastpg.exception.SchemaException if the table has no such column
	 * @throws io.fastpg.exception.RowFilterException if the value is null, or not
	 * canonical for the column's type
	 */
	public Table<T> xtra(String column, Object value) {
		return xtra(RowFilter.of(column, value));
	}

	/**
	 * Returns a view of this table, narrowed to the rows that match the filter.
	 * @param filter columns of this table with their values
	 * @return the narrowed table
	 * @throws io.fastpg.exception.SchemaException as for {@link #xtra(String, Object)}
	 * @throws io.fastpg.exception.RowFilterException as for {@link #xtra(String, Object)}
	 */
	public Table<T> xtra(RowFilter filter) {
		FilterCheck.requireStored(filter, this.engine.types);
		this.engine.schema.plan((snapshot) -> {
			Relation relation = snapshot.schema().get(this.name);
			filter.terms().forEach((term) -> relation.column(term.column()));
			return filter.on(relation);
		});
		return new Table<>(this.engine, this.view.narrowTable(filter), this.name, this.type);
	}

	/**
	 * Returns the same table with its rows seen as another type.
	 * @param other a record, a bean or Row
	 * @param <R> that type
	 * @return the same rows under the same filter
	 */
	public <R> Table<R> as(Class<R> other) {
		return new Table<>(this.engine, this.view, this.name, other);
	}

	/**
	 * Returns what the values of columns are like: how many are NULL, empty, different,
	 * the smallest and the largest, the most and the least common. All visible rows are
	 * read once per column, once more where values repeat, and a third time where more
	 * than ten differ; each read sees the rows of its moment, unless a transaction with
	 * repeatable read is open.
	 * @param columns names of columns; none for all columns
	 * @return one element for each column, in the order asked for
	 * @throws io.fastpg.exception.SchemaException if the table has no such column
	 */
	public Rows<ColumnStatistics> statistics(String... columns) {
		StatisticsReader reader = new StatisticsReader(this.engine.types,
				(question) -> this.engine.list("Statistics of", (snapshot) -> {
					Relation relation = snapshot.schema().get(this.name);
					Select select = question.of(snapshot.schema(), relation, this.view.reading(relation));
					return new Planned<>(relation, select, Row.class);
				}));
		List<String> names = (columns.length > 0) ? List.of(columns) : columns().stream().map(Column::name).toList();
		return Rows.of(names.stream().map(reader::read).toList());
	}

	/**
	 * Drops the table or view with all its rows, in the current transaction if there is
	 * one. This object then fails as one for a table that is not there.
	 * @throws io.fastpg.exception.SchemaException if there is none, or views or foreign
	 * keys of other tables depend on it; the message names them
	 * @throws io.fastpg.exception.RowFilterException if a row filter is in force or
	 * required: its rows are not of one tenant
	 */
	public void drop() {
		definitions().drop(this.name, false);
	}

	/**
	 * Drops the table or view as {@link #drop()} does, and with it the views and foreign
	 * keys that depend on it.
	 * @throws io.fastpg.exception.SchemaException if there is none
	 * @throws io.fastpg.exception.RowFilterException as for {@link #drop()}
	 */
	public void dropCascade() {
		definitions().drop(this.name, true);
	}

	/**
	 * Makes an index on columns.
	 * @param columns names in Java or in the database
	 * @return the index's name
	 * @throws io.fastpg.exception.SchemaException if the table has no such column
	 * @throws io.fastpg.exception.RowFilterException as for {@link #drop()}
	 */
	public String createIndex(String... columns) {
		return createIndex((options) -> options.columns(columns));
	}

	/**
	 * Makes an index.
	 * @param options what is indexed, and how: {@code (i) -> i.columns("name").unique()}
	 * @return the index's name
	 * @throws io.fastpg.exception.SchemaException if the table has no such column; or an
	 * index built concurrently has failed, and what was left of it was dropped
	 * @throws io.fastpg.exception.InvalidStatementException if it is to be built
	 * concurrently inside of a transaction
	 * @throws io.fastpg.exception.RowFilterException as for {@link #drop()}
	 */
	public String createIndex(UnaryOperator<IndexOptions> options) {
		return definitions().createIndex(this.name, options.apply(IndexOptions.defaults()));
	}

	private Definitions definitions() {
		return new Definitions(this.engine, this.view, this.engine.wall);
	}

	/**
	 * Returns the quoted identifier, to stand in SQL text: {@code "album"}.
	 */
	@Override
	public String toString() {
		return relation().toString();
	}

	private Relation relation() {
		return this.engine.schema.plan((snapshot) -> snapshot.schema().get(this.name));
	}

	private RowNotFoundException notFound(@Nullable Object... key) {
		Relation relation = relation();
		RowFilter filter = this.view.reading(relation);
		return notFound(relation, Keys.of(relation, filter, key), filter);
	}

	static RowNotFoundException notFound(Relation relation, @Nullable Key key, RowFilter filter) {
		return new RowNotFoundException("No row of " + relation + " with "
				+ ((key != null) ? Keys.describe(key, filter) : "these values") + " is visible.");
	}

}
