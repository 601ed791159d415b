package io.fastpg;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.row.Rows;

/**
 * A query in the user's own SQL, in the making. Immutable. Nothing is sent before it is
 * ended with {@code list}, {@code single}, {@code optional} or {@code stream}. No row
 * filter is added to it, so it is refused wherever one is in force.
 *
 * @param <T> what a row becomes
 */
public final class Query<T> {

	private final RawSql sql;

	private final List<? extends @Nullable Object> values;

	private final Class<T> type;

	Query(RawSql sql, List<? extends @Nullable Object> values, Class<T> type) {
		this.sql = sql;
		this.values = values;
		this.type = type;
	}

	/**
	 * Returns the same query with its rows seen as another type.
	 * @param other a record, a bean, Row, or for a single column a simple type such as
	 * {@code Long}
	 * @param <R> that type
	 * @return the query
	 */
	public <R> Query<R> as(Class<R> other) {
		return new Query<>(this.sql, this.values, other);
	}

	/**
	 * Returns all rows.
	 * @return the rows in the query's order; empty where there are none
	 */
	public Rows<T> list() {
		return Rows.of(this.sql.list(this.values, this.type, Integer.MAX_VALUE));
	}

	/**
	 * Returns the one row there is.
	 * @return the row
	 * @throws io.fastpg.exception.RowNotFoundException if there is none, or its single
	 * value is NULL
	 * @throws io.fastpg.exception.TooManyRowsException if there are two or more
	 */
	public T single() {
		return Results.single(this.sql.list(this.values, this.type, 2), "the query");
	}

	/**
	 * Returns the one row there is, or empty.
	 * @return the row; empty too where its single value is NULL
	 * @throws io.fastpg.exception.TooManyRowsException if there are two or more
	 */
	public Optional<T> optional() {
		return Results.optional(this.sql.list(this.values, this.type, 2), "the query");
	}

	/**
	 * Streams the rows without holding them; for try-with-resources. Outside a
	 * transaction the stream has a read-only one of its own until it is closed.
	 * @return a stream in the query's order, that must be closed
	 */
	public Stream<T> stream() {
		return this.sql.stream(this.values, this.type);
	}

}
