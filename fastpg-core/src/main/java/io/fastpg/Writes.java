package io.fastpg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.InvalidStatementException;
import io.fastpg.exception.RowFilterException;
import io.fastpg.exception.SchemaException;
import io.fastpg.filter.RowFilter;
import io.fastpg.row.ColumnValues;
import io.fastpg.schema.Column;
import io.fastpg.schema.Relation;
import io.fastpg.sql.Assignment;
import io.fastpg.sql.Insert;
import io.fastpg.sql.Key;
import io.fastpg.sql.OnConflict;
import io.fastpg.sql.Projection;
import io.fastpg.sql.Update;
import io.fastpg.sql.Upsert;

/**
 * Turns what a user wants written (a record, bean, Row or Map) into a statement, under
 * the filter of the call: what the row says of a filter's column is left out, or refused
 * where the policy says so.
 */
record Writes(Relation relation, Projection returning, RowFilter filter, boolean rejectMismatch) {

	Insert insert(Object row) {
		ColumnValues values = ColumnValues.of(row, this.relation);
		List<Assignment> given = given(values, !values.nullsAreDefaults(), false);
		// A record always says what it is; a Map or Row without a column says nothing
		if (given.isEmpty() && !values.nullsAreDefaults()) {
			throw new InvalidStatementException("Nothing to insert into " + this.relation
					+ ": no value was given for a column that can be written. Its columns are " + columnNames() + ".");
		}
		return new Insert(this.relation, given, this.filter, this.returning);
	}

	/** The row whose key the values hold gets all the other values. */
	Update update(Object row) {
		ColumnValues values = ColumnValues.of(row, this.relation);
		Key key = key(values);
		return update(values, key);
	}

	/** The row with that key gets the values, and no other. */
	Update update(Key key, Object row) {
		ColumnValues values = ColumnValues.of(row, this.relation);
		for (int i = 0; i < key.columns().size(); i++) {
			Column column = key.columns().get(i);
			Object value = values.asMap().get(column);
			boolean absent = value == null && (values.nullsAreDefaults() || !values.asMap().containsKey(column));
			if (!absent && !Keys.same(value, key.values().get(i))) {
				throw new InvalidStatementException("Cannot update " + this.relation + ": key column \"" + column.name()
						+ "\" would get another value. An update by key cannot change the key; use where(…).update(…).");
			}
		}
		return update(values, key);
	}

	private Update update(ColumnValues values, Key key) {
		List<Assignment> set = given(values, true, false).stream()
			.filter((assignment) -> !this.relation.primaryKey().contains(assignment.column()))
			.toList();
		return new Update(this.relation, set, this.filter, key, List.of(), this.returning);
	}

	/** What the rows of a selection get. */
	List<Assignment> assignments(Object row) {
		return given(ColumnValues.of(row, this.relation), true, false);
	}

	/** Null where the row has no key yet: then there is nothing to conflict with. */
	@Nullable Upsert upsert(Object row, OnConflict onConflict) {
		ColumnValues values = ColumnValues.of(row, this.relation);
		List<Column> conflict = conflictColumns(onConflict);
		List<Assignment> given = given(values, !values.nullsAreDefaults(), true);
		Set<Column> written = new HashSet<>(given.stream().map(Assignment::column).toList());
		for (Column column : conflict) {
			if (!written.contains(column) && !this.filter.has(column.name())) {
				return null;
			}
		}
		return new Upsert(this.relation, given, updates(values, onConflict, conflict), this.filter, conflict,
				this.returning);
	}

	private List<Column> conflictColumns(OnConflict onConflict) {
		return onConflict.columns().isEmpty() ? Keys.primaryKey(this.relation)
				: onConflict.columns().stream().map(this.relation::column).toList();
	}

	private List<Column> updates(ColumnValues values, OnConflict onConflict, List<Column> conflict) {
		List<String> named = onConflict.updated();
		if (named != null) {
			return named.stream().map((name) -> updatable(name, values)).toList();
		}
		return given(values, true, false).stream()
			.map(Assignment::column)
			.filter((column) -> !conflict.contains(column) && !this.relation.primaryKey().contains(column))
			.toList();
	}

	private Column updatable(String name, ColumnValues values) {
		Column column = this.relation.column(name);
		if (!values.asMap().containsKey(column)) {
			throw new SchemaException("Cannot update \"" + name + "\" of " + this.relation
					+ " on conflict: the row to upsert has no value for it.");
		}
		return column;
	}

	/** What finds the row that was there already; null where the filter alone does. */
	@Nullable Key conflictKey(Upsert upsert) {
		List<Object> values = new ArrayList<>();
		List<Column> columns = new ArrayList<>();
		for (Assignment assignment : upsert.values()) {
			Object value = assignment.value();
			if (upsert.conflict().contains(assignment.column()) && value != null) {
				columns.add(assignment.column());
				values.add(value);
			}
		}
		return columns.isEmpty() ? null : new Key(columns, values);
	}

	private Key key(ColumnValues values) {
		List<Column> columns = new ArrayList<>();
		List<Object> key = new ArrayList<>();
		for (Column column : Keys.primaryKey(this.relation)) {
			Object value = values.asMap().get(column);
			if (this.filter.has(column.name())) {
				continue;
			}
			if (value == null) {
				throw new SchemaException("Cannot update a row of " + this.relation
						+ ": it has no value for key column \"" + column.name() + "\". The primary key is ("
						+ Keys.names(this.relation) + "); give all of it, or name the row with update(key, values).");
			}
			columns.add(column);
			key.add(value);
		}
		if (columns.isEmpty()) {
			throw new SchemaException("The row filter fixes the whole key of " + this.relation
					+ ". Name its one row with where(\"true\").");
		}
		return new Key(columns, key);
	}

	private List<Assignment> given(ColumnValues values, boolean nulls, boolean alwaysKeys) {
		List<Assignment> given = new ArrayList<>(values.asMap().size());
		for (Map.Entry<Column, @Nullable Object> entry : values.asMap().entrySet()) {
			Column column = entry.getKey();
			Object value = entry.getValue();
			if (this.filter.has(column.name())) {
				requireMatch(column, value);
			}
			else if ((nulls || value != null) && (column.writable()
					|| (alwaysKeys && !column.generated() && this.relation.primaryKey().contains(column)))) {
				given.add(new Assignment(column, value));
			}
		}
		return given;
	}

	private void requireMatch(Column column, @Nullable Object value) {
		if (this.rejectMismatch && value != null
				&& this.filter.and(RowFilter.of(column.name(), value)).on(this.relation).matchesNothing()) {
			throw new RowFilterException("Cannot write into " + this.relation + ": the value for \"" + column.name()
					+ "\" is another than that of the " + this.filter + ". Leave it out, or give the same.");
		}
	}

	private String columnNames() {
		return String.join(", ", this.relation.columns().stream().map(Column::name).toList());
	}

}
