package io.fastpg.sql;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a read says after FROM, but for the row filter.
 *
 * @param where conditions, all of which must hold
 * @param groupBy what rows are grouped by
 * @param having conditions on the groups, all of which must hold
 * @param orderBy the order, first term first
 * @param limit how many rows at most; null for all
 * @param offset how many rows are passed over; null for none
 * @param lock which lock the rows get
 */
public record Clauses(List<BoundCondition> where, List<SelectItem> groupBy, List<BoundFragment> having,
		List<OrderTerm> orderBy, @Nullable Long limit, @Nullable Long offset, Lock lock) {

	/** All rows, in no order. */
	public static final Clauses ALL = new Clauses(List.of(), List.of(), List.of(), List.of(), null, null, Lock.NONE);

	/** Copies the lists. */
	public Clauses {
		where = List.copyOf(where);
		groupBy = List.copyOf(groupBy);
		having = List.copyOf(having);
		orderBy = List.copyOf(orderBy);
	}

	/** Whether the order decides which rows there are. */
	boolean cuts() {
		return this.limit != null || this.offset != null;
	}

	/** Whether rows are taken away or put together after WHERE. */
	boolean reshapes() {
		return cuts() || !this.groupBy.isEmpty() || !this.having.isEmpty();
	}

	/** Whether a condition is the user's own text. */
	boolean hasText() {
		for (BoundCondition condition : this.where) {
			if (condition.isText()) {
				return true;
			}
		}
		return false;
	}

	void addTo(Shape shape) {
		if (this != ALL) {
			shape.conditions(this.where).add(this.groupBy).conditions(this.having).add(this.orderBy);
			shape.add(this.limit == null).add(this.offset == null).add(this.lock);
		}
	}

	void write(SqlWriter out, boolean ordered) {
		String between = " GROUP BY ";
		for (SelectItem item : this.groupBy) {
			item.write(out.sql(between));
			between = ", ";
		}
		conditions(out, " HAVING ", this.having);
		between = " ORDER BY ";
		for (OrderTerm term : ordered ? this.orderBy : List.<OrderTerm>of()) {
			term.write(out.sql(between));
			between = ", ";
		}
		if (this.limit != null) {
			out.sql(" LIMIT ").count(this.limit);
		}
		if (this.offset != null) {
			out.sql(" OFFSET ").count(this.offset);
		}
		out.sql(this.lock.sql());
	}

	static void conditions(SqlWriter out, String keyword, List<? extends BoundCondition> conditions) {
		String between = keyword;
		for (BoundCondition condition : conditions) {
			condition.write(out.sql(between));
			between = " AND ";
		}
	}

	/** Row locks of a read. */
	public enum Lock {

		/** No lock. */
		NONE(""),
		/** The rows are locked; rows locked by others are waited for. */
		UPDATE(" FOR UPDATE"),
		/** The rows are locked; rows locked by others are left out. */
		UPDATE_SKIP_LOCKED(" FOR UPDATE SKIP LOCKED");

		private final String sql;

		Lock(String sql) {
			this.sql = sql;
		}

		String sql() {
			return this.sql;
		}

	}

}
