package io.fastpg.sql;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.filter.RowFilter;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;

/**
 * What decides a statement's text: everything but the values. It is made for every call,
 * so its parts stand in one flat list; each list among them begins with its size.
 */
final class Shape {

	private final List<@Nullable Object> parts;

	private int hash;

	Shape(Class<? extends Statement> statement, Relation table, Projection projection, int otherParts) {
		this.parts = new ArrayList<>(3 + otherParts);
		add(statement).add(table).add(projection);
	}

	Shape add(@Nullable Object part) {
		this.parts.add(part);
		this.hash = 31 * this.hash + ((part != null) ? part.hashCode() : 0);
		return this;
	}

	Shape filter(RowFilter filter) {
		add(filter.terms().size());
		for (RowFilter.Term term : filter.terms()) {
			add(term.column());
		}
		return this;
	}

	Shape key(@Nullable Key key) {
		return (key != null) ? columns(key.columns()) : add(null);
	}

	Shape columns(List<Column> columns) {
		add(columns.size());
		for (Column column : columns) {
			add(column.name());
		}
		return this;
	}

	Shape assignments(List<Assignment> assignments) {
		add(assignments.size());
		for (Assignment assignment : assignments) {
			add(assignment.column().name());
		}
		return this;
	}

	Shape conditions(List<? extends BoundCondition> conditions) {
		add(conditions.size());
		for (BoundCondition condition : conditions) {
			add(condition.shape());
		}
		return this;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Shape shape && this.hash == shape.hash && this.parts.equals(shape.parts);
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

}
