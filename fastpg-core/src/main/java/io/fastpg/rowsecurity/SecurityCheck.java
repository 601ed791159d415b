package io.fastpg.rowsecurity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import io.fastpg.rowsecurity.Finding.Kind;
import io.fastpg.rowsecurity.Finding.Severity;
import io.fastpg.rowsecurity.SecuredTable.Trait;
import io.fastpg.schema.TableName;

/**
 * One check, on one connection whose search path is pinned: the role, the tables, the
 * views and functions that lead around policies, and at last the canary.
 */
final class SecurityCheck {

	private final List<Finding> findings = new ArrayList<>();

	private final Connection connection;

	private final List<String> columns;

	private final Set<TableName> sharedTables;

	private String role = "";

	SecurityCheck(Connection connection, List<String> columns, Set<TableName> sharedTables) {
		this.connection = connection;
		this.columns = columns;
		this.sharedTables = sharedTables;
	}

	/**
	 * Says what it has found; settings of an outer transaction are its own business.
	 */
	RowSecurityReport run(boolean outermost, RepairScript repair) throws SQLException {
		role();
		List<SecuredTable> tables = SecurityCatalog.tables(this.connection, this.columns);
		List<SecuredTable> reachable = tables.stream().filter((table) -> table.is(Trait.REACHABLE)).toList();
		List<SecuredTable> open = reachable.stream().filter(this::isOpen).toList();
		owner(reachable);
		views();
		functions();
		canary(reachable.stream().filter((table) -> !open.contains(table)).toList(), outermost);
		this.findings
			.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::kind).thenComparing(Finding::subject));
		String sql = repair.of(new TableTree(tables), open);
		return new RowSecurityReport(this.role, this.columns, reachable.size(), this.findings, sql);
	}

	private void role() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(SecurityQueries.ROLE)) {
			rows.next();
			this.role = rows.getString("role_name");
			if (rows.getBoolean("bypasses")) {
				add(Kind.ROLE_BYPASSES, this.role, "the role is a superuser or has BYPASSRLS, so no policy binds it."
						+ " Let the application log in as a role that is neither, and keep this one for administration.");
				return;
			}
			for (String other : SecurityCatalog.strings(rows, "may_become")) {
				add(Kind.ROLE_MAY_BYPASS, other, "role " + this.role + " may act as it, and it goes past all policies."
						+ " Revoke it from " + this.role + ", or log in as another role.");
			}
		}
	}

	/** Reports on a table, and tells whether anything is wrong with its policies. */
	private boolean isOpen(SecuredTable table) {
		int before = this.findings.size();
		new TableFindings(table, this.findings::add).report();
		return this.findings.subList(before, this.findings.size())
			.stream()
			.anyMatch((finding) -> finding.severity() == Severity.ERROR);
	}

	private void owner(List<SecuredTable> reachable) {
		long owned = reachable.stream().filter((table) -> table.is(Trait.OWNED)).count();
		if (owned > 0 && !bypasses()) {
			add(Kind.ROLE_OWNS_TABLES, this.role, "the role owns " + owned + " of " + reachable.size()
					+ " tables (or is"
					+ " a member of their owner), so it may switch their policies off, and truncate them. Let migrations"
					+ " own the tables, and grant the application's role what it needs.");
		}
	}

	private void views() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(SecurityQueries.VIEWS)) {
			for (int i = 1; i <= 3; i++) {
				statement.setArray(i, this.connection.createArrayOf("text", this.columns.toArray()));
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					TableName name = new TableName(rows.getString("schema_name"), rows.getString("view_name"));
					if (rows.getBoolean("has_column") || !this.sharedTables.contains(name)) {
						view(name, rows.getBoolean("materialized"), rows.getString("owner_name"));
					}
				}
			}
		}
	}

	private void view(TableName name, boolean materialized, String owner) {
		if (materialized) {
			add(Kind.MATERIALIZED_VIEW, name, "a materialized view keeps rows of tables with policies, and can have"
					+ " none itself. Revoke the role's privileges on it, make it a view, or list it among the shared"
					+ " tables if it has no filter's column and everybody may see what it tells.");
		}
		else {
			add(Kind.VIEW_BYPASSES, name, "the view reads tables as role " + owner + ", which no policy binds. From"
					+ " PostgreSQL 15 on, alter view … set (security_invoker = true); before, give it to an owner that"
					+ " is neither superuser nor has BYPASSRLS.");
		}
	}

	private void functions() throws SQLException {
		try (Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(SecurityQueries.FUNCTIONS)) {
			while (rows.next()) {
				add(Kind.SECURITY_DEFINER_FUNCTION,
						new TableName(rows.getString("schema_name"), rows.getString("function_name")),
						"the function is SECURITY DEFINER and runs as role " + rows.getString("owner_name")
								+ ", which no policy binds. Make sure that it reads no table with policies, or revoke"
								+ " execute on it from this role and from public.");
			}
		}
	}

	private void canary(Collection<SecuredTable> tables, boolean outermost) throws SQLException {
		Canary canary = new Canary(this.connection);
		if (outermost) {
			for (String setting : canary.preset(this.columns)) {
				add(Kind.SETTING_PRESET, setting, "the setting has a value before any was given, so a statement that"
						+ " forgets its filter reads the rows of that value. Remove it from alter role … set, alter"
						+ " database … set and from the connection's options; with a pooler, never set it for a session.");
			}
		}
		if (bypasses()) {
			return;
		}
		canary.clear(this.columns);
		for (SecuredTable table : tables) {
			if (table.is(Trait.READABLE)) {
				canary.ask(table).ifPresent(this.findings::add);
			}
		}
	}

	private boolean bypasses() {
		return this.findings.stream().anyMatch((finding) -> finding.kind() == Kind.ROLE_BYPASSES);
	}

	private void add(Kind kind, Object subject, String message) {
		this.findings.add(Finding.of(kind, subject, message));
	}

	/** Writes what puts the policies of tables up. */
	interface RepairScript {

		String of(TableTree tree, List<SecuredTable> open);

	}

}
