package io.fastpg.ddl;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.ddl.LiveTable.LiveColumn;
import io.fastpg.ddl.LiveTable.LiveConstraint;
import io.fastpg.ddl.LiveTable.LiveIndex;
import io.fastpg.schema.TableName;

/** Reads what the snapshot of the schema does not have of one table. */
final class TableReader {

	private static final String FIND = """
			select c.oid::pg_catalog.int8, c.relkind::pg_catalog.text as kind,
				pg_catalog.obj_description(c.oid, 'pg_class') as remark
			from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
			where n.nspname operator(pg_catalog.=) ? and c.relname operator(pg_catalog.=) ?
			""";

	private static final String COLUMNS = """
			select a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod) as type_text, a.attnotnull,
				pg_catalog.pg_get_expr(d.adbin, d.adrelid) as default_sql,
				a.attidentity operator(pg_catalog.<>) '' as numbered,
				a.attgenerated operator(pg_catalog.<>) '' as computed,
				coalesce(e.typtype, t.typtype) operator(pg_catalog.=) 'e' as of_enum,
				case when t.typtype operator(pg_catalog.=) 'd'
					then pg_catalog.format_type(t.typbasetype, t.typtypmod) end as base
			from pg_catalog.pg_attribute a
			join pg_catalog.pg_type t on t.oid operator(pg_catalog.=) a.atttypid
			left join pg_catalog.pg_type e
				on e.oid operator(pg_catalog.=) t.typelem and e.typarray operator(pg_catalog.=) t.oid
			left join pg_catalog.pg_attrdef d on d.adrelid operator(pg_catalog.=) a.attrelid
				and d.adnum operator(pg_catalog.=) a.attnum
			where a.attrelid operator(pg_catalog.=) ?::pg_catalog.oid and a.attnum operator(pg_catalog.>) 0
				and not a.attisdropped
			order by a.attnum
			""";

	private static final String CONSTRAINTS = """
			select k.conname, k.contype::pg_catalog.text as kind,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.unnest(k.conkey) with ordinality p(attnum, position)
					join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) k.conrelid
						and a.attnum operator(pg_catalog.=) p.attnum
					order by p.position) as key_columns,
				pg_catalog.pg_get_expr(k.conbin, k.conrelid) as condition,
				tn.nspname as target_schema, tc.relname as target_name,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.unnest(k.confkey) with ordinality p(attnum, position)
					join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) k.confrelid
						and a.attnum operator(pg_catalog.=) p.attnum
					order by p.position) as target_columns,
				k.confdeltype::pg_catalog.text as on_delete, k.confupdtype::pg_catalog.text as on_update
			from pg_catalog.pg_constraint k
			left join pg_catalog.pg_class tc on tc.oid operator(pg_catalog.=) k.confrelid
			left join pg_catalog.pg_namespace tn on tn.oid operator(pg_catalog.=) tc.relnamespace
			where k.conrelid operator(pg_catalog.=) ?::pg_catalog.oid
				and k.contype operator(pg_catalog.=) any ('{p,u,f,c}'::pg_catalog."char"[])
			order by k.conname
			""";

	private static final String INDEXES = """
			select c.relname,
				i.indisvalid and i.indexprs is null and i.indpred is null
					and m.amname operator(pg_catalog.=) 'btree' as plain,
				array(
					select a.attname::pg_catalog.text
					from pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality p(attnum, position)
					join pg_catalog.pg_attribute a on a.attrelid operator(pg_catalog.=) i.indrelid
						and a.attnum operator(pg_catalog.=) p.attnum
					where p.position operator(pg_catalog.<=) i.indnkeyatts
					order by p.position) as key_columns
			from pg_catalog.pg_index i
			join pg_catalog.pg_class c on c.oid operator(pg_catalog.=) i.indexrelid
			join pg_catalog.pg_am m on m.oid operator(pg_catalog.=) c.relam
			where i.indrelid operator(pg_catalog.=) ?::pg_catalog.oid
			order by c.relname
			""";

	private static final String RELATIONS = """
			select c.relname
			from pg_catalog.pg_class c
			join pg_catalog.pg_namespace n on n.oid operator(pg_catalog.=) c.relnamespace
			where n.nspname operator(pg_catalog.=) ?
			""";

	private static final String DEPENDENTS = """
			select distinct case when v.relkind operator(pg_catalog.=) 'm' then 'materialized view ' else 'view ' end
				operator(pg_catalog.||) v.oid::pg_catalog.regclass::pg_catalog.text as dependent
			from pg_catalog.pg_depend d
			join pg_catalog.pg_rewrite r on r.oid operator(pg_catalog.=) d.objid
			join pg_catalog.pg_class v on v.oid operator(pg_catalog.=) r.ev_class
			where d.classid operator(pg_catalog.=) 'pg_catalog.pg_rewrite'::pg_catalog.regclass
				and d.refclassid operator(pg_catalog.=) 'pg_catalog.pg_class'::pg_catalog.regclass
				and d.refobjid operator(pg_catalog.=) ?::pg_catalog.oid
				and v.oid operator(pg_catalog.<>) d.refobjid
			union
			select 'foreign key ' operator(pg_catalog.||) pg_catalog.quote_ident(k.conname)
				operator(pg_catalog.||) ' of ' operator(pg_catalog.||) k.conrelid::pg_catalog.regclass::pg_catalog.text
			from pg_catalog.pg_constraint k
			where k.contype operator(pg_catalog.=) 'f'
				and k.confrelid operator(pg_catalog.=) ?::pg_catalog.oid
				and k.conrelid operator(pg_catalog.<>) k.confrelid and k.conparentid operator(pg_catalog.=) 0
			order by dependent
			""";

	private TableReader() {
	}

	/** What has the name: {@code r} for a table, as {@code pg_class.relkind} has it. */
	static Optional<Found> find(Connection connection, TableName name) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(FIND)) {
			statement.setString(1, name.schema());
			statement.setString(2, name.name());
			try (ResultSet rows = statement.executeQuery()) {
				return rows.next()
						? Optional.of(new Found(rows.getLong(1), rows.getString(2).charAt(0), rows.getString(3)))
						: Optional.empty();
			}
		}
	}

	static LiveTable read(Connection connection, TableName name, Found found) throws SQLException {
		long oid = found.oid();
		return new LiveTable(name, list(connection, COLUMNS, oid, TableReader::column),
				list(connection, CONSTRAINTS, oid, TableReader::constraint),
				list(connection, INDEXES, oid,
						(row) -> new LiveIndex(row.getString(1), strings(row, "key_columns"), row.getBoolean(2))),
				found.comment());
	}

	/** The names of all relations of a schema, indexes among them. */
	static List<String> relations(Connection connection, String schema) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(RELATIONS)) {
			statement.setString(1, schema);
			return list(statement, (row) -> row.getString(1));
		}
	}

	/** The views that read a relation, and the foreign keys that refer to it. */
	static List<String> dependents(Connection connection, Found found) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(DEPENDENTS)) {
			statement.setLong(1, found.oid());
			statement.setLong(2, found.oid());
			return list(statement, (row) -> row.getString(1));
		}
	}

	private static LiveColumn column(ResultSet row) throws SQLException {
		return new LiveColumn(row.getString(1), row.getString(2), row.getBoolean(3), row.getString(4),
				row.getBoolean(5), row.getBoolean(6), row.getBoolean(7), row.getString(8));
	}

	private static LiveConstraint constraint(ResultSet row) throws SQLException {
		String target = row.getString("target_name");
		return new LiveConstraint(row.getString(1), row.getString(2).charAt(0), strings(row, "key_columns"),
				row.getString("condition"),
				(target != null) ? new TableName(row.getString("target_schema"), target) : null,
				strings(row, "target_columns"), row.getString("on_delete"), row.getString("on_update"));
	}

	private static List<String> strings(ResultSet row, String column) throws SQLException {
		return List.of((String[]) row.getArray(column).getArray());
	}

	private static <T> List<T> list(Connection connection, String sql, long oid, Mapping<T> mapping)
			throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setLong(1, oid);
			return list(statement, mapping);
		}
	}

	private static <T> List<T> list(PreparedStatement statement, Mapping<T> mapping) throws SQLException {
		List<T> found = new ArrayList<>();
		try (ResultSet rows = statement.executeQuery()) {
			while (rows.next()) {
				found.add(mapping.map(rows));
			}
		}
		return found;
	}

	/** Makes one element of a row. */
	private interface Mapping<T> {

		T map(ResultSet row) throws SQLException;

	}

	/**
	 * What the catalog has under a name.
	 *
	 * @param oid its object identifier
	 * @param kind as {@code pg_class.relkind} has it
	 * @param comment its comment; null for none
	 */
	record Found(long oid, char kind, @Nullable String comment) {

		boolean isTable() {
			return this.kind == 'r' || this.kind == 'p';
		}

	}

}
