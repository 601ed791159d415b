package io.fastpg.schema;

/**
 * The three queries of a snapshot. All names and operators are qualified, so that no
 * schema of the search path can put its own in their place; they run on PostgreSQL 14 and
 * later.
 *
 * @see <a href="https://www.postgresql.org/docs/current/catalogs.html"> PostgreSQL
 * manual, System Catalogs</a>
 */
final class CatalogQueries {

	/**
	 * One row per type, of all schemas: a result may have any of them. Only true arrays
	 * have an element here; {@code point}, for one, can be subscripted but is no array. A
	 * range has a bound's type, a multirange the range's.
	 */
	static final String TYPES = """
			select t.oid as type_oid, n.nspname as schema_name, t.typname as type_name, t.typtype as kind,
				e.oid as element_oid, t.typbasetype as base_oid,
				case when t.oid operator(pg_catalog.=) g.rngtypid then g.rngsubtype else g.rngtypid end as bound_oid,
				array(
					select l.enumlabel::pg_catalog.text
					from pg_catalog.pg_enum l
					where l.enumtypid operator(pg_catalog.=) t.oid
					order by l.enumsortorder) as labels,
				(select pg_catalog.current_schemas(false)::pg_catalog.text[]) as search_path
			from pg_catalog.pg_type t
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) t.typnamespace
			left join pg_catalog.pg_type e
				on e.oid operator(pg_catalog.=) t.typelem and e.typarray operator(pg_catalog.=) t.oid
			left join pg_catalog.pg_range g
				on t.oid operator(pg_catalog.=) any (array[g.rngtypid, g.rngmultitypid])
			""";

	/**
	 * One row per primary key, unique constraint and foreign key. {@code conkey} has the
	 * key's own order and no {@code INCLUDE} columns. A constraint with a parent is the
	 * server's own copy for a partition.
	 */
	static final String KEYS = """
			select k.conrelid as relation_oid, k.conname as key_name, k.contype as kind,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.unnest(k.conkey) with ordinality p(attnum, position)
					join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) k.conrelid
						and a.attnum operator(pg_catalog.=) p.attnum
					order by p.position) as key_columns,
				tn.nspname as target_schema, tc.relname as target_name,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.unnest(k.confkey) with ordinality p(attnum, position)
					join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) k.confrelid
						and a.attnum operator(pg_catalog.=) p.attnum
					order by p.position) as target_columns
			from pg_catalog.pg_constraint k
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) k.connamespace
			left join pg_catalog.pg_class tc on tc.oid operator(pg_catalog.=) k.confrelid
			left join pg_catalog.pg_namespace tn on tn.oid operator(pg_catalog.=) tc.relnamespace
			where k.contype operator(pg_catalog.=) any ('{p,u,f}'::pg_catalog."char"[])
				and k.conparentid operator(pg_catalog.=) 0
				and not pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_')
				and n.nspname operator(pg_catalog.<>) 'information_schema'
			order by k.conname
			""";

	/**
	 * One row per column, columns of a relation together and in table order; a relation
	 * without columns has one row with a null {@code column_name}. Row types made by
	 * {@code CREATE TYPE} are among them, for their attributes. Schemas called
	 * {@code pg_…} are the server's: it lets no one else make one. The expression of a
	 * generated column is not asked for: to print it, the server would wait for whoever
	 * has the table locked, and a default it prints without knowing the table.
	 */
	static final String RELATIONS = """
			select c.oid as relation_oid, n.nspname as schema_name, c.relname as relation_name, c.relkind as kind,
				c.reltype as row_type_oid, pg_catalog.pg_table_is_visible(c.oid) as visible, rd.description as relation_comment,
				a.attname as column_name, a.atttypid as type_oid,
				pg_catalog.format_type(a.atttypid, a.atttypmod) as type_text,
				a.attnotnull or t.typnotnull as not_null,
				pg_catalog.pg_get_expr(d.adbin, 0) as default_expression,
				a.attidentity as identity, a.attgenerated as generated,
				coalesce(l.collisdeterministic, true) as exact, cd.description as column_comment
			from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
			left join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) c.oid
				and a.attnum operator(pg_catalog.>) 0 and not a.attisdropped
			left join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
			left join pg_catalog.pg_collation l on l.oid operator(pg_catalog.=) a.attcollation
			left join pg_catalog.pg_attrdef d on d.adrelid operator(pg_catalog.=) a.attrelid
				and d.adnum operator(pg_catalog.=) a.attnum and a.attgenerated operator(pg_catalog.=) ''
			left join pg_catalog.pg_description rd on rd.objoid operator(pg_catalog.=) c.oid
				and rd.classoid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
				and rd.objsubid operator(pg_catalog.=) 0
			left join pg_catalog.pg_description cd on cd.objoid operator(pg_catalog.=) c.oid
				and cd.classoid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
				and cd.objsubid operator(pg_catalog.=) a.attnum
			where c.relkind operator(pg_catalog.=) any ('{r,p,f,v,m,c}'::pg_catalog."char"[])
				and not c.relispartition
				and not pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_')
				and n.nspname operator(pg_catalog.<>) 'information_schema'
			order by c.oid, a.attnum
			""";

	private CatalogQueries() {
	}

}
