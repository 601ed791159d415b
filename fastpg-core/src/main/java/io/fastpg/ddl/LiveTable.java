package io.fastpg.ddl;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.TableName;

/**
 * A table as the catalog has it, expressions as the server prints them.
 *
 * @param name its name
 * @param columns its columns in their order
 * @param constraints its keys, checks and foreign keys
 * @param indexes its indexes, those behind constraints among them
 * @param comment its comment; null for none
 */
record LiveTable(TableName name, List<LiveColumn> columns, List<LiveConstraint> constraints, List<LiveIndex> indexes,
		@Nullable String comment) {

	Optional<LiveColumn> column(String column) {
		return this.columns.stream().filter((one) -> one.name().equals(column)).findFirst();
	}

	List<String> columnNames() {
		return this.columns.stream().map(LiveColumn::name).toList();
	}

	List<LiveConstraint> constraints(char kind) {
		return this.constraints.stream().filter((constraint) -> constraint.kind() == kind).toList();
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param type its type with modifier
	 * @param notNull whether it refuses NULL
	 * @param defaultSql its default; null for none
	 * @param identity whether the server numbers it
	 * @param generated whether it is computed of others
	 * @param ofEnum whether its type is an enum, or an array of one
	 * @param base the type under its domain; null where it is none
	 */
	record LiveColumn(String name, String type, boolean notNull, @Nullable String defaultSql, boolean identity,
			boolean generated, boolean ofEnum, @Nullable String base) {

		boolean isSerial() {
			return this.defaultSql != null && this.defaultSql.startsWith("nextval(");
		}

	}

	/**
	 * A constraint.
	 *
	 * @param name its name
	 * @param kind as {@code pg_constraint.contype} has it
	 * @param columns its columns in its order
	 * @param condition what a check says; null for others
	 * @param target what a foreign key refers to; null for others
	 * @param targetColumns the columns referred to
	 * @param onDelete as {@code pg_constraint.confdeltype} has it
	 * @param onUpdate as {@code pg_constraint.confupdtype} has it
	 */
	record LiveConstraint(String name, char kind, List<String> columns, @Nullable String condition,
			@Nullable TableName target, List<String> targetColumns, String onDelete, String onUpdate) {
	}

	/**
	 * An index.
	 *
	 * @param name its name
	 * @param columns the columns that it searches by
	 * @param plain whether it is a valid B-tree of columns, over all rows
	 */
	record LiveIndex(String name, List<String> columns, boolean plain) {
	}

}
