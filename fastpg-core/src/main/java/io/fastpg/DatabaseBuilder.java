package io.fastpg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.transaction.PlatformTransactionManager;

import io.fastpg.execute.SqlStateTranslator;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.StatementListener;
import io.fastpg.execute.Transactions;
import io.fastpg.filter.FilterPolicy;
import io.fastpg.filter.FilterScope;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowFilterProvider;
import io.fastpg.filter.RowSecurityMode;
import io.fastpg.filter.UnfilteredAccess;
import io.fastpg.filter.UnfilteredListener;
import io.fastpg.type.TypeConverter;
import io.fastpg.type.TypeMap;

/**
 * Prepares a {@link Database}. Not thread-safe; used once.
 */
public final class DatabaseBuilder {

	private final DataSource dataSource;

	private final List<StatementListener> listeners = new ArrayList<>();

	private RowFilterProvider filterProvider = FilterScope::current;

	private Set<String> requiredColumns = Set.of();

	private RowSecurityMode rowSecurity = RowSecurityMode.OFF;

	private Set<String> sharedTables = Set.of();

	private boolean rejectMismatch;

	private @Nullable FragmentLevel fragments;

	private UnfilteredAccess unfilteredAccess = UnfilteredAccess.ALLOWED;

	private final List<UnfilteredListener> unfilteredListeners = new ArrayList<>();

	private @Nullable DataSource unfilteredDataSource;

	private boolean lazySchema;

	private @Nullable JsonMapper jsonMapper;

	private final List<TypeConverter<?, ?>> converters = new ArrayList<>();

	private @Nullable PlatformTransactionManager transactionManager;

	private @Nullable Duration queryTimeout;

	private @Nullable HikariDataSource ownPool;

	private Duration trustAbsence = Duration.ofMinutes(1);

	DatabaseBuilder(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	/**
	 * Says who knows the filter of the current call.
	 * @param provider asked once per statement; by default {@link FilterScope#current}
	 * @return this builder
	 */
	public DatabaseBuilder filterProvider(RowFilterProvider provider) {
		this.filterProvider = provider;
		return this;
	}

	/**
	 * Requires every call to be filtered. A call without such a filter fails before any
	 * SQL is sent; SQL of your own is refused, unless row-level security covers it.
	 * @param tenant the tenant's column, which every table must have
	 * @param more columns to be filtered by on each table that has them
	 * @return this builder
	 */
	public DatabaseBuilder requireFilter(String tenant, String... more) {
		Set<String> columns = new LinkedHashSet<>(List.of(tenant));
		columns.addAll(List.of(more));
		this.requiredColumns = columns;
		return this;
	}

	/**
	 * Says whether row-level security in the database stands behind the filters. Where it
	 * is used, each statement takes its filter's values along, and SQL of your own passes
	 * under a filter where policies cover what it names.
	 * @param mode by default {@link RowSecurityMode#OFF}
	 * @return this builder
	 */
	public DatabaseBuilder rowSecurity(RowSecurityMode mode) {
		this.rowSecurity = mode;
		return this;
	}

	/**
	 * Lists the tables without the tenant's column that every call may read. They are
	 * written through {@link Database#unfiltered} only.
	 * @param tables bare names, or {@code schema.name}
	 * @return this builder
	 */
	public DatabaseBuilder sharedTables(String... tables) {
		this.sharedTables = Set.of(tables);
		return this;
	}

	/**
	 * Refuses to write a row that has another value for a column of the filter. By
	 * default the filter's value takes its place.
	 * @return this builder
	 */
	public DatabaseBuilder rejectMismatch() {
		this.rejectMismatch = true;
		return this;
	}

	/**
	 * Says what conditions and other SQL texts may do under the filter of a call or of a
	 * database. By default they are strict, and may hold more only where row-level
	 * security stands behind the filter: {@link FragmentLevel#NO_SUBQUERY}.
	 * @param level the level for every table under such a filter
	 * @return this builder
	 */
	public DatabaseBuilder fragments(FragmentLevel level) {
		this.fragments = level;
		return this;
	}

	/**
	 * Says where {@link Database#unfiltered} may be used.
	 * @param access by default everywhere
	 * @return this builder
	 */
	public DatabaseBuilder unfilteredAccess(UnfilteredAccess access) {
		this.unfilteredAccess = access;
		return this;
	}

	/**
	 * Adds a listener of the way past the filters.
	 * @param listener told of every call of {@link Database#unfiltered}; may refuse it
	 * @return this builder
	 */
	public DatabaseBuilder unfilteredListener(UnfilteredListener listener) {
		this.unfilteredListeners.add(listener);
		return this;
	}

	/**
	 * Gives {@link Database#unfiltered} connections of its own, of a role that row-level
	 * security lets through. It takes no part in transactions of the other data source.
	 * @param dataSource connections of a role with BYPASSRLS; not closed with the
	 * database
	 * @return this builder
	 */
	public DatabaseBuilder unfilteredDataSource(DataSource dataSource) {
		this.unfilteredDataSource = dataSource;
		return this;
	}

	/**
	 * Looks tables up at their first use and not when they are asked for, until the
	 * schema has been read: for tables that are made before the database can be reached.
	 * @return this builder
	 */
	public DatabaseBuilder lazySchema() {
		this.lazySchema = true;
		return this;
	}

	/**
	 * Says how json and jsonb are written and read.
	 * @param mapper taken as it is, but for numbers, which keep all their digits
	 * @return this builder
	 */
	public DatabaseBuilder jsonMapper(JsonMapper mapper) {
		this.jsonMapper = mapper;
		return this;
	}

	/**
	 * Adds a converter for a Java type of the application's.
	 * @param converter at most one for each Java class, and for each PostgreSQL type
	 * @return this builder
	 */
	public DatabaseBuilder converter(TypeConverter<?, ?> converter) {
		this.converters.add(converter);
		return this;
	}

	/**
	 * Says what runs transactions.
	 * @param manager a manager of the same DataSource; by default one of our own
	 * @return this builder
	 */
	public DatabaseBuilder transactionManager(PlatformTransactionManager manager) {
		this.transactionManager = manager;
		return this;
	}

	/**
	 * Limits how long a statement may run.
	 * @param timeout rounded up to seconds; a transaction's own timeout wins
	 * @return this builder
	 */
	public DatabaseBuilder queryTimeout(Duration timeout) {
		this.queryTimeout = timeout;
		return this;
	}

	/**
	 * Adds a listener.
	 * @param listener told of every statement, without values
	 * @return this builder
	 */
	public DatabaseBuilder listener(StatementListener listener) {
		this.listeners.add(listener);
		return this;
	}

	/** How long a table is believed to lack a filter's column; for tests. */
	DatabaseBuilder trustAbsence(Duration time) {
		this.trustAbsence = time;
		return this;
	}

	DatabaseBuilder owning(HikariDataSource pool) {
		this.ownPool = pool;
		return this;
	}

	/**
	 * Makes the database. No connection is made.
	 * @return the database
	 */
	public Database build() {
		SecondWall wall = new SecondWall(this.rowSecurity, this.requiredColumns, this.trustAbsence);
		Engine engine = engine(this.dataSource, this.transactionManager, wall);
		Engine past = (this.unfilteredDataSource != null)
				? engine(this.unfilteredDataSource, null, new SecondWall(RowSecurityMode.OFF, Set.of(), Duration.ZERO))
				: null;
		if (past != null) {
			engine.schema.join(past.schema);
		}
		FilterPolicy policy = new FilterPolicy(provider(engine.types), this.requiredColumns, this.sharedTables,
				this.rejectMismatch, this.fragments, this.trustAbsence);
		return new Database(engine, View.of(policy), new Address(engine.executor), this.ownPool, this.lazySchema,
				new WayPast(this.unfilteredAccess, this.unfilteredListeners, past, wall), Links.NONE);
	}

	private RowFilterProvider provider(TypeMap types) {
		RowFilterProvider provider = this.filterProvider;
		return this.converters.isEmpty() ? provider : () -> FilterCheck.requireStored(provider.current(), types);
	}

	private Engine engine(DataSource source, @Nullable PlatformTransactionManager given, SecondWall wall) {
		SqlStateTranslator translator = new SqlStateTranslator();
		StatementExecutor executor = new StatementExecutor(source, translator, this.listeners, this.queryTimeout);
		PlatformTransactionManager manager = (given != null) ? given : Transactions.manager(source, translator);
		TypeMap types = new TypeMap((this.jsonMapper != null) ? this.jsonMapper : JsonMapper.shared(), this.converters);
		return new Engine(executor, new Transactions(manager, source, translator), types, wall);
	}

}
