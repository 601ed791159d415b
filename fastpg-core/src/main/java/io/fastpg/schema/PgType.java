package io.fastpg.schema;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL data type, as {@code pg_type} has it.
 *
 * @param oid its object identifier
 * @param schema the schema it is in: {@code pg_catalog} for built-in types
 * @param name its name there: {@code int4}, {@code _text}, {@code mood}
 * @param kind what sort of type it is
 * @param element the type of an array's elements, of a range's bounds, or of a
 * multirange's ranges; null for all other kinds
 * @param base the type under a domain; null for all other kinds
 * @param labels an enum's labels in their order; empty for all other kinds
 * @param attributes a row type's attributes in their order; empty for all other kinds,
 * and for the row types of PostgreSQL's own tables and of partitions
 */
public record PgType(long oid, String schema, String name, Kind kind, @Nullable PgType element, @Nullable PgType base,
		List<String> labels, List<Attribute> attributes) {

	/** The type of row counts. */
	public static final PgType INT8 = new PgType(20, "pg_catalog", "int8", Kind.BASE, null, null, List.of());

	/** The type of text of any length. */
	public static final PgType TEXT = new PgType(25, "pg_catalog", "text", Kind.BASE, null, null, List.of());

	/** Copies the lists. */
	public PgType {
		labels = List.copyOf(labels);
		attributes = List.copyOf(attributes);
	}

	/**
	 * Makes a type that is no row type.
	 * @param oid its object identifier
	 * @param schema the schema it is in
	 * @param name its name there
	 * @param kind what sort of type it is
	 * @param element the type of its elements, if it has any
	 * @param base the type under a domain
	 * @param labels an enum's labels
	 */
	public PgType(long oid, String schema, String name, Kind kind, @Nullable PgType element, @Nullable PgType base,
			List<String> labels) {
		this(oid, schema, name, kind, element, base, labels, List.of());
	}

	/**
	 * Returns the type that values really have: a domain's base, followed to the end;
	 * else this type.
	 * @return a type that is not a domain
	 */
	public PgType underlying() {
		return (this.base != null) ? this.base.underlying() : this;
	}

	/**
	 * Tells whether this is a type of {@code pg_catalog} with that name.
	 * @param builtInName a name of {@code pg_type}, such as {@code int4}
	 * @return whether it is that very type
	 */
	public boolean is(String builtInName) {
		return this.name.equals(builtInName) && this.schema.equals("pg_catalog");
	}

	/**
	 * Returns the type as a cast writes it: {@code "pg_catalog"."int4"},
	 * {@code "public"."mood"[]}.
	 * @return the quoted, schema-qualified name
	 */
	public String sql() {
		if (this.kind == Kind.ARRAY && this.element != null) {
			return this.element.sql() + "[]";
		}
		return Identifier.quote(this.schema) + '.' + Identifier.quote(this.name);
	}

	/**
	 * Returns a hash that costs nothing; types are keys of caches.
	 */
	@Override
	public int hashCode() {
		return Long.hashCode(this.oid);
	}

	/**
	 * Returns the name for messages: {@code int4}, {@code mood}, {@code text[]}.
	 */
	@Override
	public String toString() {
		return (this.kind == Kind.ARRAY) ? this.element + "[]" : this.name;
	}

	/** The sorts of types, after {@code pg_type.typtype}; arrays stand apart. */
	public enum Kind {

		/** A plain type, built in or from an extension. */
		BASE,
		/** An array of another type. */
		ARRAY,
		/** An enumerated type. */
		ENUM,
		/** Another type under constraints. */
		DOMAIN,
		/** A row type. */
		COMPOSITE,
		/** A range of another type. */
		RANGE,
		/** Several ranges in order. */
		MULTIRANGE,
		/** A type that no column can have. */
		PSEUDO

	}

}
