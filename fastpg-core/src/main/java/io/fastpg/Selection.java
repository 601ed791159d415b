package io.fastpg;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.row.RowMapper;
import io.fastpg.row.Rows;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Clauses;
import io.fastpg.sql.Delete;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Select;
import io.fastpg.sql.Update;

/**
 * A read in the making: clauses over one table, under its row filter. Immutable: each
 * clause returns a new selection. Nothing is sent before it is ended with {@code list},
 * {@code single}, {@code optional}, {@code first}, {@code stream}, {@code count},
 * {@code exists}, {@code keyed}, {@code update} or {@code delete}.
 *
 * @param <T> what a row becomes
 */
public final class Selection<T> {

	private final Table<T> table;

	private final ClauseTexts texts;

	Selection(Table<T> table) {
		this(table, ClauseTexts.NONE);
	}

	private Selection(Table<T> table, ClauseTexts texts) {
		this.table = table;
		this.texts = texts;
	}

	private Selection<T> with(UnaryOperator<ClauseTexts> change) {
		return new Selection<>(this.table, change.apply(this.texts));
	}

	/**
	 * Narrows by a condition; with the conditions before it, all must hold.
	 * @param sql an SQL condition with {@code ?}, {@code $1} or {@code :name}
	 * @param args its arguments; for names, one Map
	 * @return the narrowed selection
	 * @throws InvalidStatementException if the text is not one closed condition, or the
	 * arguments do not fit it; when the selection is ended, if it holds a subquery, or a
	 * function that gets at more than the row, while the call is under a row filter
	 */
	public Selection<T> where(String sql, @Nullable Object... args) {
		return with((texts) -> texts.where(ConditionText.of(this.table.engine.parsed.condition(sql), args)));
	}

	/**
	 * Narrows by a condition without SQL; with the conditions before it, all must hold.
	 * @param condition a condition on columns of the table
	 * @return the narrowed selection; ended, it throws a
	 * {@link io.fastpg.exception.SchemaException} if the table lacks a column of the
	 * condition
	 */
	public Selection<T> where(Condition condition) {
		// Nothing said is no choice that an update or delete could be made by
		return condition.predicate().isEmpty() ? this
				: with((texts) -> texts.where(new WhereClause.WithoutText(condition.predicate())));
	}

	/**
	 * Orders the rows, after the terms that stand already.
	 * @param terms columns or expressions, each with or without {@code desc} and
	 * {@code nulls first} or {@code nulls last}
	 * @return the ordered selection
	 */
	public Selection<T> orderBy(String... terms) {
		return with((texts) -> texts.orderBy(List.of(terms)));
	}

	/**
	 * Takes the first rows only.
	 * @param rows how many at most; 0 is no rows
	 * @return the shortened selection
	 * @throws InvalidStatementException if it is negative
	 */
	public Selection<T> limit(long rows) {
		requireNotNegative("limit", rows);
		return with((texts) -> texts.limit(rows));
	}

	/**
	 * Passes over the first rows.
	 * @param rows how many are passed over
	 * @return the shortened selection
	 * @throws InvalidStatementException if it is negative
	 */
	public Selection<T> offset(long rows) {
		requireNotNegative("offset", rows);
		return with((texts) -> texts.offset(rows));
	}

	private static void requireNotNegative(String clause, long rows) {
		if (rows < 0) {
			throw new InvalidStatementException("A negative " + clause + " was given; it counts rows from 0.");
		}
	}

	/**
	 * Reads other columns, or expressions over them, instead of all.
	 * @param items columns, or expressions with a name: {@code count(*) as n}
	 * @return a selection of these items
	 */
	public Selection<T> select(String... items) {
		return with((texts) -> texts.select(List.of(items)));
	}

	/**
	 * Puts rows with equal values together.
	 * @param items columns or expressions
	 * @return a selection of groups
	 */
	public Selection<T> groupBy(String... items) {
		return with((texts) -> texts.groupBy(List.of(items)));
	}

	/**
	 * Narrows the groups by a condition.
	 * @param sql an SQL condition over the groups
	 * @param args as for {@link #where}
	 * @return the narrowed selection
	 */
	public Selection<T> having(String sql, @Nullable Object... args) {
		return with((texts) -> texts.having(ConditionText.of(this.table.engine.parsed.condition(sql), args)));
	}

	/**
	 * Locks the rows until the transaction ends, waiting for those that others have
	 * locked.
	 * @return a selection that locks
	 */
	public Selection<T> forUpdate() {
		return with((texts) -> texts.lock(Clauses.Lock.UPDATE));
	}

	/**
	 * Locks the rows until the transaction ends, and leaves out those that others have
	 * locked.
	 * @return a selection that locks
	 */
	public Selection<T> skipLocked() {
		return with((texts) -> texts.lock(Clauses.Lock.UPDATE_SKIP_LOCKED));
	}

	/**
	 * Returns all rows.
	 * @return the rows in the order asked for, else in none; empty where there are none
	 */
	public Rows<T> list() {
		return Rows.of(read(0));
	}

	/**
	 * Returns the one row there is.
	 * @return the row
	 * @throws io.fastpg.exception.RowNotFoundException if there is none
	 * @throws io.fastpg.exception.TooManyRowsException if there are two or more
	 */
	public T single() {
		return Results.single(read(2), this.table.toString());
	}

	/**
	 * Returns the one row there is, or empty.
	 * @return the row
	 * @throws io.fastpg.exception.TooManyRowsException if there are two or more
	 */
	public Optional<T> optional() {
		return Results.optional(read(2), this.table.toString());
	}

	/**
	 * Returns the first of the rows, or empty.
	 * @return the first in the order asked for
	 */
	public Optional<T> first() {
		return Results.optional(read(1), this.table.toString());
	}

	// No more rows than are needed leave the server: LIMIT 2 tells one from many
	private List<T> read(int atMost) {
		ClauseTexts limited = (atMost > 0) ? this.texts.atMost(atMost) : this.texts;
		return this.table.engine.list("Read from", (snapshot) -> planned(snapshot, limited));
	}

	/**
	 * Streams the rows without holding them; for try-with-resources. Outside a
	 * transaction the stream has a read-only one of its own until it is closed.
	 * @return a stream in the order asked for, that must be closed
	 */
	public Stream<T> stream() {
		if (this.texts.lock() != Clauses.Lock.NONE && !TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new InvalidStatementException("A stream that locks its rows needs a transaction that is open already:"
					+ " its own only reads. Put it into db.transaction(…).");
		}
		return this.table.engine.stream("Stream from", (snapshot) -> planned(snapshot, this.texts));
	}

	private Planned<T> planned(Snapshot snapshot, ClauseTexts clauses) {
		if (!clauses.select().isEmpty()) {
			Relation relation = snapshot.schema().get(this.table.name());
			Select select = clauses.read(relation, Projection.NONE, snapshot, this.table);
			return new Planned<>(relation, select, this.table.type);
		}
		TablePlan<T> plan = snapshot.plan(this.table.name(), this.table.type);
		Select select = clauses.read(plan.relation(), plan.projection(), snapshot, this.table);
		return new Planned<>(plan.relation(), select, plan.mapper());
	}

	/**
	 * Counts the rows.
	 * @return how many {@link #list} would return
	 */
	public long count() {
		return answer(Select.Result.COUNT, (resultSet) -> resultSet.getLong(1));
	}

	/**
	 * Tells whether there is a row.
	 * @return whether {@link #list} would return any
	 */
	public boolean exists() {
		return answer(Select.Result.EXISTS, (resultSet) -> resultSet.getBoolean(1));
	}

	private <R> R answer(Select.Result result, RowMapper<R> mapper) {
		if (this.texts.lock() != Clauses.Lock.NONE) {
			throw new InvalidStatementException(
					"Rows that are only counted cannot be locked. Take the lock out, or read the rows with list().");
		}
		return this.table.engine.list("Count in", (snapshot) -> {
			Relation relation = snapshot.schema().get(this.table.name());
			Select select = this.texts.read(relation, Projection.NONE, snapshot, this.table);
			return new Planned<>(relation, select.as(result), mapper);
		}).get(0);
	}

	/**
	 * Returns the rows by their primary key.
	 * @return an unmodifiable map in the order asked for; the key is the value of a key
	 * of one column, and the list of values, in key order, of a longer one
	 * @throws io.fastpg.exception.SchemaException if the table has no primary key
	 */
	public Map<Object, T> keyed() {
		this.texts.requireWholeRows();
		List<Map.Entry<Object, T>> entries = this.table.engine.list("Read from", (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.table.name(), this.table.type);
			Select read = this.texts.read(plan.relation(), plan.projection(), snapshot, this.table);
			return KeyedRows.plan(plan, read, this.table.engine.types);
		});
		return KeyedRows.map(entries);
	}

	/**
	 * Updates all selected rows.
	 * @param values a Row or Map of the columns to be written; or a record or bean, all
	 * of whose components are
	 * @return the stored rows, in no order
	 * @throws InvalidStatementException if there is no where, or clauses that an update
	 * cannot have
	 */
	public Rows<T> update(Object values) {
		this.texts.requireConditionsOnly("update");
		return Rows.of(this.table.engine.list("Update", (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.table.name(), this.table.type);
			Writes writes = this.table.writes(plan);
			Update update = new Update(plan.relation(), writes.assignments(values), writes.filter(), null,
					this.texts.where(plan.relation(), snapshot, this.table), plan.projection());
			return new Planned<>(plan.relation(), update, plan.mapper());
		}));
	}

	/**
	 * Deletes all selected rows.
	 * @return the deleted rows, in no order
	 * @throws InvalidStatementException if there is no where, or clauses that a delete
	 * cannot have
	 */
	public Rows<T> delete() {
		this.texts.requireConditionsOnly("delete");
		return Rows.of(this.table.engine.list("Delete from", (snapshot) -> {
			TablePlan<T> plan = snapshot.plan(this.table.name(), this.table.type);
			Delete delete = new Delete(plan.relation(), this.table.writes(plan).filter(), null,
					this.texts.where(plan.relation(), snapshot, this.table), plan.projection());
			return new Planned<>(plan.relation(), delete, plan.mapper());
		}));
	}

}
