package io.fastpg.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;

import io.fastpg.exception.SchemaException;
import io.fastpg.execute.StatementExecutor;
import io.fastpg.execute.TransactionOptions;
import io.fastpg.execute.Transactions;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;
import io.fastpg.schema.TableName;
import io.fastpg.sql.CopyIn;
import io.fastpg.sql.InsertFrom;
import io.fastpg.sql.Sql;
import io.fastpg.sql.SqlTexts;
import io.fastpg.sql.Staging;
import io.fastpg.sql.Statement;
import io.fastpg.type.Parameter;
import io.fastpg.type.TypeMap;
import org.jspecify.annotations.Nullable;

/**
 * Imports files: all rows of one in one transaction, or none. A file is read once to find
 * its columns, where its header does not tell them, and once more to send its rows, so
 * memory stays flat.
 */
public final class FileImport {

	private final StatementExecutor executor;

	private final Transactions transactions;

	private final TypeMap types;

	private final ImportTarget target;

	/**
	 * Makes an import.
	 * @param executor runs its statements
	 * @param transactions runs its transaction
	 * @param types how a filter's values are bound
	 * @param target the database
	 */
	public FileImport(StatementExecutor executor, Transactions transactions, TypeMap types, ImportTarget target) {
		this.executor = executor;
		this.transactions = transactions;
		this.types = types;
		this.target = target;
	}

	/**
	 * Imports a file.
	 * @param table the table's name; null to make one of the file's
	 * @param path the file
	 * @param options how it is read
	 * @return what was stored
	 * @throws UncheckedIOException if the file cannot be read
	 * @throws io.fastpg.exception.InvalidValueException if it is malformed, or holds a
	 * value that its column cannot; the message names the line
	 */
	public Import run(@Nullable String table, Path path, ImportOptions options) {
		String file = String.valueOf(path.getFileName());
		String name = (table != null) ? table : LegalName.ofFile(file);
		if (name.isEmpty()) {
			throw new SchemaException("The name of the file \"" + file
					+ "\" has no letter or digit to make a table's name of. Name the table.");
		}
		return run(name, path, file, options);
	}

	/**
	 * Imports what a stream has, which waits in a temporary file meanwhile.
	 * @param table the table's name
	 * @param in is read to its end, and not closed
	 * @param options how it is read
	 * @return what was stored
	 * @throws UncheckedIOException if the stream cannot be read
	 * @throws io.fastpg.exception.InvalidValueException as for a file
	 */
	public Import run(String table, InputStream in, ImportOptions options) {
		try {
			Path path = Files.createTempFile("fastpg", ".import");
			try {
				Files.copy(in, path, StandardCopyOption.REPLACE_EXISTING);
				return run(table, path, "the stream", options);
			}
			finally {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The stream could not be read.", ex);
		}
	}

	private Import run(String table, Path path, String file, ImportOptions options) {
		try {
			return run(table, new ImportFile(path, file, options.layout()), options);
		}
		catch (IOException ex) {
			throw failure(file, options, ex);
		}
		catch (UncheckedIOException ex) {
			throw (ex.getCause() != null) ? failure(file, options, ex.getCause()) : ex;
		}
	}

	private static RuntimeException failure(String file, ImportOptions options, IOException ex) {
		if (ex instanceof CharacterCodingException) {
			return new FileError(file).of("it has bytes that are no " + options.layout().charset()
					+ ". Say how it is encoded with charset(…).");
		}
		String reason = (ex instanceof NoSuchFileException missing) ? ": there is no file " + missing.getFile() : "";
		return new UncheckedIOException("\"" + file + "\" could not be read" + reason + ".", ex);
	}

	private Import run(String table, ImportFile file, ImportOptions options) throws IOException {
		boolean created = !exists(table);
		if (created || options.table().addsColumns()) {
			this.target.requireUnfiltered();
		}
		boolean all = created || file.isJson() || options.table().addsColumns();
		Scan scan = all ? Scan.all(file) : Scan.header(file);
		if (created) {
			return inTransaction(() -> {
				ddl("Create table " + table, new NewColumns(scan, scan.names(), options.table()).create(quoted(table)));
				return load(table, true, file, destination(table, scan));
			});
		}
		Destination destination = this.target.plan((schema) -> known(schema.get(table), scan, options));
		if (destination.unknown().isEmpty() || options.table().ignoresUnknown()) {
			return inTransaction(() -> load(table, false, file, destination));
		}
		return inTransaction(() -> {
			NewColumns added = new NewColumns(scan, destination.unknown(), options.table());
			ddl("Add columns to " + destination.relation(), added.add(destination.relation().name().quoted()));
			return load(table, false, file, destination(table, scan));
		});
	}

	/** A name that the snapshot does not know may have come since. */
	private boolean exists(String table) {
		try {
			this.target.plan((schema) -> schema.get(table));
			return true;
		}
		catch (SchemaException ex) {
			return false;
		}
	}

	private Destination destination(String table, Scan scan) {
		return this.target
			.plan((schema) -> Destination.of(schema.get(table), this.target.writing(schema.get(table)), scan.names()));
	}

	private Destination known(Relation relation, Scan scan, ImportOptions options) {
		Destination destination = Destination.of(relation, this.target.writing(relation), scan.names());
		boolean allowed = options.table().ignoresUnknown() || options.table().addsColumns();
		if (!allowed && !destination.unknown().isEmpty()) {
			throw new SchemaException("Table " + relation + " has no column for "
					+ String.join(", ", destination.unknown().stream().map((name) -> '"' + name + '"').toList())
					+ " of the file. Leave it out with ignoreUnknown(), or have it added with addColumns().");
		}
		return destination;
	}

	private Import inTransaction(Supplier<Import> work) {
		return this.transactions.call(TransactionOptions.defaults(), work);
	}

	private void ddl(String task, String sql) {
		this.executor.script(task, sql, List.of());
		this.target.changed();
	}

	private static String quoted(String table) {
		int dot = table.indexOf('.');
		return (dot > 0) ? new TableName(table.substring(0, dot), table.substring(dot + 1)).quoted()
				: Identifier.quote(table);
	}

	private Import load(String table, boolean created, ImportFile file, Destination destination) {
		if (destination.filled().isEmpty()) {
			throw new SchemaException("No column of the file can be stored in " + destination.relation()
					+ ": it has none of them, or none that takes values.");
		}
		Load load = new Load(file, destination, this.target.rejectMismatch());
		String task = "Import of \"" + file.name() + "\" into " + destination.relation();
		long rows = isStaged(destination) ? staged(task, destination, load) : copied(task, destination, load);
		List<ImportedColumn> columns = destination.columns()
			.stream()
			.map((column) -> new ImportedColumn(column.name(), column.typeText()))
			.toList();
		return new Import(table, created, rows, columns);
	}

	private long copied(String task, Destination destination, Load load) {
		CopyIn copy = new CopyIn(destination.relation(), destination.columns(), destination.filter());
		return this.executor.copyIn(task, sql(copy, destination.filter()), load);
	}

	/** The rows wait in a temporary table, and are stored by a statement that filters. */
	private long staged(String task, Destination destination, Load load) {
		Staging staging = new Staging(destination.columns());
		this.executor.script(task, staging.create(), List.of());
		this.executor.copyIn(task, staging.copy(), load);
		InsertFrom insert = new InsertFrom(destination.relation(), destination.columns(), destination.filter());
		long rows = this.executor.update(task, sql(insert, destination.filter()));
		this.executor.script(task, staging.drop(), List.of());
		return rows;
	}

	private Sql sql(Statement statement, RowFilter filter) {
		return new SqlTexts(this.types).sql(statement).with(this.target.settings(filter.asked()));
	}

	/** COPY knows no filter, no view and no row-level security. */
	private boolean isStaged(Destination destination) {
		Relation relation = destination.relation();
		if (!destination.filter().isEmpty() || !relation.kind().isTable()) {
			return true;
		}
		Parameter name = new Parameter(this.types.binding(PgType.TEXT), relation.name().quoted());
		Sql question = new Sql("SELECT pg_catalog.row_security_active(?::pg_catalog.regclass)", List.of(name));
		return this.executor.list("Import into " + relation, question, (resultSet) -> resultSet.getBoolean(1)).get(0);
	}

}
