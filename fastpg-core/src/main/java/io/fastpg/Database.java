package io.fastpg;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.transaction.TransactionExecutionListener;

import io.fastpg.connect.ConnectionPool;
import io.fastpg.connect.ConnectionUrl;
import io.fastpg.copy.Import;
import io.fastpg.copy.ImportOptions;
import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.SchemaException;
import io.fastpg.execute.TransactionOptions;
import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.RowFilter;
import io.fastpg.mapping.MappedClass;
import io.fastpg.look.Diagram;
import io.fastpg.row.Row;
import io.fastpg.rowsecurity.RowSecurity;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;

/**
 * A PostgreSQL database: its tables as the live schema has them, and SQL of your own.
 * Immutable and thread-safe; one Database serves an application.
 *
 * <pre>{@code
 * Database db = Database.pool("postgresql://app@localhost/music");
 * db.table("artist").get(1);                                   // Row {artist_id=1, name=AC/DC}
 * db.query("select count(*) from album").as(Long.class).single();
 * db.transaction(() -> { ... });                               // nested = savepoint
 * }</pre>
 *
 * Connections are Spring's: inside {@code @Transactional} every call joins that
 * transaction, and {@code JdbcClient} joins {@link #transaction}.
 */
public final class Database implements SchemaOperations, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Database.class);

	private final Engine engine;

	private final View view;

	private final Address address;

	private final @Nullable HikariDataSource ownPool;

	private final boolean lazySchema;

	private final WayPast wayPast;

	private final Links links;

	Database(Engine engine, View view, Address address, @Nullable HikariDataSource ownPool, boolean lazySchema,
			WayPast wayPast, Links links) {
		this.engine = engine;
		this.view = view;
		this.address = address;
		this.ownPool = ownPool;
		this.lazySchema = lazySchema;
		this.wayPast = wayPast;
		this.links = links;
	}

	/**
	 * Opens a pool of connections. No connection is made before the first call.
	 * @param url {@code postgresql://user:password@host:port/db?parameter=value}, or the
	 * same as {@code jdbc:postgresql:…}
	 * @return a database that owns the pool; close it
	 * @throws IllegalArgumentException if the URL is malformed; the message does not
	 * repeat it
	 */
	public static Database pool(String url) {
		HikariDataSource pool = ConnectionPool.open(ConnectionUrl.parse(url));
		return builder(pool).owning(pool).build();
	}

	/**
	 * Opens one physical connection, which all calls share one after another.
	 * @param url as for {@link #pool}
	 * @return a database that owns the connection; close it
	 * @throws IllegalArgumentException as for {@link #pool}
	 */
	public static Database connect(String url) {
		HikariDataSource pool = ConnectionPool.openSingle(ConnectionUrl.parse(url));
		return builder(pool).owning(pool).build();
	}

	/**
	 * Uses an application's DataSource.
	 * @param dataSource where connections come from; it is not closed with the database
	 * @return a database without row filters of its own
	 */
	public static Database of(DataSource dataSource) {
		return builder(dataSource).build();
	}

	/**
	 * Prepares a database.
	 * @param dataSource where connections come from; it is not closed with the database
	 * @return a builder with the defaults of {@link #of}
	 */
	public static DatabaseBuilder builder(DataSource dataSource) {
		return new DatabaseBuilder(dataSource);
	}

	/**
	 * Returns a table or view, its rows as {@link Row}.
	 * @param name a bare name, looked for along the search path, or {@code schema.name};
	 * in the catalog's spelling, without quotes
	 * @return the table
	 * @throws SchemaException if there is none; the message names the nearest
	 */
	public Table<Row> table(String name) {
		return table(name, Row.class);
	}

	/**
	 * Returns the table named like a class, its rows as that class.
	 * @param type a record or bean; {@code PlaylistTrack} stands for
	 * {@code playlist_track}, unless {@link io.fastpg.mapping.FastpgTable} names another
	 * @param <T> its type
	 * @return the table
	 * @throws SchemaException if there is none; the message names the nearest
	 */
	public <T> Table<T> table(Class<T> type) {
		return table(MappedClass.of(type).tableName(), type);
	}

	/**
	 * Returns a table or view, its rows as a class.
	 * @param name as for {@link #table(String)}
	 * @param type a record, a bean or {@link Row}
	 * @param <T> its type
	 * @return the table
	 * @throws SchemaException if there is none; the message names the nearest
	 */
	public <T> Table<T> table(String name, Class<T> type) {
		if (!this.lazySchema || this.engine.schema.isRead()) {
			this.engine.schema.plan((snapshot) -> snapshot.schema().get(name));
		}
		return new Table<>(this.engine, this.view, name, type);
	}

	/**
	 * Returns all tables.
	 * @return ordinary, partitioned and foreign tables, ordered by schema and name
	 */
	public List<Table<Row>> tables() {
		return tables(schema().tables());
	}

	/**
	 * Returns all views.
	 * @return views and materialized views, ordered by schema and name
	 */
	public List<Table<Row>> views() {
		return tables(schema().views());
	}

	private List<Table<Row>> tables(List<Relation> relations) {
		return relations.stream().map((relation) -> {
			String name = relation.isOnSearchPath() ? relation.name().name() : relation.name().toString();
			return new Table<>(this.engine, this.view, name, Row.class);
		}).toList();
	}

	/**
	 * Returns the schema as fastpg knows it, reading it if it has not been read.
	 * @return an immutable snapshot
	 */
	public Schema schema() {
		return this.engine.schema.current().schema();
	}

	/**
	 * Reads the schema anew. It is rarely needed: an unknown table or column does it by
	 * itself, and so does DDL sent through {@link #execute}.
	 * @return the fresh snapshot
	 */
	public Schema refresh() {
		return this.engine.schema.refresh().schema();
	}

	/**
	 * Prepares a query in SQL of your own.
	 * @param sql one statement that returns rows, with {@code ?}, {@code $1} or
	 * {@code :name}; the operator {@code ?} is written {@code ??}
	 * @param args its arguments; for names, one Map
	 * @return the query, its rows as {@link Row}
	 * @throws InvalidStatementException if the text is not one statement, or the
	 * arguments do not fit it
	 * @throws io.fastpg.exception.RowFilterException if a row filter is in force or
	 * required: it cannot be put into SQL of your own
	 */
	public Query<Row> query(String sql, @Nullable Object... args) {
		RawSql raw = new RawSql(this.engine, this.view, this.engine.parsed.statement(sql));
		return new Query<>(raw, ConditionText.values(raw.sql(), args), Row.class);
	}

	/**
	 * Runs a statement for its effect; without arguments, a script of several.
	 * @param sql one statement with {@code ?}, {@code $1} or {@code :name}; or, without
	 * arguments, one or several without placeholders
	 * @param args its arguments; for names, one Map
	 * @return how many rows were changed, by all statements together
	 * @throws InvalidStatementException if it begins or ends a transaction, or the
	 * arguments do not fit it
	 * @throws io.fastpg.exception.RowFilterException as for {@link #query}
	 */
	public long execute(String sql, @Nullable Object... args) {
		@Nullable Object[] arguments = ConditionText.arguments(args);
		if (arguments.length == 0) {
			return RawSql.script(this.engine, this.view, sql);
		}
		RawSql raw = new RawSql(this.engine, this.view, this.engine.parsed.statement(sql));
		return raw.execute(raw.sql().arguments(arguments));
	}

	/**
	 * Returns the one value of the one row of a query.
	 * @param type what the value becomes
	 * @param sql as for {@link #query}
	 * @param args as for {@link #query}
	 * @param <V> that type
	 * @return the value; null for NULL
	 * @throws io.fastpg.exception.RowNotFoundException if there is no row
	 * @throws io.fastpg.exception.TooManyRowsException if there are two or more
	 * @throws org.springframework.jdbc.IncorrectResultSetColumnCountException if there
	 * are two columns or more
	 */
	public <V> @Nullable V item(Class<V> type, String sql, @Nullable Object... args) {
		RawSql raw = new RawSql(this.engine, this.view, this.engine.parsed.statement(sql));
		return Results.item(raw.list(ConditionText.values(raw.sql(), args), type, 2));
	}

	/**
	 * Runs a statement once per row of arguments, all of them or none.
	 * @param sql one statement with placeholders
	 * @param argRows for each run an array or List of arguments, or a Map of named ones
	 * @return how many rows each run changed, in their order
	 * @throws InvalidStatementException as for {@link #query}
	 * @throws io.fastpg.exception.RowFilterException as for {@link #query}
	 */
	public int[] batch(String sql, Iterable<?> argRows) {
		return new Batch(new RawSql(this.engine, this.view, this.engine.parsed.statement(sql))).run(argRows);
	}

	/**
	 * Returns a view of this database in which every table that has the column is
	 * narrowed to the rows where it has the value. This database is unchanged.
	 * @param column a column that some table has
	 * @param value its value, never null
	 * @return the narrowed database
	 * @throws SchemaException if no table has the column
	 * @throws io.fastpg.exception.RowFilterException if the value is null, or not
	 * canonical for a column's type
	 */
	public Database xtra(String column, Object value) {
		return xtra(RowFilter.of(column, value));
	}

	/**
	 * Returns a view of this database in which every table is narrowed by those of the
	 * columns that it has. This database is unchanged.
	 * @param filter columns with their values
	 * @return the narrowed database
	 * @throws SchemaException if no table has one of the columns
	 * @throws io.fastpg.exception.RowFilterException as for {@link #xtra(String, Object)}
	 */
	public Database xtra(RowFilter filter) {
		FilterCheck.requireStored(filter, this.engine.types);
		this.engine.schema.plan((snapshot) -> FilterCheck.require(filter, snapshot.schema()));
		return seenThrough(this.view.narrowDatabase(filter));
	}

	/**
	 * Returns a view of this database for one tenant, for jobs and listeners.
	 * @param tenant the value of the column that {@link DatabaseBuilder#requireFilter}
	 * names first
	 * @return the narrowed database
	 * @throws InvalidStatementException if no filter is required, so that there is no
	 * such column
	 * @throws io.fastpg.exception.RowFilterException as for {@link #xtra(String, Object)}
	 */
	public Database forTenant(Object tenant) {
		return xtra(this.view.policy()
			.requiredColumns()
			.stream()
			.findFirst()
			.orElseThrow(() -> new InvalidStatementException("There is no column of the tenant here: none was required"
					+ " when the database was built. Name it with xtra(column, value).")),
				tenant);
	}

	/**
	 * Returns this database past all row filters: of the current call, of views, and
	 * those that are required. Each call of this method is logged as a warning and told
	 * to the listeners. Row-level security in the database is not passed: that takes
	 * connections of a role with BYPASSRLS, as
	 * {@link DatabaseBuilder#unfilteredDataSource} gives it.
	 * @param reason why all rows are needed, for the log
	 * @return the whole database
	 * @throws InvalidStatementException if no reason is given
	 * @throws io.fastpg.exception.RowFilterException where the way past is forbidden
	 */
	public Database unfiltered(String reason) {
		if (reason.isBlank()) {
			throw new InvalidStatementException(
					"Going past the row filters needs a reason, for the log: unfiltered(\"nightly export\").");
		}
		this.wayPast.open(reason);
		logger.warn("Row filters are passed over: {}", reason);
		return new Database(this.wayPast.engine(this.engine), this.wayPast.view(), this.address, this.ownPool,
				this.lazySchema, this.wayPast, this.links);
	}

	/**
	 * Returns row-level security, the second wall in the database itself: what puts it up
	 * and tells whether it stands. It goes past row filters, as DDL does.
	 * @return for the required columns and the shared tables of this database
	 */
	public RowSecurity rowSecurity() {
		FilterPolicy policy = this.view.policy();
		return new RowSecurity(this.engine.executor, this.engine.transactions, this::schema,
				this.engine.schema::changed, policy.requiredColumns(), policy.sharedTables());
	}

	Definitions definitions() {
		return new Definitions(this.engine, this.view, this.wayPast.wall());
	}

	private Database seenThrough(View other) {
		return new Database(this.engine, other, this.address, this.ownPool, this.lazySchema, this.wayPast, this.links);
	}

	/**
	 * Runs an action in a transaction: committed at its end, rolled back on any
	 * exception. Inside another transaction it is a savepoint of that one.
	 * @param action what to run
	 */
	public void transaction(Runnable action) {
		transaction(TransactionOptions.defaults(), action);
	}

	/**
	 * Calls an action in a transaction, as {@link #transaction(Runnable)} does.
	 * @param action what to call
	 * @param <R> the type of its result
	 * @return its result
	 */
	public <R extends @Nullable Object> R transaction(Supplier<R> action) {
		return transaction(TransactionOptions.defaults(), action);
	}

	/**
	 * Runs an action in a transaction, as {@link #transaction(Runnable)} does.
	 * @param options isolation, access mode, timeout
	 * @param action what to run
	 */
	public void transaction(TransactionOptions options, Runnable action) {
		transaction(options, () -> {
			action.run();
			return null;
		});
	}

	/**
	 * Calls an action in a transaction, as {@link #transaction(Runnable)} does.
	 * @param options isolation, access mode, timeout
	 * @param action what to call
	 * @param <R> the type of its result
	 * @return its result
	 */
	public <R extends @Nullable Object> R transaction(TransactionOptions options, Supplier<R> action) {
		return new TransactionCall(this.engine, this.view).run(options, action);
	}

	/**
	 * Returns a listener for transactions that others begin, of {@code @Transactional} or
	 * a {@code TransactionTemplate}: it tells row-level security of the call's filter, so
	 * that {@code JdbcClient} and JPA see its rows only, from their first statement on.
	 * @return a listener for a transaction manager of the same data source
	 */
	public TransactionExecutionListener transactionListener() {
		return new BeginningTransactions(this.engine, this.view);
	}

	/**
	 * Draws tables with their columns, keys and foreign keys. No row is read.
	 * @param tables names of tables or views, as for {@link #table(String)}; none for all
	 * tables
	 * @return the diagram, which prints as Mermaid text
	 * @throws SchemaException if there is no such table; the message names the nearest
	 */
	public Diagram diagram(String... tables) {
		return this.engine.schema.plan((snapshot) -> Diagram.of((tables.length == 0) ? snapshot.schema().tables()
				: Stream.of(tables).map(snapshot.schema()::get).toList()));
	}

	/**
	 * Imports a file into the table that is named like it, as
	 * {@link #importFile(String, Path, UnaryOperator)} does.
	 * @param file a file of CSV, TSV, JSON or NDJSON; {@code Sales 2026.csv} stands for
	 * {@code sales_2026}
	 * @return what was stored
	 */
	public Import importFile(Path file) {
		return Imports.of(this.engine, this.view).run(null, file, ImportOptions.defaults());
	}

	/**
	 * Imports a file, as {@link #importFile(String, Path, UnaryOperator)} does.
	 * @param table the table's name, as for {@link #table(String)}
	 * @param file a file of CSV, TSV, JSON or NDJSON
	 * @return what was stored
	 */
	public Import importFile(String table, Path file) {
		return importFile(table, file, (options) -> options);
	}

	/**
	 * Imports a file: all of its rows, or none. Where there is no such table, one is made
	 * with columns of the narrowest types that hold the whole file; else its columns are
	 * found by name, as an insert finds them, and a row filter gives its columns their
	 * values. Memory stays flat.
	 * @param table the table's name, as for {@link #table(String)}
	 * @param file a file of CSV, TSV, JSON or NDJSON
	 * @param options says how the file is read and where its columns go
	 * @return what was stored
	 * @throws java.io.UncheckedIOException if the file cannot be read
	 * @throws SchemaException if a column of the file has no place
	 * @throws io.fastpg.exception.InvalidValueException if the file is malformed, or a
	 * value does not fit its column; the message names line and column
	 * @throws io.fastpg.exception.RowFilterException if a table would be created or
	 * changed under a row filter
	 */
	public Import importFile(String table, Path file, UnaryOperator<ImportOptions> options) {
		return Imports.of(this.engine, this.view).run(table, file, options.apply(ImportOptions.defaults()));
	}

	/**
	 * Imports what a stream has, as {@link #importFile(String, Path, UnaryOperator)} does
	 * a file. Meanwhile it waits in a temporary file.
	 * @param table the table's name, as for {@link #table(String)}
	 * @param in is read to its end, and not closed
	 * @param options says how it is read and where its columns go
	 * @return what was stored
	 */
	public Import importFile(String table, InputStream in, UnaryOperator<ImportOptions> options) {
		return Imports.of(this.engine, this.view).run(table, in, options.apply(ImportOptions.defaults()));
	}

	/**
	 * Requires that classes fit their tables, as these are now: a component has a column
	 * that can be read as its type, and a column that must have a value has a component,
	 * unless the row filter gives it one. The catalog is read anew, and no row.
	 * @param types records or beans; without any, those that are linked
	 * @throws io.fastpg.codegen.SchemaDriftException if one does not; it lists the
	 * differences of all
	 */
	public void verify(Class<?>... types) {
		this.links.verify(this.engine, this.view, List.of(types));
	}

	/**
	 * Returns this database with classes that stand for their tables by name, as
	 * {@link #linked(String)} gives them. This database is unchanged.
	 * @param types records or beans, one for a table; they are verified
	 * @return the same database, with these classes and those linked before
	 * @throws io.fastpg.codegen.SchemaDriftException as for {@link #verify}
	 * @throws SchemaException if two of the classes stand for one table
	 */
	public Database link(Class<?>... types) {
		return new Database(this.engine, this.view, this.address, this.ownPool, this.lazySchema, this.wayPast,
				this.links.and(this.engine, this.view, List.of(types)));
	}

	/**
	 * Returns the classes that are linked.
	 * @return by the name of the table that the class says, ordered by name
	 */
	public Map<String, Class<?>> linked() {
		return this.links.byName();
	}

	/**
	 * Returns a table, its rows as the class that is linked to it.
	 * @param name as for {@link #table(String)}
	 * @return the table
	 * @throws SchemaException if there is none, or no class is linked to it
	 */
	public Table<?> linked(String name) {
		return table(name, this.links.classOf(this.engine.schema.plan((snapshot) -> snapshot.schema().get(name))));
	}

	/**
	 * Closes the pool, if this database opened it; so it does on every view of it. A
	 * DataSource of the application's stays open.
	 */
	@Override
	public void close() {
		if (this.ownPool != null) {
			this.ownPool.close();
		}
	}

	/**
	 * Returns {@code postgresql://user@host:port/db}, never a secret.
	 */
	@Override
	public String toString() {
		return this.address.toString();
	}

}
