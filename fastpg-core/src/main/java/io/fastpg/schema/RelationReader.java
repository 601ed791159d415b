package io.fastpg.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.Column.Identity;
import io.fastpg.schema.Relation.Kind;

/** Makes relations of the rows of {@link CatalogQueries#RELATIONS}. */
final class RelationReader {

	private final TypeReader types;

	private final KeyReader keys;

	private final Map<Long, Draft> drafts = new LinkedHashMap<>();

	private final Set<Long> changedMeanwhile = new HashSet<>();

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
			}
			if (row.getString("column_name") != null) {
				PgType type = this.types.type(row.getLong("type_oid"));
				if (type != null) {
					draft.columns().add(column(row, type));
				}
				else {
					this.changedMeanwhile.add(oid);
				}
			}
		}
	}

	private static Draft draft(ResultSet row) throws SQLException {
		TableName name = new TableName(row.getString("schema_name"), row.getString("relation_name"));
		return new Draft(name, kind(row.getString("kind")), row.getBoolean("visible"),
				row.getString("relation_comment"), new ArrayList<>());
	}

	private static Kind kind(String code) {
		return switch (code) {
			case "r" -> Kind.TABLE;
			case "p" -> Kind.PARTITIONED_TABLE;
			case "f" -> Kind.FOREIGN_TABLE;
			case "v" -> Kind.VIEW;
			case "m" -> Kind.MATERIALIZED_VIEW;
			default -> throw new IllegalStateException("The query asks for no relation of kind '" + code + "'.");
		};
	}

	private static Column column(ResultSet row, PgType type) throws SQLException {
		return new Column(row.getString("column_name"), type, row.getString("type_text"), !row.getBoolean("not_null"),
				row.getString("default_expression"), identity(row.getString("identity")),
				!row.getString("generated").isEmpty(), row.getBoolean("exact"), row.getString("column_comment"));
	}

	private static Identity identity(String code) {
		return switch (code) {
			case "a" -> Identity.ALWAYS;
			case "d" -> Identity.BY_DEFAULT;
			default -> Identity.NONE;
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
			if (!this.changedMeanwhile.contains(oid) && draft.hasColumns(this.keys.primaryKey(oid))) {
				relations.add(relation(oid, draft));
			}
		});
		return relations;
	}

	private Relation relation(long oid, Draft draft) {
		return new Relation(draft.name(), draft.kind(), draft.visible(), draft.columns(), this.keys.primaryKey(oid),
				this.keys.foreignKeys(oid), this.keys.uniqueConstraints(oid), draft.comment());
	}

	private record Draft(TableName name, Kind kind, boolean visible, @Nullable String comment, List<Column> columns) {

		boolean hasColumns(List<String> names) {
			return this.columns.stream().map(Column::name).toList().containsAll(names);
		}

	}

}
