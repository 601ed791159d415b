package io.fastpg.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Relation.Kind;

/** Makes relations of the rows of {@link CatalogQueries#RELATIONS}. */
final class RelationReader {

	private final TypeReader types;

	private final KeyReader keys;

	private final Map<Long, Draft> drafts = new LinkedHashMap<>();

	RelationReader(TypeReader types, KeyReader keys) {
		this.types = types;
		this.keys = keys;
	}

	void read(ResultSet row) throws SQLException {
		while (row.next()) {
			long oid = row.getLong("relation_oid");
			Draft draft = this.drafts.get(oid);
			if (draft == null) {
				draft = draft(row);
				this.drafts.put(oid, draft);
				this.types.attributes(row.getLong("row_type_oid"), draft.columns());
			}
			if (row.getString("column_name") != null) {
				draft.columns().add(ColumnRow.read(row));
			}
		}
	}

	private static Draft draft(ResultSet row) throws SQLException {
		TableName name = new TableName(row.getString("schema_name"), row.getString("relation_name"));
		return new Draft(name, kind(row.getString("kind")), row.getBoolean("visible"),
				row.getString("relation_comment"), new ArrayList<>());
	}

	private static @Nullable Kind kind(String code) {
		return switch (code) {
			case "r" -> Kind.TABLE;
			case "p" -> Kind.PARTITIONED_TABLE;
			case "f" -> Kind.FOREIGN_TABLE;
			case "v" -> Kind.VIEW;
			case "m" -> Kind.MATERIALIZED_VIEW;
			case "c" -> null;
			default -> throw new IllegalStateException("The query asks for no relation of kind '" + code + "'.");
		};
	}

	/**
	 * The queries see the catalog one after the other. What another session altered in
	 * between does not fit together, and a relation that is missing is read again when it
	 * is asked for, while one that is half right would be believed.
	 */
	List<Relation> relations() {
		List<Relation> relations = new ArrayList<>();
		this.drafts.forEach((oid, draft) -> {
			Kind kind = draft.kind();
			List<Column> columns = columns(draft);
			if (kind != null && columns != null && draft.hasColumns(this.keys.primaryKey(oid))) {
				relations.add(new Relation(draft.name(), kind, draft.visible(), columns, this.keys.primaryKey(oid),
						this.keys.foreignKeys(oid), this.keys.uniqueConstraints(oid), draft.comment()));
			}
		});
		return relations;
	}

	private @Nullable List<Column> columns(Draft draft) {
		List<Column> columns = new ArrayList<>();
		for (ColumnRow column : draft.columns()) {
			PgType type = this.types.type(column.typeOid());
			if (type == null) {
				return null;
			}
			columns.add(column.column(type));
		}
		return columns;
	}

	/** A relation as it is read; its kind is null for a row type alone. */
	private record Draft(TableName name, @Nullable Kind kind, boolean visible, @Nullable String comment,
			List<ColumnRow> columns) {

		boolean hasColumns(List<String> names) {
			return this.columns.stream().map(ColumnRow::name).toList().containsAll(names);
		}

	}

}
