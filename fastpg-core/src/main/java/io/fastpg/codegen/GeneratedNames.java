package io.fastpg.codegen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.fastpg.mapping.SnakeCase;
import io.fastpg.schema.Column;
import io.fastpg.schema.PgType;
import io.fastpg.schema.Relation;

/**
 * The names of the generated classes: one for each relation, one for each enum of theirs.
 */
final class GeneratedNames {

	private final Map<Relation, String> records = new LinkedHashMap<>();

	private final Map<PgType, String> enums = new LinkedHashMap<>();

	/**
	 * Those whose name says the table choose first, then those that a bare name finds,
	 * then all by schema and name.
	 */
	GeneratedNames(List<Relation> relations) {
		UniqueNames unique = UniqueNames.ignoringCase();
		Map<Relation, String> chosen = new HashMap<>();
		order(relations).forEach((relation) -> chosen.put(relation, name(relation, unique)));
		relations.forEach((relation) -> this.records.put(relation, chosen.get(relation)));
		relations.stream()
			.flatMap((relation) -> relation.columns().stream())
			.map(Column::type)
			.map(JavaTypes::enumOf)
			.filter(Objects::nonNull)
			.distinct()
			.sorted(Comparator.comparing(PgType::schema).thenComparing(PgType::name))
			.forEach((type) -> this.enums.put(type, unique.add(JavaNames.type(type.name(), "Choice"))));
	}

	private static List<Relation> order(List<Relation> relations) {
		List<Relation> order = new ArrayList<>(relations);
		order.sort(Comparator.comparing((Relation relation) -> !relation.isOnSearchPath())
			.thenComparing((relation) -> !SnakeCase.of(own(relation)).equals(relation.name().name()))
			.thenComparing((relation) -> relation.name().schema())
			.thenComparing((relation) -> relation.name().name()));
		return order;
	}

	private static String name(Relation relation, UniqueNames unique) {
		String own = own(relation);
		boolean ofAnotherSchema = unique.has(own) && !relation.isOnSearchPath();
		return unique.add(ofAnotherSchema ? JavaNames.type(relation.name().schema(), "Schema") + own : own);
	}

	private static String own(Relation relation) {
		return JavaNames.type(relation.name().name(), "Relation");
	}

	Map<Relation, String> records() {
		return this.records;
	}

	Map<PgType, String> enums() {
		return this.enums;
	}

	Set<String> all() {
		Set<String> names = new TreeSet<>(this.records.values());
		names.addAll(this.enums.values());
		return names;
	}

}
