package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import io.fastpg.mapping.SnakeCase;
import io.fastpg.schema.Relation;
import io.fastpg.schema.Schema;
import io.fastpg.type.TypeMap;

/**
 * Writes the Java source of a record for each table and view of a schema, and of an enum
 * for each enum type that their columns have. The same schema gives the same text, byte
 * by byte. Immutable.
 * <ul>
 * <li>A component has the type that a {@code Row} holds for its column, and is an object:
 * a key that the server gives is null before the row is stored, and a query may leave
 * columns out.</li>
 * <li>It is {@code @Nullable} where the column may be NULL, and where the server fills it
 * in: in a record handed to {@code insert}, null means the column's default.</li>
 * <li>Names are those that fastpg guesses back. Where it could not, {@code @Column},
 * {@code @FastpgTable} and {@code @Label} say them.</li>
 * <li>A table's record has a builder for partial writes, and a key of several columns a
 * record of its own.</li>
 * </ul>
 */
public final class RecordGenerator {

	/** A constructor takes 255 arguments, itself among them. */
	private static final int MOST_COMPONENTS = 254;

	private final GeneratorOptions options;

	private final TypeMap types = new TypeMap(JsonMapper.shared());

	/**
	 * Makes a generator.
	 * @param options which tables and views, and the package
	 */
	public RecordGenerator(GeneratorOptions options) {
		this.options = options;
	}

	/**
	 * Returns the sources for a schema.
	 * @param schema a snapshot
	 * @return a file for each table, view and enum, ordered by path
	 */
	public List<GeneratedSource> generate(Schema schema) {
		List<Relation> relations = taken(schema).filter((relation) -> reason(relation, schema).isEmpty()).toList();
		GeneratedNames names = new GeneratedNames(relations);
		JavaTypes javaTypes = new JavaTypes(this.types, names.enums());
		List<GeneratedSource> sources = new ArrayList<>();
		names.records()
			.forEach((relation, name) -> sources.add(new RecordSource(relation, name, annotated(relation, name, schema),
					javaTypes, this.options.packageName(), names.all())
				.source()));
		names.enums()
			.forEach((type, name) -> sources
				.add(EnumSource.source(type, name, this.options.packageName(), names.all())));
		return sources.stream().sorted((left, right) -> left.path().compareTo(right.path())).toList();
	}

	/**
	 * Returns why tables and views that the options take have no record.
	 * @param schema a snapshot
	 * @return a sentence for each of them; empty where all have one
	 */
	public List<String> leftOut(Schema schema) {
		return taken(schema).map((relation) -> reason(relation, schema)).filter((reason) -> !reason.isEmpty()).toList();
	}

	private Stream<Relation> taken(Schema schema) {
		return Stream.concat(schema.tables().stream(), schema.views().stream()).filter(this.options::takes);
	}

	private static String reason(Relation relation, Schema schema) {
		int columns = relation.columns().size();
		if (columns == 0) {
			return relation.name() + " has no columns, so it has no record.";
		}
		if (columns > MOST_COMPONENTS) {
			return relation.name() + " has " + columns + " columns, and a record has " + MOST_COMPONENTS
					+ " components at most. Read it as Row, or write a record with some of them.";
		}
		return isFound(relation, bareName(relation), schema) ? "" : relation.name()
				+ " cannot be asked for by name, since another table has the same one with a dot in it. Rename one.";
	}

	/** What {@code @FastpgTable} says; nothing where the record's name says it. */
	private static String annotated(Relation relation, String name, Schema schema) {
		return isFound(relation, SnakeCase.of(name), schema) ? "" : bareName(relation);
	}

	private static boolean isFound(Relation relation, String name, Schema schema) {
		return schema.find(name).filter((found) -> found == relation).isPresent();
	}

	private static String bareName(Relation relation) {
		return relation.isOnSearchPath() ? relation.name().name() : relation.name().toString();
	}

}
