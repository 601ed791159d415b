package io.fastpg.rowsecurity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.fastpg.rowsecurity.SecuredColumn.PolicyState;
import io.fastpg.rowsecurity.SecuredTable.Trait;
import io.fastpg.schema.Identifier;
import io.fastpg.schema.RowPolicy;
import io.fastpg.schema.TableName;

/**
 * Reads what the catalog says of tables with a filter's column, over a connection whose
 * search path is pinned.
 */
final class SecurityCatalog {

	private static final String SOURCE = PolicyScript.FUNCTION_BODY.replaceAll("\\s+", " ");

	private SecurityCatalog() {
	}

	/** The columns that have policies of ours. */
	static List<String> policedColumns(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(SecurityQueries.POLICED_COLUMNS)) {
			List<String> columns = new ArrayList<>();
			while (rows.next()) {
				columns.add(rows.getString(1));
			}
			return columns;
		}
	}

	/** The tables with one of the columns, partitions last, else by name. */
	static List<SecuredTable> tables(Connection connection, Collection<String> columns) throws SQLException {
		Map<Long, SecuredTable> tables = new LinkedHashMap<>();
		try (PreparedStatement statement = connection.prepareStatement(SecurityQueries.TABLES)) {
			statement.setString(1, SOURCE);
			statement.setArray(2, connection.createArrayOf("text", columns.toArray()));
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					SecuredTable table = tables.get(rows.getLong("table_oid"));
					if (table == null) {
						table = table(rows);
						tables.put(table.oid(), table);
					}
					table.columns().add(column(rows));
				}
			}
		}
		return List.copyOf(tables.values());
	}

	private static SecuredTable table(ResultSet rows) throws SQLException {
		Set<Trait> traits = EnumSet.noneOf(Trait.class);
		for (Trait trait : Trait.values()) {
			if (rows.getBoolean(trait.name().toLowerCase(Locale.ROOT))) {
				traits.add(trait);
			}
		}
		Array parents = rows.getArray("parents");
		return new SecuredTable(rows.getLong("table_oid"),
				new TableName(rows.getString("schema_name"), rows.getString("table_name")), traits,
				List.of((Long[]) parents.getArray()), new ArrayList<>());
	}

	private static SecuredColumn column(ResultSet rows) throws SQLException {
		String type = Identifier.quote(rows.getString("type_schema")) + '.'
				+ Identifier.quote(rows.getString("type_name"));
		return new SecuredColumn(rows.getString("column_name"), type,
				rows.getBoolean("domain") && rows.getBoolean("enum"), policy(rows), rows.getBoolean("nullable"),
				rows.getBoolean("indexed"), strings(rows, "keys_without"), strings(rows, "foreign_keys_without"));
	}

	private static PolicyState policy(ResultSet rows) throws SQLException {
		if (!rows.getBoolean("present")) {
			return PolicyState.MISSING;
		}
		ExpectedPolicy expected = new ExpectedPolicy(rows.getString("printed_column"),
				RowPolicy.setting(rows.getString("column_name")), rows.getString("printed_schema"),
				rows.getString("printed_type"), rows.getBoolean("domain"));
		boolean intact = rows.getBoolean("restrictive") && expected.isPrintedAs(rows.getString("using"))
				&& expected.isPrintedAs(rows.getString("check"));
		return intact ? PolicyState.INTACT : PolicyState.CHANGED;
	}

	static List<String> strings(ResultSet rows, String column) throws SQLException {
		return Arrays.asList((String[]) rows.getArray(column).getArray());
	}

}
