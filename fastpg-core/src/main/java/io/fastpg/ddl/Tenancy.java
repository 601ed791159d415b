package io.fastpg.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import io.fastpg.exception.SchemaException;
import io.fastpg.schema.Column;
import io.fastpg.schema.Schema;
import io.fastpg.schema.TableName;

/**
 * What tables for many tenants have.
 *
 * @param columns the columns that every call must filter by, the tenant's first; empty
 * where none is required
 * @param policies puts up a table's policies, in the transaction that makes it
 */
public record Tenancy(List<String> columns, Consumer<TableName> policies) {

	static final Tenancy NONE = new Tenancy(List.of(), (table) -> {
	});

	/** Copies the names. */
	public Tenancy {
		columns = List.copyOf(columns);
	}

	Tenancy required() {
		if (this.columns.isEmpty()) {
			throw new SchemaException("A table can be made ready for tenants only where a column is required of every"
					+ " call, and none is. Build the database with requireFilter(column), or leave tenantReady() out.");
		}
		return this;
	}

	/** The columns with the tenant's before them, unless it is there. */
	List<String> first(List<String> others) {
		if (this.columns.isEmpty() || others.contains(this.columns.get(0))) {
			return others;
		}
		List<String> all = new ArrayList<>(List.of(this.columns.get(0)));
		all.addAll(others);
		return List.copyOf(all);
	}

	/** The type of a column that the class does not have. */
	String type(String column, TableOptions options, Schema schema) {
		for (Clause.TenantColumn given : options.all(Clause.TenantColumn.class)) {
			if (given.column().equals(column)) {
				return io.fastpg.sql.Fragment.expression(given.sql()).text();
			}
		}
		Collection<String> types = schema.tables()
			.stream()
			.flatMap((table) -> table.find(column).stream())
			.map(Column::typeText)
			.distinct()
			.toList();
		if (types.size() != 1) {
			throw new SchemaException(
					"The type of the column \"" + column + "\", which every call must filter by, is" + " not known: "
							+ (types.isEmpty() ? "no table has it yet"
									: "tables have it with the types " + String.join(", ", types))
							+ ". Give the class a component for it, or say tenantColumn(\"" + column + "\", type).");
		}
		return types.iterator().next();
	}

}
