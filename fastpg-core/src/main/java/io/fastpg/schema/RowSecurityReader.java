package io.fastpg.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the state of row-level security. */
public final class RowSecurityReader {

	/**
	 * One row per relation, partitions among them: they can be named by themselves. A
	 * view is bound where it reads as its caller, or as an owner whom policies bind; the
	 * option's value may be any word for true. What a view reads is told by its rule.
	 */
	static final String RELATIONS = """
			with watched as (
				select pg_catalog.substr(p.polname::pg_catalog.text, 8) as name
				from pg_catalog.pg_policy p
				where pg_catalog.starts_with(p.polname::pg_catalog.text, 'fastpg_')
				union
				select name from pg_catalog.unnest(?::pg_catalog.text[]) as asked(name))
			select c.oid as relation_oid, n.nspname as schema_name, c.relname as relation_name,
				pg_catalog.pg_table_is_visible(c.oid) as visible,
				c.relkind operator(pg_catalog.=) 'v'::pg_catalog."char" as is_view,
				not (o.rolsuper or o.rolbypassrls)
					or coalesce((
						select option_value::pg_catalog.bool
						from pg_catalog.pg_options_to_table(c.reloptions)
						where option_name operator(pg_catalog.=) 'security_invoker'), false) as bound,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.pg_attribute a
					join watched w on w.name operator(pg_catalog.=) a.attname::pg_catalog.text
					where a.attrelid operator(pg_catalog.=) c.oid
						and a.attnum operator(pg_catalog.>) 0 and not a.attisdropped) as columns,
				array(
					select pg_catalog.substr(p.polname::pg_catalog.text, 8)
					from pg_catalog.pg_policy p
					where p.polrelid operator(pg_catalog.=) c.oid
						and pg_catalog.starts_with(p.polname::pg_catalog.text, 'fastpg_')
						and not p.polpermissive and p.polcmd operator(pg_catalog.=) '*'::pg_catalog."char"
						and p.polqual is not null and p.polwithcheck is not null
						and 0::pg_catalog.oid operator(pg_catalog.=) any (p.polroles)
						and c.relforcerowsecurity and pg_catalog.row_security_active(c.oid)) as policies,
				array(
					select d.refobjid::pg_catalog.int8
					from pg_catalog.pg_rewrite r
					join pg_catalog.pg_depend d on d.objid operator(pg_catalog.=) r.oid
						and d.classid operator(pg_catalog.=) 'pg_catalog.pg_rewrite'::pg_catalog.regclass
						and d.refclassid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
					where r.ev_class operator(pg_catalog.=) c.oid and d.refobjid operator(pg_catalog.<>) c.oid
						and c.relkind operator(pg_catalog.=) 'v'::pg_catalog."char") as reads
			from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
			join pg_catalog.pg_roles o on o.oid operator(pg_catalog.=) c.relowner
			where c.relkind operator(pg_catalog.=) any ('{r,p,f,v,m}'::pg_catalog."char"[])
				and not pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_')
				and n.nspname operator(pg_catalog.<>) 'information_schema'
			""";

	private final Map<Long, Draft> drafts = new LinkedHashMap<>();

	private RowSecurityReader() {
	}

	/**
	 * Reads what row-level security does for the connection's role, in one query.
	 * @param connection a connection of any role; it is left open
	 * @param columns columns to be watched beside those that policies read
	 * @return the state at this moment
	 * @throws SQLException if the server refuses the query or the connection is broken
	 */
	public static RowSecurityState read(Connection connection, Collection<String> columns) throws SQLException {
		RowSecurityReader reader = new RowSecurityReader();
		try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
			statement.setArray(1, connection.createArrayOf("text", columns.toArray()));
			try (ResultSet row = statement.executeQuery()) {
				while (row.next()) {
					reader.drafts.put(row.getLong("relation_oid"), draft(row));
				}
			}
		}
		return reader.state();
	}

	private static Draft draft(ResultSet row) throws SQLException {
		TableName name = new TableName(row.getString("schema_name"), row.getString("relation_name"));
		Set<Long> reads = new HashSet<>(List.of((Long[]) row.getArray("reads").getArray()));
		return new Draft(name, row.getBoolean("visible"), row.getBoolean("is_view"), row.getBoolean("bound"),
				names(row, "columns"), names(row, "policies"), reads);
	}

	private static Set<String> names(ResultSet row, String column) throws SQLException {
		return new HashSet<>(List.of((String[]) row.getArray(column).getArray()));
	}

	private RowSecurityState state() {
		Set<String> policies = this.drafts.values()
			.stream()
			.flatMap((draft) -> draft.policies().stream())
			.collect(Collectors.toSet());
		return new RowSecurityState(this.drafts.values().stream().map(this::secured).toList(), policies);
	}

	private RowSecurityState.Secured secured(Draft draft) {
		if (!draft.view()) {
			return new RowSecurityState.Secured(draft.name(), draft.visible(), draft.columns(), draft.policies(),
					List.of());
		}
		Map<Long, Draft> tables = new LinkedHashMap<>();
		boolean bound = collect(draft, tables);
		Set<String> columns = new HashSet<>(draft.columns());
		tables.values().forEach((table) -> columns.addAll(table.columns()));
		Set<String> by = columns.stream()
			.filter((column) -> bound && isSecured(tables.values(), column))
			.collect(Collectors.toSet());
		return new RowSecurityState.Secured(draft.name(), draft.visible(), columns, by,
				tables.values().stream().map(this::secured).toList());
	}

	/**
	 * Finds the tables that a view reads, and tells whether policies bind each reader.
	 */
	private boolean collect(Draft view, Map<Long, Draft> tables) {
		boolean bound = view.bound();
		for (Long oid : view.reads()) {
			Draft read = this.drafts.get(oid);
			if (read != null && read.view()) {
				bound &= collect(read, tables);
			}
			else if (read != null) {
				tables.put(oid, read);
			}
		}
		return bound;
	}

	private static boolean isSecured(Collection<Draft> tables, String column) {
		List<Draft> having = tables.stream().filter((table) -> table.columns().contains(column)).toList();
		return !having.isEmpty() && having.stream().allMatch((table) -> table.policies().contains(column));
	}

	private record Draft(TableName name, boolean visible, boolean view, boolean bound, Set<String> columns,
			Set<String> policies, Set<Long> reads) {
	}

}
