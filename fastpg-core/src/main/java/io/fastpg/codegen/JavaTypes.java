package io.fastpg.codegen;

import java.lang.reflect.Type;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.fastpg.schema.PgType;
import io.fastpg.schema.PgType.Kind;
import io.fastpg.type.TypeMap;

/**
 * The Java types of columns: what a Row holds, but that enums are classes of their own.
 */
final class JavaTypes {

	private final TypeMap types;

	private final Map<PgType, String> enums;

	JavaTypes(TypeMap types, Map<PgType, String> enums) {
		this.types = types;
		this.enums = enums;
	}

	Type of(PgType type) {
		PgType underlying = type.underlying();
		PgType element = underlying.element();
		if (element != null && enumOf(underlying) != null) {
			return GeneratedType.listOf(of(element));
		}
		String name = this.enums.get(underlying);
		return (name != null) ? new GeneratedType(name) : this.types.defaultJavaType(type);
	}

	/** The enum that a type's values are, or hold in an array; null for all others. */
	static @Nullable PgType enumOf(PgType type) {
		PgType underlying = type.underlying();
		if (underlying.element() != null) {
			return enumOf(underlying.element());
		}
		return (underlying.kind() == Kind.ENUM) ? underlying : null;
	}

}
