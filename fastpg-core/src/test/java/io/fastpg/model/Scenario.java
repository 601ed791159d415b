package io.fastpg.model;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A database, and what is done to it.
 *
 * @param schema its tables
 * @param rows a row each, for any table; those that its constraints refuse are left out
 * @param policy what the Database is told
 * @param steps what is done, in this order
 */
record Scenario(Schema schema, List<LoadedRow> rows, Policy policy, List<Step> steps) {

	/**
	 * The tables.
	 *
	 * @param tenant the type of {@code tenant_id}
	 * @param tables what they look like
	 */
	record Schema(TenantType tenant, List<TableLayout> tables) {

	}

	/**
	 * A row that is there from the beginning.
	 *
	 * @param table its table
	 * @param values a value for every column that a table may have
	 */
	record LoadedRow(int table, Map<String, @Nullable Object> values) {

	}

	/**
	 * Options of the builder.
	 *
	 * @param requireTenant whether each call must be filtered by the tenant
	 * @param rejectMismatch whether a row that names another tenant is refused
	 */
	record Policy(boolean requireTenant, boolean rejectMismatch) {

	}

	/**
	 * An operation under its filters.
	 *
	 * @param sight the filters
	 * @param operation what is done
	 */
	record Step(Sight sight, Operation operation) {

	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder("tenant_id ").append(this.schema.tenant().sql()).append('\n');
		this.schema.tables().forEach((table) -> text.append(table.ddl(this.schema.tables())).append('\n'));
		this.rows.forEach((row) -> text.append(row).append('\n'));
		text.append(this.policy).append('\n');
		this.steps.forEach((step) -> text.append(step).append('\n'));
		return text.toString();
	}

}
