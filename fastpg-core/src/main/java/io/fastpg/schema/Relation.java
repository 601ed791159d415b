package io.fastpg.schema;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;

/**
 * A table or view of the snapshot, with its columns and keys. Immutable; two snapshots
 * hold two different relations, so it is compared by identity.
 */
public final class Relation {

	private final long readAt = System.nanoTime();

	private final TableName name;

	private final Kind kind;

	private final boolean onSearchPath;

	private final Map<String, Column> columns;

	private final List<Column> columnList;

	private final List<Column> primaryKey;

	private final List<ForeignKey> foreignKeys;

	private final List<UniqueConstraint> uniqueConstraints;

	private final @Nullable String comment;

	// Made at first use: the names of a server built with longer ones cannot be quoted
	private @Nullable String written;

	/**
	 * Makes a relation.
	 * @param name its full name
	 * @param kind what it is
	 * @param onSearchPath whether its bare name finds it
	 * @param columns its columns in table order
	 * @param primaryKey names of the key columns in key order; empty where it has no key
	 * @param foreignKeys its foreign keys
	 * @param uniqueConstraints its unique constraints, without the primary key
	 * @param comment what {@code COMMENT ON} says; null where nothing does
	 */
	public Relation(TableName name, Kind kind, boolean onSearchPath, List<Column> columns, List<String> primaryKey,
			List<ForeignKey> foreignKeys, List<UniqueConstraint> uniqueConstraints, @Nullable String comment) {
		this.name = name;
		this.kind = kind;
		this.onSearchPath = onSearchPath;
		this.columnList = List.copyOf(columns);
		this.columns = new LinkedHashMap<>();
		this.columnList.forEach((column) -> this.columns.put(column.name(), column));
		this.primaryKey = List.copyOf(primaryKey.stream().map(this::column).toList());
		this.foreignKeys = List.copyOf(foreignKeys);
		this.uniqueConstraints = List.copyOf(uniqueConstraints);
		this.comment = comment;
	}

	/**
	 * Returns the full name.
	 * @return schema and name
	 */
	public TableName name() {
		return this.name;
	}

	boolean onSearchPath() {
		return this.onSearchPath;
	}

	/**
	 * Returns how long ago it was read from the catalog.
	 * @return its age; what it does not have may be there since
	 */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.readAt);
	}

	/**
	 * Returns what it is.
	 * @return table, view or another kind
	 */
	public Kind kind() {
		return this.kind;
	}

	/**
	 * Tells whether its bare name finds it.
	 * @return false for a relation that must be asked for as {@code schema.name}
	 */
	public boolean isOnSearchPath() {
		return this.onSearchPath;
	}

	/**
	 * Returns its columns.
	 * @return all columns, in table order
	 */
	public List<Column> columns() {
		return this.columnList;
	}

	/**
	 * Returns its primary key.
	 * @return the key columns in key order; empty where it has no key
	 */
	public List<Column> primaryKey() {
		return this.primaryKey;
	}

	/**
	 * Returns its foreign keys.
	 * @return all foreign keys, ordered by constraint name
	 */
	public List<ForeignKey> foreignKeys() {
		return this.foreignKeys;
	}

	/**
	 * Returns its unique constraints.
	 * @return all but the primary key, ordered by constraint name
	 */
	public List<UniqueConstraint> uniqueConstraints() {
		return this.uniqueConstraints;
	}

	/**
	 * Returns its comment.
	 * @return what {@code COMMENT ON} says; null where nothing does
	 */
	public @Nullable String comment() {
		return this.comment;
	}

	/**
	 * Finds a column by its exact name.
	 * @param column the name in the catalog's spelling
	 * @return the column, or empty
	 */
	public Optional<Column> find(String column) {
		return Optional.ofNullable(this.columns.get(column));
	}

	/**
	 * Returns a column by its exact name.
	 * @param column the name in the catalog's spelling
	 * @return the column
	 * @throws SchemaException if there is none; the message names the nearest and lists
	 * all
	 */
	public Column column(String column) {
		Column found = this.columns.get(column);
		if (found == null) {
			throw new SchemaException(
					(this.kind.isTable() ? "Table " : "View ") + this + " has no column \"" + column + "\"."
							+ NearestName.of(column, this.columns.keySet())
								.map((near) -> " Did you mean \"" + near + "\"?")
								.orElse("")
							+ (this.columns.isEmpty() ? " It has no columns."
									: " Its columns are " + String.join(", ", this.columns.keySet()) + "."));
		}
		return found;
	}

	/**
	 * Returns the identifier a reader would write: {@code "album"}, with its schema only
	 * where the bare name would not find it.
	 */
	@Override
	public String toString() {
		String text = this.written;
		if (text == null) {
			text = this.onSearchPath ? Identifier.quote(this.name.name()) : this.name.quoted();
			this.written = text;
		}
		return text;
	}

	/** The kinds of relations, after {@code pg_class.relkind}. */
	public enum Kind {

		/** An ordinary table. */
		TABLE,
		/** A partitioned table. */
		PARTITIONED_TABLE,
		/** A foreign table. */
		FOREIGN_TABLE,
		/** A view. */
		VIEW,
		/** A materialized view. */
		MATERIALIZED_VIEW;

		/**
		 * Tells tables of all sorts from views.
		 * @return whether {@code Database.tables()} lists it; else {@code views()} does
		 */
		public boolean isTable() {
			return this != VIEW && this != MATERIALIZED_VIEW;
		}

	}

}
