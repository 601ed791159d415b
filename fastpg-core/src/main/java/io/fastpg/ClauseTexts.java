package io.fastpg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.filter.FragmentLevel;
import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Relation;
import io.fastpg.sql.BoundCondition;
import io.fastpg.sql.Clauses;
import io.fastpg.sql.Clauses.Lock;
import io.fastpg.sql.OrderTerm;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Select;
import io.fastpg.sql.SelectItem;

/**
 * The clauses of a selection as the user wrote them, before a schema gives them meaning.
 */
record ClauseTexts(List<String> select, List<WhereClause> where, List<String> groupBy, List<ConditionText> having,
		List<String> orderBy, @Nullable Long limit, @Nullable Long offset, Lock lock) {

	static final ClauseTexts NONE = new ClauseTexts(List.of(), List.of(), List.of(), List.of(), List.of(), null, null,
			Lock.NONE);

	ClauseTexts select(List<String> items) {
		return new ClauseTexts(items, this.where, this.groupBy, this.having, this.orderBy, this.limit, this.offset,
				this.lock);
	}

	ClauseTexts where(WhereClause condition) {
		return new ClauseTexts(this.select, and(this.where, condition), this.groupBy, this.having, this.orderBy,
				this.limit, this.offset, this.lock);
	}

	ClauseTexts groupBy(List<String> items) {
		return new ClauseTexts(this.select, this.where, items, this.having, this.orderBy, this.limit, this.offset,
				this.lock);
	}

	ClauseTexts having(ConditionText condition) {
		return new ClauseTexts(this.select, this.where, this.groupBy, and(this.having, condition), this.orderBy,
				this.limit, this.offset, this.lock);
	}

	ClauseTexts orderBy(List<String> terms) {
		return new ClauseTexts(this.select, this.where, this.groupBy, this.having,
				Stream.concat(this.orderBy.stream(), terms.stream()).toList(), this.limit, this.offset, this.lock);
	}

	ClauseTexts limit(long rows) {
		return new ClauseTexts(this.select, this.where, this.groupBy, this.having, this.orderBy, rows, this.offset,
				this.lock);
	}

	ClauseTexts atMost(long rows) {
		return (this.limit != null && this.limit <= rows) ? this : limit(rows);
	}

	ClauseTexts offset(long rows) {
		return new ClauseTexts(this.select, this.where, this.groupBy, this.having, this.orderBy, this.limit, rows,
				this.lock);
	}

	ClauseTexts lock(Lock other) {
		return new ClauseTexts(this.select, this.where, this.groupBy, this.having, this.orderBy, this.limit,
				this.offset, other);
	}

	private static <E> List<E> and(List<E> list, E element) {
		List<E> longer = new ArrayList<>(list);
		longer.add(element);
		return List.copyOf(longer);
	}

	/** A row that was put together has no key of its own. */
	void requireWholeRows() {
		if (!this.select.isEmpty() || !this.groupBy.isEmpty()) {
			throw new InvalidStatementException(
					"Rows cannot be keyed where select or groupBy changes what a row is. Use list().");
		}
	}

	/** An UPDATE or DELETE has conditions and nothing else. */
	void requireConditionsOnly(String verb) {
		ClauseTexts bare = new ClauseTexts(List.of(), this.where, List.of(), List.of(), List.of(), null, null,
				Lock.NONE);
		if (!equals(bare)) {
			throw new InvalidStatementException("To " + verb + " a selection takes where and nothing else;"
					+ " select, groupBy, having, orderBy, limit, offset and locks have no meaning there. Take them out.");
		}
	}

	/** Reads what was selected, else what is given. */
	Select read(Relation relation, Projection unselected, Snapshot snapshot, Table<?> table) {
		RowFilter filter = table.view.reading(relation);
		if (equals(NONE)) {
			return Select.rows(relation, unselected, filter, Clauses.ALL);
		}
		List<SelectItem> items = SelectItem.list(this.select, relation);
		List<SelectItem> groups = SelectItem.list(this.groupBy, relation);
		List<OrderTerm> order = OrderTerm.list(this.orderBy, relation, items);
		FragmentLevel level = table.view.fragments(relation, snapshot.security());
		Stream.of(items.stream(), groups.stream(), order.stream().map(OrderTerm::item))
			.flatMap((each) -> each)
			.forEach((item) -> item.require(level, relation));
		Clauses clauses = new Clauses(where(relation, snapshot, table), groups,
				this.having.stream().map((condition) -> condition.bind(relation, snapshot, table)).toList(), order,
				this.limit, this.offset, this.lock);
		return Select.rows(relation, items.isEmpty() ? unselected : new Projection(items), filter, clauses);
	}

	List<BoundCondition> where(Relation relation, Snapshot snapshot, Table<?> table) {
		return this.where.stream().map((condition) -> condition.bind(relation, snapshot, table)).toList();
	}

}
