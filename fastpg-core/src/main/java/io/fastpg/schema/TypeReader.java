package io.fastpg.schema;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType.Kind;

/** Makes types, and the search path, of the rows of {@link CatalogQueries#TYPES}. */
final class TypeReader {

	private final Map<Long, TypeRow> rows = new HashMap<>();

	private final Map<Long, PgType> types = new HashMap<>();

	private final Map<Long, List<ColumnRow>> attributes = new HashMap<>();

	private List<String> searchPath = List.of();

	void read(ResultSet row) throws SQLException {
		while (row.next()) {
			if (this.rows.isEmpty()) {
				this.searchPath = TextArray.read(row, "search_path");
			}
			this.rows.put(row.getLong("type_oid"),
					new TypeRow(row.getString("schema_name"), row.getString("type_name"), row.getString("kind"),
							row.getLong("element_oid"), row.getLong("bound_oid"), row.getLong("base_oid"),
							TextArray.read(row, "labels")));
		}
	}

	/** Tells what a row type is made of; asked for before its type is. */
	void attributes(long oid, List<ColumnRow> attributes) {
		this.attributes.put(oid, attributes);
	}

	Collection<PgType> types() {
		this.rows.keySet().forEach(this::type);
		return this.types.values();
	}

	List<String> searchPath() {
		return this.searchPath;
	}

	/** What a type is made of comes first; no type is made of itself. */
	@Nullable PgType type(long oid) {
		PgType known = this.types.get(oid);
		TypeRow row = this.rows.get(oid);
		if (known != null || row == null) {
			return known;
		}
		PgType element = type((row.elementOid() != 0) ? row.elementOid() : row.boundOid());
		PgType base = type(row.baseOid());
		PgType type = new PgType(oid, row.schema(), row.name(), row.kind(), element, base, row.labels(),
				attributes(oid));
		this.types.put(oid, type);
		return type;
	}

	private List<Attribute> attributes(long oid) {
		List<Attribute> attributes = new ArrayList<>();
		for (ColumnRow column : this.attributes.getOrDefault(oid, List.of())) {
			PgType type = type(column.typeOid());
			if (type == null) {
				// altered by another session in between: better none than some
				return List.of();
			}
			attributes.add(new Attribute(column.name(), type));
		}
		return attributes;
	}

	private record TypeRow(String schema, String name, String code, long elementOid, long boundOid, long baseOid,
			List<String> labels) {

		Kind kind() {
			if (this.elementOid != 0) {
				return Kind.ARRAY;
			}
			return switch (this.code) {
				case "e" -> Kind.ENUM;
				case "d" -> Kind.DOMAIN;
				case "c" -> Kind.COMPOSITE;
				case "r" -> Kind.RANGE;
				case "m" -> Kind.MULTIRANGE;
				case "p" -> Kind.PSEUDO;
				default -> Kind.BASE;
			};
		}

	}

}
