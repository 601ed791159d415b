package io.fastpg.rowsecurity;

import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.TransactionOptions;
import io.fastpg.execute.Transactions;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;
import io.fastpg.sql.Sql;

/**
 * Row-level security in the database, as a second wall behind the row filters: what puts
 * it up, takes it down, and tells whether it stands. Reached as {@code db.rowSecurity()}.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * db.rowSecurity().enable("album", "tenant_id");           // as the tables' owner
 * RowSecurityReport report = db.rowSecurity().check();     // as the application's role
 * }</pre>
 *
 * @see <a href="https://www.postgresql.org/docs/current/ddl-rowsecurity.html"> PostgreSQL
 * manual, Row Security Policies</a>
 */
public final class RowSecurity {

	// One for all: what two instances put up at the same time must not interleave
	private static final Sql LOCK = new Sql("select pg_catalog.pg_advisory_xact_lock(7377001234567891)", List.of());

	private final StatementExecutor executor;

	private final Transactions transactions;

	private final Supplier<Schema> schema;

	private final Runnable schemaChanged;

	private final List<String> requiredColumns;

	private final Set<String> sharedTables;

	/**
	 * Makes the row-level security of a database.
	 * @param executor runs statements
	 * @param transactions runs transactions of the same database
	 * @param schema the current snapshot
	 * @param schemaChanged told when policies have changed, or a name was not found
	 * @param requiredColumns the columns that every call must filter by; may be empty
	 * @param sharedTables relations without such a column that every call may read
	 */
	public RowSecurity(StatementExecutor executor, Transactions transactions, Supplier<Schema> schema,
			Runnable schemaChanged, Collection<String> requiredColumns, Collection<String> sharedTables) {
		this.executor = executor;
		this.transactions = transactions;
		this.schema = schema;
		this.schemaChanged = schemaChanged;
		this.requiredColumns = List.copyOf(requiredColumns);
		this.sharedTables = Set.copyOf(sharedTables);
	}

	/**
	 * Returns the SQL that puts the policies of a table up, for a migration script. It
	 * can be run again. Partitions and children that the table has now are in it; run
	 * anew what it returns when there are others.
	 * @param table a table's name, as {@code db.table} takes it
	 * @param columns the filter's columns; none for those required columns that it has
	 * @return several statements with a semicolon after each, the same for the same
	 * catalog
	 * @throws SchemaException if there is no such table or column, no policy can stand on
	 * it, or no row filter on the column's type
	 */
	public String sql(String table, String... columns) {
		List<String> names = names(table, columns);
		Relation relation = relation(table, names);
		String task = "Reading the policies of " + relation;
		return this.transactions.call(TransactionOptions.defaults().readOnly(),
				() -> PolicyScript.whole(PolicySubject.of(relation, tables(task, names)), names));
	}

	/**
	 * Puts the policies of a table up, all or nothing, as the role that owns it. What
	 * stands already is left as it is, and then no lock is taken: it may run at every
	 * start, and in several instances at once. Else the table is locked for a moment.
	 * @param table as for {@link #sql}
	 * @param columns as for {@link #sql}
	 * @throws SchemaException as for {@link #sql}
	 * @throws org.springframework.dao.PermissionDeniedDataAccessException if the role
	 * does not own the table
	 */
	public void enable(String table, String... columns) {
		List<String> names = names(table, columns);
		Relation relation = relation(table, names);
		change("Enabling row-level security on " + relation,
				(tables) -> PolicyScript.missing(PolicySubject.of(relation, tables), names), () -> names);
	}

	/**
	 * Takes down the policies that fastpg has put up on a table and its parts, all or
	 * nothing. Row-level security is switched off where no other policy is left.
	 * @param table as for {@link #sql}
	 * @throws SchemaException if there is no such table
	 */
	public void disable(String table) {
		Relation relation = relation(table, List.of());
		change("Disabling row-level security on " + relation,
				(tables) -> tables.find(relation.name())
					.map((root) -> PolicyScript.disabling(tables.from(root)))
					.orElse(""),
				this::policedColumns);
	}

	/**
	 * Looks for what gets past the policies for the current role: on the tables with a
	 * required column or, where none is required, on those with a column that has a
	 * policy anywhere. Nothing is changed. It asks the catalog a handful of questions,
	 * and then reads each table once without a filter, which must raise an error.
	 * @return what was found
	 */
	public RowSecurityReport check() {
		return check(this::requiredOrPolicedColumns);
	}

	/**
	 * Looks for what gets past the policies, as {@link #check()} does, on the tables that
	 * have one of these columns.
	 * @param columns the filter's columns
	 * @return what was found
	 */
	public RowSecurityReport check(String... columns) {
		List<String> names = List.of(columns);
		return names.isEmpty() ? check() : check(() -> names);
	}

	private RowSecurityReport check(Supplier<List<String>> columns) {
		boolean outermost = !TransactionSynchronizationManager.isActualTransactionActive();
		String task = "Checking row-level security";
		return this.transactions.call(TransactionOptions.defaults().readOnly(), () -> {
			List<String> names = columns.get();
			Set<TableName> shared = shared();
			return pinned(task,
					(connection) -> new SecurityCheck(connection, names, shared).run(outermost, this::repair));
		});
	}

	private Set<TableName> shared() {
		Schema current = this.schema.get();
		return this.sharedTables.stream()
			.flatMap((name) -> current.find(name).stream())
			.map(Relation::name)
			.collect(Collectors.toSet());
	}

	private String repair(TableTree tables, List<SecuredTable> open) {
		StringBuilder script = new StringBuilder();
		for (SecuredTable root : tables.roots(open)) {
			List<String> columns = root.columns().stream().map(SecuredColumn::name).toList();
			try {
				Relation relation = PolicySubject.of(this.schema.get().get(root.name().toString()), columns);
				script.append(PolicyScript.missing(PolicySubject.of(relation, tables), columns));
			}
			catch (SchemaException ex) {
				// No policy can stand there; enable says why
				continue;
			}
		}
		return script.toString();
	}

	private void change(String task, Function<TableTree, String> script, Supplier<List<String>> columns) {
		this.transactions.call(TransactionOptions.defaults(), () -> {
			this.executor.query(task, LOCK, ResultSet::next);
			String statements = script.apply(tables(task, columns.get()));
			return statements.isEmpty() ? 0 : this.executor.script(task, statements, List.of());
		});
		// Also where another instance did it
		this.schemaChanged.run();
	}

	private TableTree tables(String task, List<String> columns) {
		return pinned(task, (connection) -> new TableTree(SecurityCatalog.tables(connection, columns)));
	}

	private List<String> requiredOrPolicedColumns() {
		return this.requiredColumns.isEmpty() ? policedColumns() : this.requiredColumns;
	}

	private List<String> policedColumns() {
		return pinned("Reading the policies", SecurityCatalog::policedColumns);
	}

	private <R> R pinned(String task, ConnectionCallback<R> work) {
		return this.executor.withConnection(task, (connection) -> PinnedSearchPath.call(connection, work));
	}

	private List<String> names(String table, String[] columns) {
		if (columns.length > 0) {
			return Arrays.stream(columns).distinct().toList();
		}
		if (this.requiredColumns.isEmpty()) {
			throw new SchemaException("A row policy needs a column: none was named, and no column is required of"
					+ " every call. Name the filter's column, as in enable(\"album\", \"tenant_id\").");
		}
		// A column that was added since the schema was read would be left out
		this.schemaChanged.run();
		Relation relation = relation(table, List.of());
		List<String> present = this.requiredColumns.stream()
			.filter((column) -> relation.find(column).isPresent())
			.toList();
		return present.isEmpty() ? this.requiredColumns : present;
	}

	/** A name that the snapshot does not know is looked for in a fresh one. */
	private Relation relation(String table, List<String> columns) {
		try {
			return PolicySubject.of(this.schema.get().get(table), columns);
		}
		catch (SchemaException ex) {
			this.schemaChanged.run();
			return PolicySubject.of(this.schema.get().get(table), columns);
		}
	}

}
