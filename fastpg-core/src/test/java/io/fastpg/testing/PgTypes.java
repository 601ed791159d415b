package io.fastpg.testing;

import java.util.List;
import java.util.Map;

import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;

/** Types as {@code pg_type} has them, without asking a server. */
public final class PgTypes {

	private static final Map<String, Long> OIDS = Map.ofEntries(Map.entry("bool", 16L), Map.entry("bytea", 17L),
			Map.entry("int8", 20L), Map.entry("int2", 21L), Map.entry("int4", 23L), Map.entry("text", 25L),
			Map.entry("json", 114L), Map.entry("xml", 142L), Map.entry("point", 600L), Map.entry("float4", 700L),
			Map.entry("float8", 701L), Map.entry("inet", 869L), Map.entry("bpchar", 1042L), Map.entry("varchar", 1043L),
			Map.entry("date", 1082L), Map.entry("time", 1083L), Map.entry("timestamp", 1114L),
			Map.entry("timestamptz", 1184L), Map.entry("interval", 1186L), Map.entry("timetz", 1266L),
			Map.entry("numeric", 1700L), Map.entry("uuid", 2950L), Map.entry("jsonb", 3802L),
			Map.entry("int4range", 3904L), Map.entry("name", 19L), Map.entry("box", 603L));

	private PgTypes() {
	}

	/**
	 * Returns a built-in type.
	 * @param name its name in {@code pg_type}
	 * @return the type
	 */
	public static PgType builtIn(String name) {
		Kind kind = name.endsWith("range") ? Kind.RANGE : Kind.BASE;
		return new PgType(OIDS.get(name), "pg_catalog", name, kind, null, null, List.of());
	}

	/**
	 * Returns an enum of schema public.
	 * @param name its name
	 * @param labels its labels in order
	 * @return the type
	 */
	public static PgType enumeration(String name, String... labels) {
		return new PgType(100_001, "public", name, Kind.ENUM, null, null, List.of(labels));
	}

	/**
	 * Returns a domain of schema public.
	 * @param name its name
	 * @param base the type under it
	 * @return the type
	 */
	public static PgType domain(String name, PgType base) {
		return new PgType(100_002, "public", name, Kind.DOMAIN, null, base, List.of());
	}

	/**
	 * Returns an array type.
	 * @param element the type of its elements
	 * @return the type
	 */
	public static PgType arrayOf(PgType element) {
		return new PgType(100_003, element.schema(), "_" + element.name(), Kind.ARRAY, element, null, List.of());
	}

}
