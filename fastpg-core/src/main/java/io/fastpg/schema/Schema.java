package io.fastpg.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.fastpg.exception.SchemaException;

/**
 * The schema as it was when it was read: relations of all schemas but PostgreSQL's own,
 * and all types. Immutable, so it can be shared and is replaced whole.
 */
public final class Schema {

	private final Map<TableName, Relation> relations = new LinkedHashMap<>();

	private final List<String> searchPath;

	private final Map<Long, PgType> typesByOid = new HashMap<>();

	private final Map<String, PgType> typesByName = new HashMap<>();

	/**
	 * Makes a snapshot.
	 * @param searchPath the schemas in which a bare name is looked for, in order
	 * @param relations all relations
	 * @param types all types, those their columns use among them
	 */
	public Schema(List<String> searchPath, Collection<Relation> relations, Collection<PgType> types) {
		this.searchPath = List.copyOf(searchPath);
		relations.stream()
			.sorted(Comparator.comparing((Relation relation) -> relation.name().schema())
				.thenComparing((relation) -> relation.name().name()))
			.forEach((relation) -> this.relations.put(relation.name(), relation));
		types.forEach((type) -> this.typesByOid.put(type.oid(), type));
		for (String schema : searchOrder()) {
			types.stream()
				.filter((type) -> type.schema().equals(schema))
				.forEach((type) -> this.typesByName.putIfAbsent(type.name(), type));
		}
		types.forEach((type) -> this.typesByName.putIfAbsent(type.schema() + '.' + type.name(), type));
	}

	/**
	 * Returns the tables.
	 * @return ordinary, partitioned and foreign tables, ordered by schema and name
	 */
	public List<Relation> tables() {
		return this.relations.values().stream().filter((relation) -> relation.kind().isTable()).toList();
	}

	/**
	 * Returns the views.
	 * @return views and materialized views, ordered by schema and name
	 */
	public List<Relation> views() {
		return this.relations.values().stream().filter((relation) -> !relation.kind().isTable()).toList();
	}

	/**
	 * Finds a table or view.
	 * @param name a bare name, looked for along the search path, or {@code schema.name};
	 * in the catalog's spelling, without quotes
	 * @return the relation, or empty
	 */
	public Optional<Relation> find(String name) {
		Relation found = onSearchPath(name);
		for (int dot = name.indexOf('.'); found == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
			found = this.relations.get(new TableName(name.substring(0, dot), name.substring(dot + 1)));
		}
		return Optional.ofNullable(found);
	}

	private @Nullable Relation onSearchPath(String name) {
		for (String schema : this.searchPath) {
			Relation found = this.relations.get(new TableName(schema, name));
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	/**
	 * Returns a table or view.
	 * @param name as for {@link #find(String)}
	 * @return the relation
	 * @throws SchemaException if there is none; the message names the nearest
	 */
	public Relation get(String name) {
		return find(name).orElseThrow(() -> new SchemaException("There is no table or view \"" + name + "\" "
				+ (this.searchPath.isEmpty() ? "(the search path is empty)."
						: "in the schemas of the search path (" + String.join(", ", this.searchPath) + ").")
				+ nearest(name).map((near) -> " Did you mean \"" + near + "\"?").orElse("")
				+ " A table of another schema is asked for as schema.name."));
	}

	/** A bare name is compared with all tables, and answered by a name that finds one. */
	private Optional<String> nearest(String name) {
		Map<String, String> answers = new HashMap<>();
		this.relations.forEach((full, relation) -> {
			answers.put(full.toString(), full.toString());
			if (relation.onSearchPath()) {
				answers.put(full.name(), full.name());
			}
			else {
				answers.putIfAbsent(full.name(), full.toString());
			}
		});
		return NearestName.of(name, answers.keySet()).map(answers::get);
	}

	/**
	 * Finds a type by its object identifier.
	 * @param oid an oid of {@code pg_type}
	 * @return the type, or empty where the database had none with that oid
	 */
	public Optional<PgType> type(long oid) {
		return Optional.ofNullable(this.typesByOid.get(oid));
	}

	/**
	 * Finds a type by name, built-in types first, then along the search path.
	 * @param name a bare name of {@code pg_type}, {@code int4} or {@code _mood}, or
	 * {@code schema.name}
	 * @return the type, or empty
	 */
	public Optional<PgType> type(String name) {
		return Optional.ofNullable(this.typesByName.get(name));
	}

	/**
	 * Returns the schemas in which a bare name is looked for.
	 * @return schema names in order, without {@code pg_catalog}
	 */
	public List<String> searchPath() {
		return this.searchPath;
	}

	private List<String> searchOrder() {
		List<String> order = new ArrayList<>(this.searchPath);
		order.remove("pg_catalog");
		order.add(0, "pg_catalog");
		return order;
	}

}
