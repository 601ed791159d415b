package io.fastpg.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.TableName;

/**
 * A table as it is wanted, its names those of the database.
 *
 * @param name its name
 * @param columns its columns in their order
 * @param key the columns of its primary key; empty for none
 * @param uniques the columns of each unique constraint
 * @param checks its checks
 * @param foreignKeys its foreign keys
 * @param indexes the columns of each index
 * @param enums the enums that its columns have
 * @param comment its comment; null to leave that alone
 */
record TableDefinition(TableName name, List<WantedColumn> columns, List<String> key, List<List<String>> uniques,
		List<WantedCheck> checks, List<WantedReference> foreignKeys, List<List<String>> indexes, List<WantedEnum> enums,
		@Nullable String comment) {

	TableDefinition with(List<WantedColumn> others) {
		return new TableDefinition(this.name, others, this.key, this.uniques, this.checks, this.foreignKeys,
				this.indexes, this.enums, this.comment);
	}

	/**
	 * A column.
	 *
	 * @param name its name
	 * @param type its type, as SQL writes it
	 * @param guessed whether the type is what the Java type stands for, and no option's
	 * @param notNull whether it refuses NULL
	 * @param identity whether the server numbers it
	 * @param defaultSql its default, as SQL writes it; null for none
	 * @param holdsValue whether the default is a value
	 */
	record WantedColumn(String name, String type, boolean guessed, boolean notNull, boolean identity,
			@Nullable String defaultSql, boolean holdsValue) {

		WantedColumn as(String other) {
			return new WantedColumn(this.name, other, this.guessed, this.notNull, this.identity, this.defaultSql,
					this.holdsValue);
		}

	}

	/**
	 * A check.
	 *
	 * @param name its name; null for one of ours
	 * @param condition SQL in brackets
	 */
	record WantedCheck(@Nullable String name, String condition) {
	}

	/**
	 * A foreign key.
	 *
	 * @param columns the referring columns
	 * @param target the table referred to
	 * @param targetColumns the columns referred to
	 * @param onDelete what a delete does
	 * @param onUpdate what a change of the key does
	 */
	record WantedReference(List<String> columns, TableName target, List<String> targetColumns,
			ForeignKeyAction onDelete, ForeignKeyAction onUpdate) {
	}

	/**
	 * An enum type.
	 *
	 * @param name its name
	 * @param labels its labels in their order
	 */
	record WantedEnum(TableName name, List<String> labels) {
	}

}
