package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a table made of a class is to have beyond the class's components. Columns are
 * named as in Java or as in the database. Immutable: each method returns other options.
 *
 * <pre>{@code
 * db.create(Dog.class, (t) -> t.unique("name").notNull("name").defaultValue("weight", 3.5).index("ownerId"));
 * }</pre>
 */
public final class TableOptions {

	private static final TableOptions DEFAULTS = new TableOptions(null, null, Set.of(), List.of());

	private final @Nullable String name;

	private final @Nullable String comment;

	private final Set<Flag> flags;

	private final List<Clause> clauses;

	private TableOptions(@Nullable String name, @Nullable String comment, Set<Flag> flags, List<Clause> clauses) {
		this.name = name;
		this.comment = comment;
		this.flags = Set.copyOf(flags);
		this.clauses = List.copyOf(clauses);
	}

	/**
	 * Returns the options of {@code db.create(Dog.class)}.
	 * @return the class's name and types; the key is {@code id}, else {@code <table>_id}
	 */
	public static TableOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Names the table.
	 * @param table a bare name, for the first schema of the search path, or
	 * {@code schema.name}; without quotes
	 * @return these options with the name
	 */
	public TableOptions name(String table) {
		return new TableOptions(table, this.comment, this.flags, this.clauses);
	}

	/**
	 * Describes the table.
	 * @param text what {@code COMMENT ON TABLE} is to say
	 * @return these options with the comment
	 */
	public TableOptions comment(String text) {
		return new TableOptions(this.name, text, this.flags, this.clauses);
	}

	/**
	 * Says which columns are the primary key. One alone of the type int or long is
	 * numbered by the server, unless it has a default or refers to another table.
	 * @param columns in key order
	 * @return these options with the key
	 */
	public TableOptions key(String... columns) {
		return with(new Clause.Key(List.of(columns)));
	}

	/**
	 * Makes a table without a primary key.
	 * @return these options without the error that there is none
	 */
	public TableOptions withoutKey() {
		return with(Flag.WITHOUT_KEY);
	}

	/**
	 * Leaves the numbering of an int or long key to the writer of a row.
	 * @return these options without an identity column
	 */
	public TableOptions withoutIdentity() {
		return with(Flag.WITHOUT_IDENTITY);
	}

	/**
	 * Refuses NULL in columns. Those of primitive types and of the key refuse it anyway.
	 * @param columns any columns
	 * @return these options with the columns
	 */
	public TableOptions notNull(String... columns) {
		return with(new Clause.NotNull(List.of(columns)));
	}

	/**
	 * Gives a column a default.
	 * @param column any column
	 * @param value a value as it would be inserted; null for no default
	 * @return these options with the default
	 */
	public TableOptions defaultValue(String column, @Nullable Object value) {
		return with(new Clause.DefaultValue(column, value));
	}

	/**
	 * Gives a column a default that the server computes.
	 * @param column any column
	 * @param expression SQL: {@code now()}
	 * @return these options with the default
	 */
	public TableOptions defaultSql(String column, String expression) {
		return with(new Clause.DefaultSql(column, expression));
	}

	/**
	 * Lets no two rows be alike in these columns. With {@link #tenantReady()} it holds
	 * within each tenant.
	 * @param columns in the order of the index behind it
	 * @return these options with the constraint
	 */
	public TableOptions unique(String... columns) {
		return with(new Clause.Unique(List.of(columns)));
	}

	/**
	 * Adds a condition that every row meets.
	 * @param expression SQL, with the columns' names in the database: {@code weight > 0}
	 * @return these options with the constraint
	 */
	public TableOptions check(String expression) {
		return with(new Clause.Check(null, expression));
	}

	/**
	 * Adds a named condition that every row meets.
	 * @param constraint its name
	 * @param expression as for {@link #check(String)}
	 * @return these options with the constraint
	 */
	public TableOptions check(String constraint, String expression) {
		return with(new Clause.Check(constraint, expression));
	}

	/**
	 * Makes a column refer to another table's primary key.
	 * @param column the referring column
	 * @param table a table's name, as {@code db.table} takes it; this one's for a tree
	 * @return these options with the foreign key
	 */
	public TableOptions foreignKey(String column, String table) {
		return foreignKey(column, table, ForeignKeyAction.NO_ACTION);
	}

	/**
	 * Makes a column refer to another table's primary key.
	 * @param column the referring column
	 * @param table as for {@link #foreignKey(String, String)}
	 * @param onDelete what happens when the row referred to is deleted
	 * @return these options with the foreign key
	 */
	public TableOptions foreignKey(String column, String table, ForeignKeyAction onDelete) {
		return with(new Clause.Reference(List.of(column), table, List.of(), onDelete, ForeignKeyAction.NO_ACTION));
	}

	/**
	 * Makes several columns refer to those of another table.
	 * @param columns the referring columns
	 * @param table as for {@link #foreignKey(String, String)}
	 * @param targetColumns the columns referred to, in the same order; none for the
	 * primary key
	 * @param onDelete what happens when the row referred to is deleted
	 * @param onUpdate what happens when its key changes
	 * @return these options with the foreign key
	 */
	public TableOptions foreignKey(List<String> columns, String table, List<String> targetColumns,
			ForeignKeyAction onDelete, ForeignKeyAction onUpdate) {
		return with(new Clause.Reference(List.copyOf(columns), table, List.copyOf(targetColumns), onDelete, onUpdate));
	}

	/**
	 * Adds an index. One of another sort is made by {@code table.createIndex(…)}.
	 * @param columns in the index's order
	 * @return these options with the index
	 */
	public TableOptions index(String... columns) {
		return with(new Clause.Index(List.of(columns)));
	}

	/**
	 * Puts columns before the others of a table that is made.
	 * @param columns in their order; the rest follows in the class's order
	 * @return these options with the order
	 */
	public TableOptions first(String... columns) {
		return with(new Clause.First(List.of(columns)));
	}

	/**
	 * Gives a column another type than the one its Java type stands for.
	 * @param column any column
	 * @param sql a type as SQL writes it: {@code numeric(10,2)}, {@code citext}
	 * @return these options with the type
	 */
	public TableOptions type(String column, String sql) {
		return with(new Clause.ColumnType(column, sql));
	}

	/**
	 * Makes a column of a Java enum one of a PostgreSQL enum, named like the Java enum in
	 * snake_case. The type is created, or given the constants that it lacks.
	 * @param column a column whose Java type is an enum, or a collection of one
	 * @return these options with the type
	 */
	public TableOptions enumType(String column) {
		return with(new Clause.EnumType(column, null));
	}

	/**
	 * Makes a column of a Java enum one of a PostgreSQL enum.
	 * @param column as for {@link #enumType(String)}
	 * @param type the PostgreSQL enum's name
	 * @return these options with the type
	 */
	public TableOptions enumType(String column, String type) {
		return with(new Clause.EnumType(column, type));
	}

	/**
	 * Leaves a table alone that is there already, whatever it looks like.
	 * @return these options for {@code create}
	 */
	public TableOptions ifNotExists() {
		return with(Flag.IF_NOT_EXISTS);
	}

	/**
	 * Drops a table of the same name, with all its rows, in the transaction that makes
	 * the new one. What depends on it keeps it from that.
	 * @return these options for {@code create}
	 * @see #cascade()
	 */
	public TableOptions replace() {
		return with(Flag.REPLACE);
	}

	/**
	 * Lets {@link #replace()} drop the views and foreign keys that depend on the table.
	 * @return these options for {@code create}
	 */
	public TableOptions cascade() {
		return with(Flag.CASCADE);
	}

	/**
	 * Readies the table for many tenants: it has the columns that every call must filter
	 * by, NOT NULL; each {@link #unique} begins with the tenant; the key does, or an
	 * index of tenant and key is made; and where row-level security is used, its policies
	 * stand before the table can be seen.
	 * @return these options for a database with {@code requireFilter}
	 */
	public TableOptions tenantReady() {
		return with(Flag.TENANT_READY);
	}

	/**
	 * Gives the type of a column that {@link #tenantReady()} adds. Without it the type is
	 * that of the other tables' columns of this name.
	 * @param column a required column that the class does not have
	 * @param sql a type as SQL writes it
	 * @return these options with the type
	 */
	public TableOptions tenantColumn(String column, String sql) {
		return with(new Clause.TenantColumn(column, sql));
	}

	/**
	 * Renames a column before the table is compared with the class. Where that is done
	 * already, nothing happens.
	 * @param from the name in the database
	 * @param to the new name, of a column of the class
	 * @return these options for {@code transform}
	 */
	public TableOptions rename(String from, String to) {
		return with(new Clause.Rename(from, to));
	}

	/**
	 * Leaves columns alone that the class does not have.
	 * @param columns their names in the database
	 * @return these options for {@code transform}
	 */
	public TableOptions keep(String... columns) {
		return with(new Clause.Keep(List.of(columns)));
	}

	/**
	 * Drops a constraint, whoever made it.
	 * @param constraint its name; nothing happens where there is none
	 * @return these options for {@code transform}
	 */
	public TableOptions dropConstraint(String constraint) {
		return with(new Clause.DropConstraint(constraint));
	}

	/**
	 * Drops an index.
	 * @param index its name; nothing happens where the table has none
	 * @return these options for {@code transform}
	 */
	public TableOptions dropIndex(String index) {
		return with(new Clause.DropIndex(index));
	}

	/**
	 * Allows steps that lose data: columns dropped, types narrowed.
	 * @return these options for {@code transform}
	 */
	public TableOptions allowLossy() {
		return with(Flag.ALLOW_LOSSY);
	}

	@Nullable String tableName() {
		return this.name;
	}

	@Nullable String tableComment() {
		return this.comment;
	}

	boolean has(Flag flag) {
		return this.flags.contains(flag);
	}

	<C extends Clause> List<C> all(Class<C> type) {
		return this.clauses.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private TableOptions with(Clause clause) {
		List<Clause> more = new ArrayList<>(this.clauses);
		more.add(clause);
		return new TableOptions(this.name, this.comment, this.flags, more);
	}

	private TableOptions with(Flag flag) {
		Set<Flag> more = EnumSet.of(flag);
		more.addAll(this.flags);
		return new TableOptions(this.name, this.comment, more, this.clauses);
	}

	/** What is either said or not. */
	enum Flag {

		WITHOUT_KEY, WITHOUT_IDENTITY, IF_NOT_EXISTS, REPLACE, CASCADE, TENANT_READY, ALLOW_LOSSY

	}

}
