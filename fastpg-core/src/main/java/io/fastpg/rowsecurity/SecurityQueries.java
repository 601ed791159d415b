package io.fastpg.rowsecurity;

/**
 * The queries of a check. They run with a search path of {@code pg_catalog} alone, so
 * that neither an operator nor what the server prints of a policy depends on anyone's
 * schemas. They run on PostgreSQL 14 and later.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalogs.html"> PostgreSQL
 * manual, System Catalogs</a>
 */
final class SecurityQueries {

	/** Undone with the savepoint or transaction that it is sent in. */
	static final String PINNED_SEARCH_PATH = "select pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true)";

	/** The columns that have a policy of ours anywhere. */
	static final String POLICED_COLUMNS = """
			select distinct a.attname
			from pg_catalog.pg_policy p
			join pg_catalog.pg_attribute a on a.attrelid = p.polrelid and a.attnum > 0 and not a.attisdropped
			where p.polname = 'fastpg_' || a.attname and not p.polpermissive
			order by a.attname
			""";

	/**
	 * One row: who asks, and as whom the role may act. A superuser is a member of all.
	 * Whoever may act as the server's process can read its files.
	 */
	static final String ROLE = """
			select current_user as role_name,
				exists (select from pg_catalog.pg_roles r
					where r.rolname = current_user and (r.rolsuper or r.rolbypassrls)) as bypasses,
				array(select r.rolname::text from pg_catalog.pg_roles r
					where r.rolname <> current_user and (r.rolsuper or r.rolbypassrls or r.rolname = any (
							'{pg_execute_server_program,pg_read_server_files,pg_write_server_files}'::name[]))
						and (r.rolname = session_user or pg_catalog.pg_has_role(session_user, r.oid, 'MEMBER')
							or pg_catalog.pg_has_role(current_user, r.oid, 'MEMBER'))
					order by r.rolname) as may_become
			""";

	/**
	 * One row per table and column, parents before their parts. The two parameters are
	 * the columns' names and the source of the function, blanks made equal.
	 */
	static final String TABLES = """
			select c.oid as table_oid, n.nspname as schema_name, c.relname as table_name,
				c.relkind = 'f' as "foreign", c.relispartition as "partition",
				c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
				pg_catalog.pg_has_role(c.relowner, 'MEMBER') as owned,
				pg_catalog.has_schema_privilege(n.oid, 'USAGE') and (
					pg_catalog.has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
					or pg_catalog.has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE')) as reachable,
				pg_catalog.has_schema_privilege(n.oid, 'USAGE')
					and pg_catalog.has_table_privilege(c.oid, 'SELECT') as readable,
				pg_catalog.has_table_privilege(c.oid, 'TRUNCATE') as truncatable,
				exists (select from pg_catalog.pg_proc f
					join pg_catalog.pg_language l on l.oid = f.prolang
					where f.pronamespace = n.oid and f.proname = 'fastpg_row_filter' and f.pronargs = 1
						and f.proargtypes[0] = 'pg_catalog.text'::regtype and f.prorettype = 'pg_catalog.text'::regtype
						and l.lanname = 'plpgsql' and not f.prosecdef and f.proconfig is null
						and pg_catalog.regexp_replace(f.prosrc, '[[:space:]]+', ' ', 'g') = ?) as "function",
				o.other as other_permissive,
				exists (select from pg_catalog.pg_policy q where q.polrelid = c.oid and q.polname <> 'fastpg_open'
					and (q.polpermissive or not exists (select from pg_catalog.pg_attribute x
						where x.attrelid = c.oid and x.attnum > 0 and 'fastpg_' || x.attname = q.polname))) as other_policy,
				case when o.other then o.ours is null else coalesce(o.ours, false) end as open,
				array(select i.inhparent from pg_catalog.pg_inherits i where i.inhrelid = c.oid
					order by i.inhseqno) as parents,
				a.attname as column_name, pg_catalog.quote_ident(a.attname) as printed_column,
				pg_catalog.quote_ident(n.nspname) as printed_schema,
				b.nspname as type_schema, b.typname as type_name, b.typtype = 'e' as "enum", b.oid <> a.atttypid as domain,
				pg_catalog.format_type(b.oid, -1) as printed_type,
				not (a.attnotnull or t.typnotnull) as nullable,
				exists (select from pg_catalog.pg_index i
					where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)
				or exists (select from pg_catalog.pg_partitioned_table s
					where s.partrelid = c.oid and s.partattrs[0] = a.attnum) as indexed,
				array(select k.relname::text from pg_catalog.pg_index i
					join pg_catalog.pg_class k on k.oid = i.indexrelid
					where i.indrelid = c.oid and i.indisunique
						and a.attnum <> all ((i.indkey::int2[])[0:i.indnkeyatts - 1])
					order by k.relname) as keys_without,
				array(select k.conname::text from pg_catalog.pg_constraint k
					join pg_catalog.pg_attribute ta on ta.attrelid = k.confrelid and ta.attname = a.attname
						and ta.attnum > 0 and not ta.attisdropped
					where k.conrelid = c.oid and k.contype = 'f' and not exists (
						select from unnest(k.conkey, k.confkey) p(own, target)
						where p.own = a.attnum and p.target = ta.attnum)
					order by k.conname) as foreign_keys_without,
				p.oid is not null as present,
				p.polcmd = '*' and p.polroles = '{0}' and not p.polpermissive as restrictive,
				pg_catalog.pg_get_expr(p.polqual, p.polrelid) as "using",
				pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "check"
			from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			join pg_catalog.pg_type t on t.oid = a.atttypid
			cross join lateral (
				with recursive step(oid) as (
					select a.atttypid
					union all
					select d.typbasetype from step join pg_catalog.pg_type d on d.oid = step.oid where d.typtype = 'd')
				select d.oid, d.typname, d.typtype, dn.nspname
				from step
				join pg_catalog.pg_type d on d.oid = step.oid and d.typtype <> 'd'
				join pg_catalog.pg_namespace dn on dn.oid = d.typnamespace) b
			cross join lateral (
				select coalesce(bool_or(q.polname <> 'fastpg_open'), false) as other,
					bool_or(q.polcmd = '*' and q.polroles = '{0}'
						and pg_catalog.pg_get_expr(q.polqual, q.polrelid) = 'true'
						and pg_catalog.pg_get_expr(q.polwithcheck, q.polrelid) = 'true')
						filter (where q.polname = 'fastpg_open') as ours
				from pg_catalog.pg_policy q
				where q.polrelid = c.oid and q.polpermissive) o
			left join pg_catalog.pg_policy p on p.polrelid = c.oid and p.polname = 'fastpg_' || a.attname
			where a.attname = any (?) and c.relkind in ('r', 'p', 'f')
				and not starts_with(n.nspname, 'pg_') and n.nspname <> 'information_schema'
			order by c.relispartition, n.nspname, c.relname, a.attnum
			""";

	/**
	 * One row per view that reads such tables past their policies: a view of a role that
	 * bypasses them, also where the role comes to it through another view; and a
	 * materialized view. The parameter, three times, is the columns' names.
	 */
	static final String VIEWS = """
			with recursive
			secured(oid) as (
				select a.attrelid from pg_catalog.pg_attribute a
				join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p', 'f')
				where a.attname = any (?) and a.attnum > 0 and not a.attisdropped),
			reads(view, target) as (
				select distinct r.ev_class, d.refobjid
				from pg_catalog.pg_rewrite r
				join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::regclass and d.objid = r.oid
					and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjid <> r.ev_class
				where r.rulename = '_RETURN'),
			reached(oid) as (
				select c.oid from pg_catalog.pg_class c
				where c.relkind in ('v', 'm') and pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE')
					and (pg_catalog.has_table_privilege(c.oid, 'SELECT, INSERT, UPDATE, DELETE')
						or pg_catalog.has_any_column_privilege(c.oid, 'SELECT, INSERT, UPDATE'))
				union
				select t.oid from reached
				join pg_catalog.pg_class c on c.oid = reached.oid and c.relkind = 'v'
				join reads on reads.view = c.oid
				join pg_catalog.pg_class t on t.oid = reads.target and t.relkind in ('v', 'm')),
			contents(view, target) as (
				select view, target from reads
				union
				select contents.view, reads.target from contents join reads on reads.view = contents.target)
			select n.nspname as schema_name, c.relname as view_name, c.relkind = 'm' as materialized,
				pg_catalog.pg_get_userbyid(c.relowner) as owner_name,
				exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attname = any (?)
					and not a.attisdropped) as has_column
			from reached
			join pg_catalog.pg_class c on c.oid = reached.oid
			join pg_catalog.pg_namespace n on n.oid = c.relnamespace
			join pg_catalog.pg_roles w on w.oid = c.relowner
			where not starts_with(n.nspname, 'pg_') and n.nspname <> 'information_schema' and case c.relkind
				when 'm' then exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid
						and a.attname = any (?) and not a.attisdropped)
					or exists (select from contents where view = c.oid and target in (select oid from secured))
				else (w.rolsuper or w.rolbypassrls)
					and exists (select from reads where view = c.oid and target in (select oid from secured))
					and not exists (select from pg_catalog.pg_options_to_table(c.reloptions) x
						where x.option_name = 'security_invoker' and x.option_value::bool) end
			order by n.nspname, c.relname
			""";

	/** One row per function that runs as a role that bypasses policies. */
	static final String FUNCTIONS = """
			select n.nspname as schema_name, p.proname as function_name,
				pg_catalog.pg_get_userbyid(p.proowner) as owner_name
			from pg_catalog.pg_proc p
			join pg_catalog.pg_namespace n on n.oid = p.pronamespace
			join pg_catalog.pg_roles w on w.oid = p.proowner
			where p.prosecdef and (w.rolsuper or w.rolbypassrls)
				and pg_catalog.has_schema_privilege(n.oid, 'USAGE')
				and pg_catalog.has_function_privilege(p.oid, 'EXECUTE')
				and not starts_with(n.nspname, 'pg_') and n.nspname <> 'information_schema'
			order by n.nspname, p.proname, p.oid
			""";

	private SecurityQueries() {
	}

}
