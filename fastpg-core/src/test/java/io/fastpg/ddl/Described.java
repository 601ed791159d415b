package io.fastpg.ddl;

import java.util.List;

import io.fastpg.Database;

/** What the server says of a table, a line each. */
final class Described {

	private Described() {
	}

	/** {@code id bigint not null identity}, {@code name text default 'x'::text}. */
	static List<String> columns(Database db, String table) {
		return db.query("""
				select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
					|| case when a.attnotnull then ' not null' else '' end
					|| case when a.attidentity <> '' then ' identity' else '' end
					|| coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
				from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
				where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
				order by a.attnum""", table).as(String.class).list();
	}

	/** {@code dog_pkey PRIMARY KEY (id)}; those of NOT NULL are left out. */
	static List<String> constraints(Database db, String table) {
		return db.query("""
				select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
				where conrelid = ?::regclass and contype <> 'n' order by conname""", table).as(String.class).list();
	}

	/** {@code CREATE INDEX … ON public.dog …}, those behind constraints left out. */
	static List<String> indexes(Database db, String table) {
		return db
			.query("""
					select pg_get_indexdef(i.indexrelid) from pg_index i
					where i.indrelid = ?::regclass
						and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
					order by 1""",
					table)
			.as(String.class)
			.list();
	}

}
