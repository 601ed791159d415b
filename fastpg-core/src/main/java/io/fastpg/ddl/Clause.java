package io.fastpg.ddl;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** One thing that options say of a table; names are as the user gave them. */
sealed interface Clause {

	/** The columns of the primary key, in key order. */
	record Key(List<String> columns) implements Clause {
	}

	/** Columns that must not be NULL. */
	record NotNull(List<String> columns) implements Clause {
	}

	/** A value as a column's default. */
	record DefaultValue(String column, @Nullable Object value) implements Clause {
	}

	/** An expression as a column's default. */
	record DefaultSql(String column, String expression) implements Clause {
	}

	/** Columns that no two rows have alike. */
	record Unique(List<String> columns) implements Clause {
	}

	/** A condition that every row meets. */
	record Check(@Nullable String name, String expression) implements Clause {
	}

	/** Columns that refer to a row; no target columns stand for its primary key. */
	record Reference(List<String> columns, String table, List<String> targetColumns, ForeignKeyAction onDelete,
			ForeignKeyAction onUpdate) implements Clause {
	}

	/** Columns of an index. */
	record Index(List<String> columns) implements Clause {
	}

	/** The columns that come first. */
	record First(List<String> columns) implements Clause {
	}

	/** The type of a column. */
	record ColumnType(String column, String sql) implements Clause {
	}

	/** A PostgreSQL enum as the type of a column; no name stands for the Java enum's. */
	record EnumType(String column, @Nullable String type) implements Clause {
	}

	/** A column that has another name now. */
	record Rename(String from, String to) implements Clause {
	}

	/** Columns that stay though the class has none of them. */
	record Keep(List<String> columns) implements Clause {
	}

	/** The type of a tenant's column that the class does not have. */
	record TenantColumn(String column, String sql) implements Clause {
	}

	/** A constraint that goes. */
	record DropConstraint(String name) implements Clause {
	}

	/** An index that goes. */
	record DropIndex(String name) implements Clause {
	}

}
