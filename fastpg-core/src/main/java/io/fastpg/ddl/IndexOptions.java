package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An index in the making. Immutable: each method returns other options.
 *
 * <pre>{@code
 * table.createIndex((i) -> i.columns("tenantId").expression("lower(name)").unique());
 * }</pre>
 */
public final class IndexOptions {

	private static final IndexOptions DEFAULTS = new IndexOptions(null, "btree", null, List.of(), List.of(), Set.of());

	private final @Nullable String name;

	private final String method;

	private final @Nullable String condition;

	private final List<Term> terms;

	private final List<String> included;

	private final Set<Flag> flags;

	private IndexOptions(@Nullable String name, String method, @Nullable String condition, List<Term> terms,
			List<String> included, Set<Flag> flags) {
		this.name = name;
		this.method = method;
		this.condition = condition;
		this.terms = List.copyOf(terms);
		this.included = List.copyOf(included);
		this.flags = Set.copyOf(flags);
	}

	/**
	 * Returns the options of an index on nothing yet.
	 * @return a B-tree that is not unique, without condition
	 */
	public static IndexOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * Adds columns to what is indexed.
	 * @param columns names in Java or in the database
	 * @return these options with the columns
	 */
	public IndexOptions columns(String... columns) {
		List<Term> more = new ArrayList<>(this.terms);
		List.of(columns).forEach((column) -> more.add(new Term(column, false)));
		return new IndexOptions(this.name, this.method, this.condition, more, this.included, this.flags);
	}

	/**
	 * Adds an expression to what is indexed.
	 * @param sql SQL, with the columns' names in the database: {@code lower(name)}
	 * @return these options with the expression
	 */
	public IndexOptions expression(String sql) {
		List<Term> more = new ArrayList<>(this.terms);
		more.add(new Term(sql, true));
		return new IndexOptions(this.name, this.method, this.condition, more, this.included, this.flags);
	}

	/**
	 * Lets no two rows be alike in what is indexed.
	 * @return these options for a unique index
	 */
	public IndexOptions unique() {
		return with(Flag.UNIQUE);
	}

	/**
	 * Chooses the access method.
	 * @param accessMethod {@code gin}, {@code gist}, {@code brin}, {@code hash} or one of
	 * an extension
	 * @return these options with the method
	 */
	public IndexOptions using(String accessMethod) {
		return new IndexOptions(this.name, accessMethod, this.condition, this.terms, this.included, this.flags);
	}

	/**
	 * Indexes some of the rows only.
	 * @param sql a condition, with the columns' names in the database
	 * @return these options with the condition
	 */
	public IndexOptions where(String sql) {
		return new IndexOptions(this.name, this.method, sql, this.terms, this.included, this.flags);
	}

	/**
	 * Adds columns that are stored in the index and not searched by.
	 * @param columns names in Java or in the database
	 * @return these options with the columns
	 */
	public IndexOptions include(String... columns) {
		List<String> more = new ArrayList<>(this.included);
		more.addAll(List.of(columns));
		return new IndexOptions(this.name, this.method, this.condition, this.terms, more, this.flags);
	}

	/**
	 * Builds the index while the table is written to, outside of any transaction.
	 * @return these options for a table in use
	 */
	public IndexOptions concurrently() {
		return with(Flag.CONCURRENTLY);
	}

	/**
	 * Names the index. By default it is {@code idx_
	 *
	<table>
	 * _<columns>}, shortened to what PostgreSQL keeps, and numbered where that name is
	 * taken.
	 * @param index its name, without a schema: it is in its table's
	 * @return these options with the name
	 */
	public IndexOptions name(String index) {
		return new IndexOptions(index, this.method, this.condition, this.terms, this.included, this.flags);
	}

	/**
	 * Leaves an index of the same name alone, whatever it looks like.
	 * @return these options without the error that it exists
	 */
	public IndexOptions ifNotExists() {
		return with(Flag.IF_NOT_EXISTS);
	}

	@Nullable String indexName() {
		return this.name;
	}

	String method() {
		return this.method;
	}

	@Nullable String condition() {
		return this.condition;
	}

	List<Term> terms() {
		return this.terms;
	}

	List<String> included() {
		return this.included;
	}

	boolean has(Flag flag) {
		return this.flags.contains(flag);
	}

	private IndexOptions with(Flag flag) {
		Set<Flag> more = EnumSet.of(flag);
		more.addAll(this.flags);
		return new IndexOptions(this.name, this.method, this.condition, this.terms, this.included, more);
	}

	/** What is either said or not. */
	enum Flag {

		UNIQUE, CONCURRENTLY, IF_NOT_EXISTS

	}

	/** A column's name, or an expression. */
	record Term(String text, boolean expression) {
	}

}
